import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { openAjv } from '../outputs/api/ajv.ts';
import { put, readFolder, remove, writeFolder } from '../fixtures/folder.ts';
import { feedFaults, linkFaults, openApiFaults } from './validators.ts';

/* HTML has html-validate in demo.test.ts, JSON-LD has its own in machines.test.ts. */

let files: ReadonlyMap<string, Buffer>;
let server: Listening;
let broken: { folder: string; server: Listening };
beforeAll(async () => {
  const outDir = inject('outDir');
  files = await readFolder(outDir);
  server = await listen(staticSite(outDir, '/'), 0);
  const folder = await writeFolder({
    'index.html': '<!doctype html><title>a</title><a href="/none/">b</a><a href="/here.html#gone">c</a>',
  });
  await put(folder, 'here.html', '<!doctype html><title>d</title><p id="there">e</p>');
  broken = { folder, server: await listen(staticSite(folder, '/'), 0) };
});
afterAll(async () => {
  await server.close();
  await broken.server.close();
  await remove(broken.folder);
});

const text = (path: string) => files.get(path)?.toString() ?? '';
const address = ({ port }: Listening) => `http://127.0.0.1:${String(port)}`;

test('OpenAPI: the description is one, and what is none is refused', async () => {
  const description = JSON.parse(text('api/v1/openapi.json')) as {
    info: { version?: string };
    paths: object;
  };
  expect(await openApiFaults(description)).toEqual([]);
  expect(await openApiFaults({ ...description, info: {} })).not.toEqual([]);
  expect(await openApiFaults({ ...description, paths: { '/a': { get: { responses: 1 } } } })).not.toEqual([]);
});

test('JSON Schema: every schema of the site is one, and what is none is refused', () => {
  const schemas = [...files.keys()].filter((path) => /(?:^|\/)schemas\/[a-z-]+\.json$/.test(path));
  expect(schemas.length).toBeGreaterThan(15);
  const ofApi = schemas.filter((path) => path.startsWith('api/'));
  const ajv = openAjv(ofApi.map((path) => JSON.parse(text(path)) as object));
  for (const path of ofApi) {
    const { $id = '' } = JSON.parse(text(path)) as { $id?: string };
    expect(ajv.getSchema($id), path).toBeDefined();
  }
  for (const path of schemas.filter((other) => !ofApi.includes(other)))
    expect(openAjv([]).compile(JSON.parse(text(path)) as object), path).toBeDefined();
  expect(() => openAjv([]).compile({ type: 'strnig' })).toThrow();
  expect(openAjv([]).validate({ type: 'string', format: 'date-time' }, '2026-13-01')).toBe(false);
});

describe('feeds', () => {
  test('RSS, Atom and JSON Feed: each is read whole', () => {
    const feeds = [...files.keys()].filter((path) => /(?:rss|atom)\.xml$|feed\.json$/.test(path));
    expect(feeds.length).toBeGreaterThan(30);
    for (const path of feeds) expect(feedFaults(text(path)), path).toEqual([]);
  });

  test.each([
    ['rss.xml', (feed: string) => feed.replace('</channel>', '')],
    ['rss.xml', (feed: string) => feed.replaceAll(/<guid[^]*?<\/guid>/g, '')],
    ['atom.xml', (feed: string) => feed.replaceAll(/<updated>[^<]*<\/updated>/g, '')],
    ['atom.xml', (feed: string) => feed.replace('</entry>', '')],
    ['feed.json', (feed: string) => feed.replace('jsonfeed.org/version/1.1', 'a.example')],
    ['feed.json', (feed: string) => feed.replaceAll('"id"', '"ident"')],
  ])('a spoilt one is refused: %s', (path, spoil) => {
    expect(spoil(text(path))).not.toBe(text(path));
    expect(feedFaults(spoil(text(path)))).not.toEqual([]);
  });
});

test('links: none of the site’s own leads nowhere, and a broken one is found', async () => {
  const { faults, followed } = await linkFaults(address(server), 'https://colophon.example');
  expect(faults).toEqual([]);
  expect(followed).toBeGreaterThan(200);
  const found = await linkFaults(address(broken.server), 'https://a.example');
  expect(found.faults.join('\n')).toMatch(/none/);
  expect(found.faults.join('\n')).toMatch(/gone/);
});
