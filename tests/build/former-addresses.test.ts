import { gunzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HostingRules } from '../../src/lib/http/host-rules.ts';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { post, readFolder, remove } from '../fixtures/folder.ts';
import { GatedSite, policyYaml } from '../content/records/gated.ts';
import { elementsOf } from './elements.ts';
import { htmlFaults } from './html.ts';
import { inlineCode } from './inline-code.ts';
import { brokenLinks } from './links.ts';
import { runScript } from './run.ts';

const base = '/project/';
const film = '<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />\n';

let site: GatedSite;
let files: Map<string, Buffer>;
let server: Listening;
let origin: string;
const out = () => join(site.folder, 'out');
const text = (path: string) => files.get(path)?.toString() ?? '';

beforeAll(async () => {
  site = await GatedSite.make({
    'site.yaml': [
      'name: Tiny',
      'tagline: A small site',
      'description: A site for tests.',
      `url: https://tiny.example${base}`,
      'languages: [en, fr]',
      'admin: false\n',
    ].join('\n'),
    'policy.yaml': policyYaml,
    'posts/en/a.mdx': post(
      'A & <b>“new”</b> name',
      'aliases: [/old/, /caf%C3%A9/, /日本/, "/a%20b/", "/Help:Me/"]\n',
      film,
    ),
    'posts/fr/a.mdx': post('Un nouveau nom'),
    'posts/en/reader.mdx': post(
      'Reader',
      '',
      'To the [old place](/old/#x) and the [gone one](/blog/gone/).\n',
    ),
    'posts/en/gone.mdx': post(
      'A title that nobody should read',
      'aliases: [/went/]\n',
      'Words of persimmon.\n',
    ),
    'posts/en/ended.mdx': post(
      'A campaign',
      'expireAt: 2026-07-01T00:00:00Z\ntakenDown: { reason: "Over & <b>done</b>.", replacement: posts/reader }\n',
    ),
    'posts/en/waiting.mdx': post('Waiting', 'aliases: [/waiting-before/]\n'),
  });
  for (const name of ['a', 'reader', 'gone', 'ended']) await site.decide({ path: `posts/en/${name}.mdx` });
  await site.decide({ path: 'posts/fr/a.mdx' });
  site.now = new Date('2026-06-10T08:00:00Z');
  await site.decide({
    path: 'posts/en/gone.mdx',
    decision: 'unpublish',
    comment: 'Between us.',
    publicReason: 'It was wrong.',
    replacement: 'posts/a',
  });
  const { code, output } = await runScript('build', {
    CONTENT_DIR: site.folders.contentDir,
    OUT_DIR: out(),
    CACHE_DIR: site.folders.cacheDir,
    BUILD_TIME: '2026-08-01T00:00:00Z',
  });
  expect(code, output).toBe(0);
  files = await readFolder(out());
  server = await listen(staticSite(out(), base), 0);
  origin = `http://127.0.0.1:${String(server.port)}`;
});
afterAll(async () => {
  await server.close();
  await remove(site.folder);
});

test('a page at each former address leads on without a script, in the language of its address', () => {
  for (const [path, lang, to] of [
    ['old', 'en', '/project/blog/a/'],
    ['café', 'en', '/project/blog/a/'],
    ['日本', 'en', '/project/blog/a/'],
    ['a b', 'en', '/project/blog/a/'],
    ['Help:Me', 'en', '/project/blog/a/'],
    ['fr/old', 'fr', '/project/fr/blog/a/'],
    ['fr/café', 'fr', '/project/fr/blog/a/'],
  ] as const) {
    const elements = elementsOf(text(`${path}/index.html`));
    const of = (name: string, attribute: string, value: string) =>
      elements.find((one) => one.name === name && one.attributes[attribute] === value)?.attributes;
    expect(elements.find(({ name }) => name === 'html')?.attributes['lang'], path).toBe(lang);
    expect(of('meta', 'httpequiv', 'refresh')?.['content']).toBe(`0; url=${to}`);
    expect(of('meta', 'name', 'robots')?.['content']).toBe('noindex');
    expect(of('link', 'rel', 'canonical')?.['href']).toBe(`https://tiny.example${to}`);
    expect(of('a', 'href', to)).toBeDefined();
    expect(elements.some(({ name }) => name === 'script' || name === 'style')).toBe(false);
  }
  expect(text('old/index.html')).toContain('A &#38; &#60;b&#62;“new”&#60;/b&#62; name');
  expect(text('fr/old/index.html')).toMatch(/a changé d’adresse[^]*Un nouveau nom/);
});

