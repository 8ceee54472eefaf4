import { beforeAll, expect, test } from 'vitest';
import { languageIds } from '../../src/model/languages.ts';
import { buildDemo } from '../fixtures/demo.ts';
import { readFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import type { PageElement } from './elements.ts';
import { htmlFaults } from './html.ts';
import { brokenLinks, foreignLoads } from './links.ts';

const host = 'https://colophon.example';
let files: Map<string, Buffer>;
let pages: Map<string, PageElement[]>;

beforeAll(async () => {
  files = await readFolder(await buildDemo());
  pages = new Map(
    [...files]
      .filter(([path]) => path.endsWith('.html'))
      .map(([path, bytes]) => [path, elementsOf(bytes.toString())]),
  );
});

/** The file that a static host serves for an address of the site. */
function fileFor(address: string): string {
  const path = new URL(address).pathname.slice(1);
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

test('every link, picture, style and script of the site leads to a file, and every anchor to a place', () => {
  expect(brokenLinks(files, `${host}/`)).toEqual([]);
});

test('nothing that a page loads comes from elsewhere', () => {
  expect(foreignLoads(files)).toEqual([]);
});

test('every page is valid HTML', async () => {
  expect(await htmlFaults(files)).toEqual([]);
});

test('every entry has a social picture of the size that it names, with words for it', () => {
  for (const [page, elements] of pages) {
    const meta = (name: string) =>
      elements.find(({ attributes }) => attributes['property'] === name)?.attributes['content'];
    const image = meta('og:image');
    expect(image, page).toMatch(/^https:\/\/colophon\.example\/(cards|media)\//);
    expect(meta('og:image:alt'), page).toBeTruthy();
    const bytes = files.get(fileFor(image ?? ''));
    expect(bytes, image).toBeDefined();
    if (image?.endsWith('.png') && bytes) {
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)].map(String)).toEqual([
        meta('og:image:width'),
        meta('og:image:height'),
      ]);
    }
  }
});

test('each entry exists in every language, and each page names its translations', () => {
  const addresses = [...pages.keys()].filter((path) => /^(blog|faq|kits)\/[^/]+\/index\.html$/.test(path));
  expect(addresses.length).toBeGreaterThan(20);
  for (const path of addresses) expect(pages.has(`fr/${path}`), path).toBe(true);
  const elements = pages.get('faq/what-is-colophon/index.html') ?? [];
  const hreflang = elements.filter(({ name, attributes }) => name === 'link' && attributes['hreflang']);
  expect(hreflang.map(({ attributes }) => attributes['hreflang'])).toEqual(languageIds);
});

test('the JSON Schemas, the feeds and the sitemap are there', () => {
  for (const name of ['posts', 'faq', 'kits', 'pages', 'people', 'topics', 'partners']) {
    const schema = JSON.parse(files.get(`schemas/${name}.json`)?.toString() ?? '{}') as Record<
      string,
      unknown
    >;
    expect(schema['$schema'], name).toBe('https://json-schema.org/draft/2020-12/schema');
  }
  for (const feed of ['rss.xml', 'fr/rss.xml']) expect(files.get(feed)?.toString()).toMatch(/^<\?xml/);
  const sitemap = files.get('sitemap-0.xml')?.toString() ?? '';
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => fileFor(url ?? ''));
  for (const file of listed) expect(files.has(file), file).toBe(true);
  expect(listed).not.toContain('search/index.html');
});
