import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastingFiles } from '../../src/publication/file-addresses.ts';
import { openAjv } from '../outputs/api/ajv.ts';
import { readFiles } from '../content/read.ts';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import { runScript } from './run.ts';

const host = 'https://tiny.example/project/';
const schemaUrl = (name: string) => `${host}api/v1/schemas/${name}.json`;

let root: string;
let files: Map<string, Buffer>;
/** Every file of the API, by its path under `api/v1/`. */
let api: Map<string, unknown>;
let texts: Record<string, string>;

async function build(folder: string): Promise<Map<string, Buffer>> {
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: join(root, folder),
    CACHE_DIR: join(root, `${folder}-cache`),
    BUILD_TIME: '2026-11-01T00:00:00Z',
  });
  if (code !== 0) throw new Error(output);
  return readFolder(join(root, folder));
}

beforeAll(async () => {
  root = await writeFolder({});
  const hidden = {
    draft: 'draft: true\n',
    scheduled: 'publishAt: 2026-12-01T09:00:00Z\n',
    expired: 'expireAt: 2026-10-01T09:00:00Z\n',
    unapproved: '',
  };
  texts = {
    ...tinySite,
    'site.yaml': `${(tinySite['site.yaml'] ?? '').replace('https://tiny.example', host)}contacts: { editorial: editorial@tiny.example }\n`,
    'policy.yaml': [
      'desks: { legal: { name: Legal, contact: legal@tiny.example }, editorial: { name: Editorial } }',
      'rules:',
      '  - { match: posts/en/unapproved.mdx, require: { editorial: 1 } }',
      '',
    ].join('\n'),
    'people/ben.yaml': 'name: بن\nrole: Edits\nbio: { en: About Ben., fr: De Ben. }\n',
    'partners/shop.yaml': 'name: The <Shop>\nrelation: They lend.\nwebsite: https://shop.example/\n',
    'posts/en/rich.mdx': post(
      '👩‍🚀 <b>مرحبا</b>',
      'partnership: { partner: shop, consideration: gift }\nupdated: 2026-06-01\nrelated: [posts/draft, faq/what]\n',
      '[Later](/blog/scheduled/), [now](/faq/what/) and a <Term means="this">word</Term>.\n',
    ),
    'posts/fr/rich.mdx': post('Riche'),
    'posts/en/index.mdx': post('Called index'),
    'posts/en/page.mdx': post('Called page'),
    'faq/en/what.mdx': answer('What is it?'),
    'kits/en/kit.mdx':
      '---\ntitle: A kit\nsummary: In short.\nversion: "1"\nconsideration: { kind: none }\nboilerplates: { long: To copy. }\nfacts: [{ label: Founded, value: "2019" }]\n---\n\nWords.\n',
  };
  for (let at = 1; at <= 101; at++)
    texts[`pages/en/p${String(at)}.mdx`] =
      `---\ntitle: Page ${String(at)}\ndescription: What it says.\n---\n\nWords.\n`;
  for (const [name, fields] of Object.entries(hidden))
    texts[`posts/en/${name}.mdx`] = post(`The ${name} one`, fields, `Words of zyx${name}.\n`);
  for (const [path, text] of Object.entries(texts)) await put(join(root, 'content'), path, text);
  files = await build('out');
  api = new Map(
    [...files]
      .filter(([path]) => path.startsWith('api/v1/'))
      .map(([path, bytes]) => [path.slice('api/v1/'.length), JSON.parse(bytes.toString()) as unknown]),
  );
});
afterAll(() => remove(root));

/** The schema that a file of the API promises to keep to. */
function schemaOf(path: string): string | undefined {
  if (path.startsWith('schemas/') || path === 'openapi.json') return undefined;
  if (!path.startsWith('entries/')) return path.replace('.json', '');
  return /\/(?:index|page\/\d+)\.json$/.test(path) ? 'entry-list' : 'entry';
}

/** Every string in an answer that is an address of the site. */
function linksIn(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith(host) && !/\s/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(linksIn) : [];
}

