import { readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deskApp } from '../../../src/cms/server/app.ts';
import { Sessions } from '../../../src/cms/server/sessions.ts';
import { SiteBuilder } from '../../../src/cms/desk/site-builder.ts';
import { Previewer } from '../../../src/cms/preview/previewer.ts';
import { layPages } from '../../bundles.ts';
import { post, put } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA } from './site.ts';

let site: DeskSite;
let app: ReturnType<typeof deskApp>;
let cookie: string;
let previewer: Previewer;
let before: string;

beforeAll(async () => {
  site = await DeskSite.make({
    'media/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  });
  await symlink('/etc/passwd', join(site.contentDir, 'media/link.svg'));
  site.commit('A link');
  await put(site.folder, 'editor/index.html', '<!doctype html><title>Editor</title>');
  await put(site.folder, 'secret.html', 'secret');
  await site.save(draftA, { [fileA]: post('A') });
  const sessions = await Sessions.open(join(site.folder, 'cache'));
  cookie = `colophon-desk=${sessions.issue('ann')}`;
  await layPages(site.settings.cacheDir);
  previewer = await Previewer.start(site.settings, { timeLimit: 120 });
  app = deskApp({
    desk: await site.desk(),
    sessions,
    previewer,
    builder: new SiteBuilder({}),
    remote: undefined,
    editor: () => Promise.resolve({ dir: join(site.folder, 'editor') }),
  });
  before = state();
});
afterAll(async () => {
  await previewer.close();
  await site.remove();
});

/** Everything that a request could change: branches, the index, files, git's own folder. */
const state = () =>
  [
    // The newest stash has a ref too.
    site.git('for-each-ref'),
    site.git('status', '--porcelain', '--ignored'),
    readFileSync(join(site.folder, 'repository/.git/config'), 'utf8'),
  ].join('\n');

const own = { Host: '127.0.0.1:4321', Origin: 'http://127.0.0.1:4321', 'Content-Type': 'application/json' };
const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
  app.request(`http://127.0.0.1:4321${path}`, {
    method: 'POST',
    ...init,
    headers: { ...own, Cookie: cookie, ...init.headers },
  });
const ask = (action: string, params: object, headers: Record<string, string> = {}) =>
  send('/admin/api/decap', { body: JSON.stringify({ action, params }), headers });
const save = (path: string, slug = 'a', collectionName = 'posts', more: object = {}) => ({
  branch: 'main',
  dataFiles: [{ slug, path, raw: 'x' }],
  assets: [],
  options: { collectionName, commitMessage: 'x', useWorkflow: true, status: 'draft' },
  ...more,
});
const good = save(`content/${fileA}`);

type Case = [what: string, request: () => Response | Promise<Response>, status: number];

const strangers: Case[] = [
  ['another Host', () => ask('persistEntry', good, { Host: 'evil.example' }), 403],
  [
    'a Host that only begins like ours',
    () => ask('persistEntry', good, { Host: '127.0.0.1.evil.example' }),
    403,
  ],
  ['no Host', () => ask('persistEntry', good, { Host: '' }), 403],
  ['another Origin', () => ask('persistEntry', good, { Origin: 'https://evil.example' }), 403],
  ['another port of this machine', () => ask('persistEntry', good, { Origin: 'http://127.0.0.1:8080' }), 403],
  ['the Origin null of a sandbox', () => ask('persistEntry', good, { Origin: 'null' }), 403],
  ['no Origin', () => ask('persistEntry', good, { Origin: '' }), 403],
  ['a page of another site', () => ask('persistEntry', good, { 'Sec-Fetch-Site': 'cross-site' }), 403],
  ['no session', () => ask('persistEntry', good, { Cookie: '' }), 401],
  [
    'a forged session',
    () => ask('persistEntry', good, { Cookie: 'colophon-desk=lea.9999999999999.00' }),
    401,
  ],
  [
    'a session with the name changed to somebody else',
    () => ask('persistEntry', good, { Cookie: cookie.replace('=ann.', '=lea.') }),
    401,
  ],
  ['a log-in as nobody', () => login('nobody'), 422],
  ['a log-in as a property of every object', () => login('__proto__'), 422],
  ['a form in place of JSON', () => ask('persistEntry', good, { 'Content-Type': 'text/plain' }), 422],
  ['a body that is not JSON', () => send('/admin/api/decap', { body: '{' }), 400],
  ['JSON that is not a request', () => send('/admin/api/decap', { body: '[]' }), 422],
  ['JSON null', () => send('/admin/api/decap', { body: 'null' }), 422],
];

const paths: Case[] = [
  '../outside.mdx',
  'content/../../outside.mdx',
  'content/posts/en/../../policy.yaml',
  '/etc/passwd',
  'content//posts/en/a.mdx',
  'content/posts/en/./a.mdx',
  'content\\posts\\en\\a.mdx',
  'content/posts/en/a.mdx\0.mdx',
  'content/posts/en/a\nb.mdx',
  '.git/hooks/post-commit',
  'content/.git/config',
  'content/posts/en/.git/config',
  'content/media/.git/config',
  'content/media/link.svg/x.svg',
  'content/media/--output=x.svg',
  'content/media/-x.svg',
  'content/media/a b.svg',
  'content/media/Ärger.svg',
  'content/media/run.sh',
  'content/media/page.html',
  'content/posts/en/--exec=x.mdx',
  'content/posts/xx/a.mdx',
  'content/posts/en/deeper/a.mdx',
  'content/posts/en/A.mdx',
  'content/posts/en/a.mdx/b.mdx',
  'content/posts/en/b.mdx',
  'content/faq/en/a.mdx',
  'content/policy.yaml',
  'content/site.yaml',
  'content/approvals/posts/a/0.json',
  'content/people/a.yaml',
  'src/pages/a.astro',
  'package.json',
  `content/posts/en/${'a'.repeat(300)}.mdx`,
].map((path): Case => [
  `save to ${JSON.stringify(path).slice(0, 60)}`,
  () => ask('persistEntry', save(path)),
  422,
]);

const others: Case[] = [
  [
    'a slug that looks like an option',
    () => ask('persistEntry', save('content/posts/en/--x.mdx', '--x')),
    422,
  ],
  [
    'a slug that climbs to a parent folder',
    () => ask('persistEntry', save(`content/${fileA}`, '../../heads/main')),
    422,
  ],
  [
    'a slug with characters that have a meaning in refs',
    () => ask('persistEntry', save(`content/${fileA}`, 'a~1^{commit}')),
    422,
  ],
  ['a slug with a line end', () => ask('persistEntry', save(`content/${fileA}`, 'a\nb')), 422],
  ['a slug that ends in .lock', () => ask('persistEntry', save(`content/${fileA}`, 'a.lock')), 422],
  ['an unknown collection', () => ask('persistEntry', save(`content/${fileA}`, 'a', 'drafts')), 422],
  ['the wrong collection', () => ask('persistEntry', save(`content/${fileA}`, 'a', 'faq')), 422],
  [
    'a collection named like a property of objects',
    () => ask('persistEntry', save(`content/${fileA}`, 'a', '__proto__')),
    422,
  ],
  [
    'a forged status',
    () =>
      ask('persistEntry', {
        ...good,
        options: { ...good.options, status: 'approved' },
      }),
    422,
  ],
  [
    'an unknown status',
    () => ask('updateUnpublishedEntryStatus', { collection: 'posts', slug: 'a', newStatus: 'published' }),
    422,
  ],
  [
    'an asset that is not base64',
    () =>
      ask(
        'persistEntry',
        save(`content/${fileA}`, 'a', 'posts', {
          assets: [{ path: 'content/media/a.png', content: '%', encoding: 'base64' }],
        }),
      ),
    422,
  ],
  [
    'an asset in a wrong folder',
    () =>
      ask(
        'persistEntry',
        save(`content/${fileA}`, 'a', 'posts', {
          assets: [{ path: '.git/hooks/x', content: 'eA==', encoding: 'base64' }],
        }),
      ),
    422,
  ],
  ['no file at all', () => ask('persistEntry', { ...good, dataFiles: [] }), 422],
  [
    'publish a draft that does not exist',
    () => ask('publishUnpublishedEntry', { collection: 'posts', slug: 'none' }),
    404,
  ],
  ['publish main itself', () => ask('publishUnpublishedEntry', { collection: '..', slug: 'main' }), 422],
  [
    'publish what nobody approved',
    () => ask('publishUnpublishedEntry', { collection: 'posts', slug: 'a' }),
    422,
  ],
  [
    'discard a branch that is not a draft',
    () => ask('deleteUnpublishedEntry', { collection: '../main', slug: 'x' }),
    422,
  ],
  [
    'discard a draft that does not exist',
    () => ask('deleteUnpublishedEntry', { collection: 'posts', slug: 'none' }),
    404,
  ],
  ['read git’s settings', () => ask('getEntry', { path: '.git/config' }), 422],
  ['read a file outside the content', () => ask('getEntry', { path: 'content/../README' }), 422],
  ['read through a link', () => ask('getMediaFile', { path: 'content/media/link.svg' }), 404],
  [
    'list a folder above the content',
    () => ask('entriesByFolder', { folder: '..', extension: 'mdx', depth: 9 }),
    422,
  ],
  [
    'delete the policy',
    () => ask('deleteFile', { path: 'content/policy.yaml', options: { commitMessage: 'x' } }),
    422,
  ],
  [
    'delete a record',
    () =>
      ask('deleteFiles', { paths: ['content/approvals/posts/a/0.json'], options: { commitMessage: 'x' } }),
    422,
  ],
  ['an action named like a property of objects', () => ask('constructor', {}), 422],
  [
    'a note on a draft that does not exist',
    () => ask('addNote', { collection: 'posts', slug: 'none', note: { content: 'x' } }),
    404,
  ],
  [
    'a media address that climbs to a parent folder',
    () => send('/admin/media/main/media/..%2f..%2fpolicy.yaml', { method: 'GET' }),
    404,
  ],
  ['a media address through a link', () => send('/admin/media/main/media/link.svg', { method: 'GET' }), 404],
  ['a file next to the editor', () => send('/admin/..%2fsecret.html', { method: 'GET' }), 404],
  [
    'a preview of a foreign branch',
    () => send('/admin/preview/drafts/..%2f..%2fmain/x/', { method: 'GET' }),
    404,
  ],
  [
    'a preview of a text outside the content',
    () =>
      send('/admin/api/preview', {
        body: JSON.stringify({ files: [{ path: '../x.mdx', text: 'x' }], path: '../x.mdx', lang: 'en' }),
      }),
    422,
  ],
];

const login = (person: string) =>
  send('/admin/login/', {
    body: `person=${person}`,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });

describe('what the desk refuses', () => {
  test.each([...strangers, ...paths, ...others])('%s', async (_, request, status) => {
    const response = await request();
    expect(response.status, await response.clone().text()).toBe(status);
    expect(await response.text()).not.toMatch(/root:|secret|\[core\]| {4}at /);
    expect(state()).toBe(before);
  });

  test('a body of a gigabyte is refused early, whether or not its length is given', async () => {
    const endless = () => {
      let sent = 0;
      const chunk = new Uint8Array(1024 * 1024).fill(0x20);
      return {
        body: new ReadableStream<Uint8Array>({
          pull: (controller) => {
            sent += 1;
            if (sent > 1024) controller.close();
            else controller.enqueue(chunk);
          },
        }),
        sent: () => sent,
      };
    };
    const stream = endless();
    const response = await send('/admin/api/decap', { body: stream.body, duplex: 'half' } as RequestInit & {
      headers?: Record<string, string>;
    });
    expect(response.status).toBe(413);
    expect(stream.sent()).toBeLessThan(80);
    const declared = await send('/admin/api/decap', {
      body: '{}',
      headers: { 'Content-Length': String(1024 ** 3) },
    });
    expect(declared.status).toBe(413);
    expect(state()).toBe(before);
  });
});

describe('what the desk does', () => {
  test('a page without a session leads to the log-in and back, never to another site', async () => {
    const page = await send('/admin/review/posts/a/?lang=fr', { method: 'GET', headers: { Cookie: '' } });
    expect(page.status).toBe(302);
    expect(page.headers.get('Location')).toBe(
      '/admin/login/?to=%2Fadmin%2Freview%2Fposts%2Fa%2F%3Flang%3Dfr',
    );
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/admin//evil.example',
      '/admin/\\evil',
      '/admin/login/',
    ]) {
      const response = await send(`/admin/login/?to=${encodeURIComponent(to)}`, {
        body: 'person=lea',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      });
      expect(response.headers.get('Location'), to).toBe('/admin/');
    }
  });

  test('scripts cannot read the cookie, and other sites cannot send it', async () => {
    expect((await login('lea')).headers.get('Set-Cookie')).toMatch(/HttpOnly; SameSite=Lax/);
  });

  test('a valid save is saved', async () => {
    const response = await ask('persistEntry', {
      ...good,
      dataFiles: [{ slug: 'a', path: `content/${fileA}`, raw: post('A again') }],
    });
    expect(response.status).toBe(200);
    expect(site.git('log', '-1', '--format=%ae', 'cms/posts/a')).toBe(`${ann.id}@people.invalid`);
  });

  test.each(['/admin/', '/admin/login/', '/admin/review/', '/admin/preview/main/'])(
    '%s has its own policy',
    async (path) => {
      const response = await send(path, { method: 'GET', headers: { Accept: 'text/html' } });
      expect(response.status).toBe(200);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy.includes("'unsafe-eval'")).toBe(path === '/admin/');
      expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    },
  );
});
