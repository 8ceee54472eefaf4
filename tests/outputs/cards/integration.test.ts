import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cardPath, cards } from '../../../src/astro/integrations/cards.ts';
import { card } from './samples.ts';

type Hook = (options: object) => void | Promise<void>;
type Handler = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const list = () => [
  card('Hello ᚠ', { path: 'cards/en/posts/hello.png' }),
  card('Bye', { path: 'cards/en/bye.png' }),
];

test.each([
  ['/cards/en/posts/a.png', '/', 'cards/en/posts/a.png'],
  ['/site/cards/en/posts/a.png?v=2', '/site', 'cards/en/posts/a.png'],
  ['/site/cards/en/a%20b.png', '/site/', 'cards/en/a b.png'],
  ['/cards/en/posts/a.png', '/site', 'cards/en/posts/a.png'],
  ['/cards/en/', '/', undefined],
  ['/blog/cards/a.png', '/', undefined],
  ['/%zz', '/', undefined],
  ['/cards/%zz.png', '/', undefined],
])('the address %s under %s requests %s', (url, base, path) => {
  expect(cardPath(url, base)).toBe(path);
});

test('a build draws the cards beside the pages, and warns with entry and character', async () => {
  const { hooks, logged } = start(list);
  await hooks('astro:build:start', {});
  await hooks('astro:build:done', { dir: pathToFileURL(`${folder}/dist/`) });
  expect((await readFile(join(folder, 'dist/cards/en/posts/hello.png'))).subarray(1, 4).toString()).toBe(
    'PNG',
  );
  expect(logged).toEqual([
    'warn: cards/en/posts/hello.png: no font has ᚠ (U+16A0) of “Hello ᚠ”. The card leaves it out, or shows the site’s name instead.',
    expect.stringMatching(/^info: 2 cards, 0 from the cache, \d+\.\d s$/),
  ]);
});

test('an error at the start of a build is reported at its end', async () => {
  const { hooks } = start(() => Promise.reject(new Error('No list.')));
  await hooks('astro:build:start', {});
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(hooks('astro:build:done', { dir: pathToFileURL(`${folder}/dist/`) })).rejects.toThrow(
    'No list.',
  );
});

test('the development server draws on demand', async () => {
  const { hooks, handlers } = start(list);
  await hooks('astro:server:setup', {
    server: { middlewares: { use: (handler: Handler) => handlers.push(handler) } },
  });
  const server = createServer((request, response) => {
    handlers[0]?.(request, response, () => response.writeHead(404).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = await fetch(`${origin}/base/cards/en/bye.png`);
  expect(found.headers.get('content-type')).toBe('image/png');
  expect((await found.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  expect((await fetch(`${origin}/base/cards/en/unknown.png`)).status).toBe(404);
  expect((await fetch(`${origin}/base/blog/`)).status).toBe(404);
  server.close();
});

/** The integration as Astro starts it, with the shared options of the hooks. */
function start(list: Parameters<typeof cards>[0]['list']) {
  const logged: string[] = [];
  const handlers: Handler[] = [];
  const logger = {
    info: (text: string) => logged.push(`info: ${text}`),
    warn: (text: string) => logged.push(`warn: ${text}`),
  };
  const integration = cards({ list });
  const hooks = async (name: keyof typeof integration.hooks, options: object) => {
    await (integration.hooks[name] as Hook)({ logger, ...options });
  };
  const config = { cacheDir: pathToFileURL(`${folder}/cache/`), base: '/base' };
  (integration.hooks['astro:config:done'] as Hook)({ config });
  return { hooks, handlers, logged };
}
