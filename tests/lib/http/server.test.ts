import { createServer } from 'node:net';
import { join } from 'node:path';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeLock } from '../../../src/lib/files/lock.ts';
import { listen } from '../../../src/lib/http/listen.ts';
import { staticSite } from '../../../src/lib/http/static-site.ts';
import { remove, writeFolder } from '../../fixtures/folder.ts';

let root: string;
beforeAll(async () => {
  root = await writeFolder({
    'secret.txt': 'secret',
    'out/index.html': '<h1>Home</h1>',
    'out/404.html': '<h1>Gone</h1>',
    'out/blog/index.html': '<h1>Blog</h1>',
    'out/media/a b.png': 'png',
    'out/_astro/x.css': 'x{}',
    'out/clip.mp4': 'film',
    'out/odd.xyz': '?',
    'out/_headers':
      '/*\n  X-Content-Type-Options: nosniff\n/_astro/*\n  Cache-Control: max-age=9, immutable\n',
    'out/_redirects': [
      '/old/ /blog/ 301!',
      '/caf%C3%A9/ /blog/ 301!',
      '/gone/ /gone/ 410!',
      '/under/ /_astro/x.css 301',
      '/blog/ /elsewhere/ 301',
    ].join('\n'),
    'out/old/index.html': '<h1>Moved</h1>',
    'out/gone/index.html': '<h1>Taken down</h1>',
    'other/page.html': 'secret',
  });
  await symlink(join(root, 'secret.txt'), join(root, 'out/leak.txt'));
  await symlink(join(root, 'other'), join(root, 'out/other'));
  await symlink(join(root, 'out/blog'), join(root, 'out/within'));
});
afterAll(() => remove(root));