test('what was taken down says when and why, and what to read; not its title, nor what its desk said', () => {
  for (const path of ['blog/gone', 'went']) {
    const page = text(`${path}/index.html`);
    expect(page).toMatch(/from 1 May 2026 was taken down on 10 June 2026/);
    expect(page).toContain('It was wrong.');
    expect(elementsOf(page).some(({ attributes }) => attributes['href'] === '/project/blog/a/')).toBe(true);
    expect(page).toMatch(/<meta name="robots" content="noindex"/);
    expect(page).toContain('<link rel="canonical" href="https://tiny.example/project/blog/gone/"');
  }
  expect(text('fr/went/index.html')).toMatch(
    /lang="fr"[^]*retiré le 10 juin 2026[^]*lang="en"[^>]*>\s*It was wrong/,
  );
  const ended = text('blog/ended/index.html');
  expect(ended).toMatch(/A campaign[^]*from 1 May 2026 until 1 July 2026[^]*Over &amp; &lt;b&gt;done/);
});

test('nothing else of what is gone, or waits, is anywhere', () => {
  for (const [path, bytes] of files) {
    const all = `${path}\n${bytes.toString()}${bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes).toString() : ''}`;
    expect(all.match(/nobody should read|persimmon|Between us|waiting/gi), path).toBeNull();
    const isOwn = /^(?:fr\/)?(?:blog\/(?:gone|ended)|went)\/index\.html$|^_redirects$/.test(path);
    if (!isOwn) expect(all.match(/It was wrong|A campaign|blog\/(?:gone|ended)/g), path).toBeNull();
  }
  const sitemap = text('sitemap-0.xml');
  expect(sitemap).toContain('/project/blog/a/');
  expect(sitemap).not.toMatch(/old|gone|ended|went|caf/);
});

test('the pages are sound like all others: valid, with a policy, every link leading somewhere', async () => {
  expect(await htmlFaults(files)).toEqual([]);
  expect(inlineCode(files)).toEqual([]);
  expect(brokenLinks(files, 'https://tiny.example/project/')).toEqual([]);
  // A link to a former address goes on, one to what is gone is plain text.
  const reader = text('blog/reader/index.html');
  expect(reader).toContain('href="/project/old/#x"');
  expect(reader).toContain('gone one');
});

test('a page with a film may frame its player, and no other', () => {
  const policyOf = (path: string) =>
    /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(text(path))?.[1] ?? '';
  expect(policyOf('blog/a/index.html')).toContain('frame-src https://www.youtube-nocookie.com;');
  expect(policyOf('blog/reader/index.html')).not.toContain('frame-src');
  expect(policyOf('search/index.html')).toContain("'wasm-unsafe-eval'");
  expect(policyOf('old/index.html')).toContain("default-src 'none'");
});

test('hosts are told: 301 for what moved, over the page that lies there, and 410 for what is gone', () => {
  const lines = text('_redirects')
    .split('\n')
    .filter((line) => line.startsWith('/'));
  expect(lines).toContain('/project/old/ /project/blog/a/ 301!');
  expect(lines).toContain('/project/old/ /project/blog/a/ 301');
  expect(lines).toContain('/project/caf%C3%A9/ /project/blog/a/ 301!');
  expect(lines).toContain('/project/a%20b/ /project/blog/a/ 301!');
  expect(lines).toContain('/project/Help%3AMe/ /project/blog/a/ 301!');
  expect(lines).toContain('/project/blog/gone/ /project/blog/gone/ 410!');
  expect(lines).toContain('/project/fr/went/ /project/fr/went/ 410!');
  for (const line of lines) expect(line).toMatch(/^\/project\/\S+ \/project\/\S+ (?:301!?|410!)$/);
  // Sign by sign as a host reads it.
  const rules = new HostingRules('', text('_redirects'));
  expect(rules.redirectFor('/project/%E6%97%A5%E6%9C%AC/', true)).toEqual({
    to: '/project/blog/a/',
    status: 301,
  });
});

test.each([
  ['old/', 301, '/project/blog/a/'],
  ['old', 301, '/project/blog/a/'],
  ['old/?from=letter', 301, '/project/blog/a/?from=letter'],
  ['caf%C3%A9/', 301, '/project/blog/a/'],
  ['%E6%97%A5%E6%9C%AC/', 301, '/project/blog/a/'],
  ['a%20b/', 301, '/project/blog/a/'],
  ['Help:Me/', 301, '/project/blog/a/'],
  ['fr/old/', 301, '/project/fr/blog/a/'],
  ['blog/gone/', 410, null],
  ['fr/blog/gone/', 410, null],
  ['went/', 410, null],
  ['blog/ended/', 410, null],
  ['waiting-before/', 404, null],
  ['blog/waiting/', 404, null],
])('our own server answers %s with %i', async (path, status, to) => {
  const answer = await fetch(`${origin}${base}${path}`, { redirect: 'manual' });
  expect(answer.status).toBe(status);
  const location = answer.headers.get('location');
  expect(location === null ? null : new URL(location, origin).href.slice(origin.length)).toBe(to);
  if (status === 410) expect(await answer.text()).toMatch(/taken down|no longer here|retiré/);
});
