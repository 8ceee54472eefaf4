import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { DeskSite, ann, draftA, fileA } from '../cms/desk/site.ts';
import { post } from '../fixtures/folder.ts';
import { asset, kit, mark } from '../kits/sample.ts';
import { unzip } from '../kits/unzip.ts';

let site: DeskSite;
let stop: () => Promise<unknown>;
let origin = '';

beforeAll(async () => {
  site = await DeskSite.make({ 'kits/en/tiny.mdx': kit([asset]), 'media/mark.svg': mark });
  await site.save(draftA, { [fileA]: post('A') }, ann);
  await site.closeDesk();
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/dev.ts'), '--port', '4850'], {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: site.folder,
      CONTENT_DIR: site.contentDir,
      OUT_DIR: join(site.folder, 'out'),
      CACHE_DIR: join(site.folder, 'cache'),
    },
  });
  stop = () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    return gone;
  };
  origin = await new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => {
      reject(new Error(said));
    });
  });
});
afterAll(async () => {
  await stop();
  await site.remove();
});

test("Astro's own server shows a text as it is typed, with what nobody approved marked", async () => {
  const read = async () => (await fetch(`${origin}/blog/old/`)).text();
  expect(await read()).toContain('these words are not approved');
  await site.put('posts/en/old.mdx', post('Old', '', 'Typed just now.\n'));
  await expect.poll(read, { interval: 300 }).toContain('Typed just now.');
});

test('and answers what the API will answer, in any site’s scripts', async () => {
  const read = async (path: string) => fetch(`${origin}/api/v1/${path}`);
  const index = await read('index.json');
  expect(index.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(index.headers.get('Content-Type')).toMatch(/^application\/json/);
  await site.put('posts/en/old.mdx', post('Old', '', 'Typed for programs.\n'));
  const text = async () =>
    ((await (await read('entries/posts/en/old.json')).json()) as { text: string }).text;
  await expect.poll(text, { interval: 300 }).toBe('Typed for programs.');
  expect((await read('entries/posts/en/none.json')).status).toBe(404);
});

test('and the small files that no page is made of', async () => {
  const read = async (path: string) => {
    const answer = await fetch(origin + path);
    return [answer.status, answer.headers.get('Content-Type')?.split(';')[0]];
  };
  for (const path of ['/icon-192.png', '/apple-touch-icon.png'])
    expect(await read(path), path).toEqual([200, 'image/png']);
  expect(await read('/favicon.ico')).toEqual([200, 'image/x-icon']);
  expect(await read('/manifest.webmanifest')).toEqual([200, 'application/manifest+json']);
  expect(await (await fetch(`${origin}/humans.txt`)).text()).toContain('Name: Ann');
  // This site names nobody to tell of a weakness, so that there is no file.
  expect((await read('/.well-known/security.txt'))[0]).toBe(404);
});

test('and every file of a kit, as its page lists them, after a change too', async () => {
  const files = async () => {
    const page = await (await fetch(`${origin}/kits/tiny/`)).text();
    const links = [...page.matchAll(/<a[^>]+href="([^"]+)"[^>]* download=/g)].map(([, href]) => href ?? '');
    return Promise.all(
      [...new Set(links)].map(async (path) => {
        const answer = await fetch(origin + path);
        return { path, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
      }),
    );
  };
  const first = await files();
  expect(first.map(({ status }) => status)).toEqual(first.map(() => 200));
  expect(first.map(({ path }) => path.split('.').at(-1))).toEqual(
    expect.arrayContaining(['zip', 'svg', 'png']),
  );
  const zip = first.find(({ path }) => path.endsWith('-all.zip'))?.bytes ?? Buffer.alloc(0);
  expect((await unzip(zip)).map(({ name }) => name.split('/').at(-1))).toContain('CREDITS.txt');
  expect((await fetch(`${origin}/kits/tiny/kit.json`)).headers.get('Content-Type')).toMatch(
    /^application\/json/,
  );
  await site.put('kits/en/tiny.mdx', kit([{ ...asset, credit: 'Tom Oak' }]));
  const credits = async () => (await files()).map(({ path }) => path).join(' ');
  await expect.poll(credits, { interval: 300 }).toContain('tom-oak');
});

test('and has the desk beside it', async () => {
  const login = await fetch(`${origin}/admin/login/`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'person=ann',
  });
  const cookie = login.headers.get('Set-Cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${origin}/admin/api/decap`, {
    method: 'POST',
    headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ action: 'unpublishedEntries', params: {} }),
  });
  expect(await answer.json()).toEqual(['posts/a']);
  expect((await fetch(`${origin}/admin/review/`, { headers: { Cookie: cookie } })).status).toBe(200);
  expect((await fetch(`${origin}/admin/api/decap`, { method: 'POST' })).status).toBe(403);
});