test.each([
  ['/', 200, 'text/html; charset=utf-8', 'Home'],
  ['/blog/', 200, 'text/html; charset=utf-8', 'Blog'],
  ['/media/a%20b.png', 200, 'image/png', 'png'],
  ['/_astro/x.css', 200, 'text/css; charset=utf-8', 'x{}'],
  ['/clip.mp4', 200, 'video/mp4', 'film'],
  ['/odd.xyz', 200, 'application/octet-stream', '?'],
  ['/within/', 200, 'text/html; charset=utf-8', 'Blog'],
  ['/blog/?page=1#x', 200, 'text/html; charset=utf-8', 'Blog'],
  ['/blog%2Findex.html', 200, 'text/html; charset=utf-8', 'Blog'],
  ['/leak.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/other/page.html', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/other', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/index.html/', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/blog/..%2f..%2fsecret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/%2e%2e%2fout/index.html', 200, 'text/html; charset=utf-8', 'Home'],
  ['/..%5csecret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/\\..\\secret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
  ['/%252e%252e/secret.txt', 404, 'text/html; charset=UTF-8', 'Gone'],
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

test('a missing slash is added, a cached page is not sent twice, a site may be under a path', async () => {
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

test('if the port is taken, the next one is used', async () => {
  const first = await listen(staticSite(join(root, 'out'), '/'), 0);
  const second = await listen(staticSite(join(root, 'out'), '/'), first.port);
  expect(second.port).toBeGreaterThan(first.port);
  expect((await fetch(`http://127.0.0.1:${String(second.port)}/`)).status).toBe(200);
  await Promise.all([first.close(), second.close()]);
  const free = createServer().listen(first.port, '127.0.0.1');
  await new Promise((resolve) => free.once('listening', resolve));
  free.close();
});

test('only one build runs at a time; the lock of a dead process does not count', async () => {
  const path = join(root, 'lock');
  const release = await takeLock(path);
  await expect(takeLock(path)).rejects.toThrow(`process ${String(process.pid)}`);
  await release();
  await writeFile(path, '999999999');
  await (
    await takeLock(path)
  )();
});

test('the lock of another process with the same number, as in a restarted container, does not count', async () => {
  const path = join(root, 'lock-of-old');
  await writeFile(path, String(process.pid));
  const release = await takeLock(path);
  expect(await readFile(path, 'utf8')).toBe(String(process.pid));
  await expect(takeLock(path)).rejects.toThrow('Another build');
  await release();
});

test.each(['', 'x', '-1', '0'])('a lock with the content "%s" does not count', async (text) => {
  const path = join(root, 'odd-lock');
  await writeFile(path, text);
  await (
    await takeLock(path)
  )();
});

test('a living process keeps its lock', async () => {
  const path = join(root, 'lock-of-parent');
  await writeFile(path, String(process.ppid));
  await expect(takeLock(path)).rejects.toThrow(`process ${String(process.ppid)}`);
});

test('of two builds that start together, one continues', async () => {
  const path = join(root, 'lock-of-many');
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(path)));
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a redirect never leads to another host', async () => {
  const app = staticSite(join(root, 'out'), '/');
  const moved = await app.request('http://localhost//blog');
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/blog/']);
});

test('HEAD answers like GET, without the body', async () => {
  const app = staticSite(join(root, 'out'), '/');
  const [get, head] = await Promise.all(
    ['GET', 'HEAD'].map((method) => app.request('http://localhost/blog/', { method })),
  );
  expect(await head?.text()).toBe('');
  expect(head?.headers.get('content-length')).toBe('13');
  for (const name of ['content-type', 'last-modified', 'cache-control', 'x-content-type-options'])
    expect([name, head?.headers.get(name)]).toEqual([name, get?.headers.get(name)]);
});

test.each([
  ['/project', 301, '/project/'],
  ['/project/', 200, null],
  ['/project/blog', 301, '/project/blog/'],
  ['/projectile/', 302, '/project/'],
  ['/', 302, '/project/'],
  ['/project/../secret.txt', 302, '/project/'],
  ['/project/%2e%2e/secret.txt', 302, '/project/'],
  ['/project/nowhere', 404, null],
])('under a path, %s answers %i', async (path, status, location) => {
  const response = await staticSite(join(root, 'out'), '/project/').request(`http://localhost${path}`);
  expect([response.status, response.headers.get('location')]).toEqual([status, location]);
});

test('a file without a digest in its name is revalidated, one with a digest is not', async () => {
  const app = staticSite(join(root, 'out'), '/');
  const cache = async (path: string) =>
    (await app.request(`http://localhost${path}`)).headers.get('cache-control');
  expect(await cache('/blog/')).toBe('no-cache');
  expect(await cache('/_astro/x.css')).toContain('immutable');
});

test.each([
  ['/old/', 301, '/blog/'],
  ['/old', 301, '/blog/'],
  ['/old/?from=mail&x=%20', 301, '/blog/?from=mail&x=%20'],
  ['/caf%C3%A9/', 301, '/blog/'],
  ['/under/', 301, '/_astro/x.css'],
  // A rule that is not forced applies only if there is no file.
  ['/blog/', 200, null],
  ['/gone/', 410, null],
  ['/gone', 410, null],
])('with _redirects, %s answers %i', async (path, status, location) => {
  const app = staticSite(join(root, 'out'), '/');
  for (const method of ['GET', 'HEAD']) {
    const response = await app.request(`http://localhost${path}`, { method });
    expect([response.status, response.headers.get('location')]).toEqual([status, location]);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    if (status === 410 && method === 'GET') expect(await response.text()).toContain('Taken down');
  }
});

test('a deleted page is never answered with 304', async () => {
  const app = staticSite(join(root, 'out'), '/');
  const modified = (await app.request('http://localhost/gone/')).headers.get('last-modified') ?? '';
  const again = await app.request('http://localhost/gone/', { headers: { 'If-Modified-Since': modified } });
  expect(again.status).toBe(410);
});

test('rules of a new build apply at once', async () => {
  const folder = await writeFolder({ 'out/index.html': 'Home', 'out/_redirects': '' });
  const app = staticSite(join(folder, 'out'), '/');
  expect((await app.request('http://localhost/x/')).status).toBe(404);
  await writeFile(join(folder, 'out/_redirects'), '/x/ / 301\n');
  expect((await app.request('http://localhost/x/')).status).toBe(301);
  await remove(folder);
});

test('only reading requests are answered', async () => {
  const app = staticSite(join(root, 'out'), '/');
  for (const method of ['POST', 'PUT', 'DELETE'])
    expect((await app.request('http://localhost/', { method })).status).toBe(404);
});