function isThere(address: string): boolean {
  const path = decodeURIComponent(new URL(address).pathname.slice('/project/'.length));
  return files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

test('every answer keeps to its schema', () => {
  const schemas = [...api]
    .filter(([path]) => path.startsWith('schemas/'))
    .map(([, schema]) => schema as object);
  const ajv = openAjv(schemas);
  let checked = 0;
  for (const [path, content] of api) {
    const name = schemaOf(path);
    if (name === undefined) continue;
    const isValid = ajv.getSchema(schemaUrl(name));
    expect(isValid?.(content), `${path}: ${JSON.stringify(isValid?.errors)}`).toBe(true);
    checked++;
  }
  expect(checked).toBeGreaterThan(110);
  // The check itself: an answer with something more in it is refused.
  const isPeople = ajv.getSchema(schemaUrl('people'));
  expect(isPeople?.({ items: [], email: 'a@b.example' })).toBe(false);
});

test('every address in it leads to a file, also those in the texts and in OpenAPI', () => {
  let followed = 0;
  for (const [path, content] of api) {
    const inText = elementsOf((content as { html?: string }).html ?? '').flatMap(({ attributes }) => [
      attributes['href'],
      attributes['src'],
    ]);
    for (const address of [...linksIn(content), ...inText]) {
      if (address === undefined || !address.startsWith(host) || address === `${host}api/v1/`) continue;
      expect(isThere(address), `${path}: ${address}`).toBe(true);
      followed++;
    }
  }
  expect(followed).toBeGreaterThan(300);
  const references = JSON.stringify(api.get('openapi.json')).matchAll(/"\$ref":"([^"]+)"/g);
  for (const [, to = ''] of references)
    expect(isThere(new URL(to, `${host}api/v1/openapi.json`).href), to).toBe(true);
  expect(api.get('openapi.json')).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${host}api/v1/` }] });
});

test('whoever begins at the index finds every file', () => {
  const found = new Set<string>();
  const queue = ['index.json'];
  for (const path of queue) {
    if (found.has(path)) continue;
    found.add(path);
    const content = api.get(path);
    for (const address of linksIn(content))
      if (address.startsWith(`${host}api/v1/`) && address.endsWith('.json'))
        queue.push(address.slice(`${host}api/v1/`.length));
  }
  expect([...found].toSorted()).toEqual([...api.keys()].toSorted());
  expect(api.get('entries/pages/en/page/2.json')).toMatchObject({ total: 101, page: 2, pages: 2 });
});

test('an entry has its text, its label, its translations and its colophon', () => {
  expect(api.get('entries/posts/en/rich.json')).toMatchObject({
    title: '👩‍🚀 <b>مرحبا</b>',
    label: 'Advertisement: a gift between us and The <Shop>',
    frontMatter: { related: ['faq/what'], authors: ['ann'] },
    html: `<p>Later, <a href="${host}faq/what/">now</a> and a <dfn title="this">word</dfn>.</p>`,
    text: 'Later, now and a word.',
    alternates: [{ lang: 'en' }, { lang: 'fr' }],
    colophon: { basis: 'nothing-asked', authors: [{ id: 'ann', name: 'Ann' }], checks: [] },
  });
  expect(api.get('entries/posts/en/-index.json')).toMatchObject({ title: 'Called index' });
  expect(api.get('entries/posts/en/page.json')).toMatchObject({ title: 'Called page' });
});

test('what is not on the site is not in it, and no e-mail address but the contacts that pages show', () => {
  for (const [path, content] of api) {
    const text = JSON.stringify(content);
    expect(`${path} ${text}`).not.toMatch(
      /zyx|draft\.json|posts\/draft|The (?:draft|scheduled|expired|unapproved)/,
    );
    // Patterns of schemas and CSS at-rules aside, an @ is an address.
    if (path.startsWith('schemas/')) continue;
    for (const [address] of text.matchAll(/[\w.+-]+@[\w.-]+/g))
      expect(['editorial@tiny.example', 'legal@tiny.example'], path).toContain(address);
  }
});

test('a text may link to every file for programs that the site has', async () => {
  const programs = [...files.keys()]
    .filter((path) => /\.(?:json|xml|txt)$/.test(path) && !/^pagefind\/|^sitemap-0|\/page\/\d/.test(path))
    .map((path) => `/${path}`);
  for (const part of ['/robots.txt', '/fr/topics/care/feed.json', '/kits/kit/kit.json', '/schemas/faq.json'])
    expect(programs).toContain(part);
  const { content, errors } = await readFiles({
    ...texts,
    'pages/en/links.mdx': `---\ntitle: Links\ndescription: To all.\n---\n\n${programs.map((path) => `[x](${path})`).join(' ')}\n`,
  });
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  for (const path of lastingFiles(content)) expect(files.has(path.slice(1)), path).toBe(true);
});

test('other sites may read it', () => {
  const headers = files.get('_headers')?.toString() ?? '';
  expect(headers).toMatch(/^\/project\/api\/\*\n {2}Access-Control-Allow-Origin: \*$/m);
});

test('an incremental build writes what a clean one does, and nothing that did not change', async () => {
  await put(join(root, 'content'), 'faq/en/what.mdx', answer('What is it now?'));
  const warm = await build('out');
  const clean = await build('clean');
  const changed = (other: Map<string, Buffer>) =>
    [...warm]
      .filter(([path, bytes]) => path.startsWith('api/') && !other.get(path)?.equals(bytes))
      .map(([path]) => path)
      .toSorted();
  expect(changed(clean)).toEqual([]);
  expect(changed(files)).toEqual(['api/v1/entries/faq/en/index.json', 'api/v1/entries/faq/en/what.json']);
});
