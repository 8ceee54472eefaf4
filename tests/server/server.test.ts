import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeLock } from '../../src/build/lock.ts';
import { listen } from '../../src/server/listen.ts';
import { staticSite } from '../../src/server/static-site.ts';
import { remove, writeFolder } from '../fixtures/folder.ts';

let root: string;
beforeAll(async () => {
  root = await writeFolder({
    'secret.txt': 'secret',
    'out/index.html': '<h1>Home</h1>',
    'out/404.html': '<h1>Gone</h1>',
    'out/blog/index.html': '<h1>Blog</h1>',
    'out/media/a b.png': 'png',
    'out/_astro/x.css': 'x{}',
  });
});
afterAll(() => remove(root));

test.each([
  ['/', 200, 'text/html; charset=utf-8', 'Home'],
  ['/blog/', 200, 'text/html; charset=utf-8', 'Blog'],
  ['/media/a%20b.png', 200, 'image/png', 'png'],
  ['/_astro/x.css', 200, 'text/css; charset=utf-8', 'x{}'],
  ['/nowhere/', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/../secret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/%2e%2e/secret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/..%2fsecret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/%00', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/%E0%A4%A', 404, 'text/html; charset=UTF-8', 'Gone'],
])('%s answers %i', async (path, status, type, text) => {
  const response = await staticSite(join(root, 'out'), '/').request(`http://localhost${path}`);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe(type);
  expect(await response.text()).toContain(text);
});

test('a missing slash is added, a known page is not sent twice, a site may stand under a path', async () => {
  const app = staticSite(join(root, 'out'), '/');
  const moved = await app.request('http://localhost/blog?x=1');
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/blog/?x=1']);
  const page = await app.request('http://localhost/blog/');
  const again = await app.request('http://localhost/blog/', {
    headers: { 'If-Modified-Since': page.headers.get('last-modified') ?? '' },
  });
  expect(again.status).toBe(304);
  const below = staticSite(join(root, 'out'), '/project/');
  expect((await below.request('http://localhost/project/blog/')).status).toBe(200);
  expect((await below.request('http://localhost/')).headers.get('location')).toBe('/project/');
});

test('a taken port leads to the next one', async () => {
  const first = await listen(staticSite(join(root, 'out'), '/'), 4600);
  const second = await listen(staticSite(join(root, 'out'), '/'), first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect((await fetch(`http://127.0.0.1:${String(second.port)}/`)).status).toBe(200);
  await Promise.all([first.close(), second.close()]);
  const free = createServer().listen(first.port, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  free.close();
});

test('one build at a time; the lock of a process that is gone counts for nothing', async () => {
  const path = join(root, 'lock');
  const release = await takeLock(path);
  await expect(takeLock(path)).rejects.toThrow(`process ${String(process.pid)}`);
  await release();
  await writeFile(path, '999999999');
  await (
    await takeLock(path)
  )();
});
