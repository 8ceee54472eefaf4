import { FileSystemConfigLoader, HtmlValidate, cjsResolver } from 'html-validate';
import { beforeAll, expect, test } from 'vitest';
import { languageIds } from '../../src/model/languages.ts';
import { buildDemo } from '../fixtures/demo.ts';
import { readFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import type { PageElement } from './elements.ts';

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

/** The file that a static host serves for an address of the site; undefined where the address is another site's. */
function fileFor(address: string, page: string): { file: string; anchor: string } | undefined {
  const url = new URL(address, `${host}/${page.replace(/index\.html$/, '')}`);
  if (url.origin !== host) return undefined;
  const path = decodeURIComponent(url.pathname).slice(1);
  return {
    file: path === '' || path.endsWith('/') ? `${path}index.html` : path,
    anchor: decodeURIComponent(url.hash.slice(1)),
  };
}

test('every link, picture, style and script of the site leads to a file, and every anchor to a place', () => {
  const ids = new Map(
    [...pages].map(([path, elements]) => [path, new Set(elements.map(({ attributes }) => attributes['id']))]),
  );
  const broken: string[] = [];
  for (const [page, elements] of pages) {
    for (const { name, attributes } of elements) {
      const addresses = [
        attributes['href'],
        attributes['src'],
        attributes['poster'],
        name === 'form' ? attributes['action'] : undefined,
        ...(attributes['srcset'] ?? '').split(',').map((part) => part.trim().split(' ')[0]),
        attributes['property'] === 'og:image' ? attributes['content'] : undefined,
      ];
      for (const address of addresses) {
        if (!address || address.startsWith('mailto:')) continue;
        const target = fileFor(address, page);
        if (target === undefined) continue;
        const isThere =
          files.has(target.file) && (target.anchor === '' || ids.get(target.file)?.has(target.anchor));
        if (!isThere) broken.push(`${page}: ${address}`);
      }
    }
  }
  expect(broken).toEqual([]);
});

test('nothing that a page loads comes from elsewhere', () => {
  const loads: Record<string, string> = {
    script: 'src',
    img: 'src',
    source: 'srcset',
    iframe: 'src',
    video: 'src',
    object: 'data',
  };
  const foreign: string[] = [];
  for (const [page, elements] of pages) {
    for (const { name, attributes } of elements) {
      const isStyle = name === 'link' && /stylesheet|icon|preload/.test(attributes['rel'] ?? '');
      const address = isStyle ? attributes['href'] : attributes[loads[name] ?? ''];
      if (address !== undefined && /^(?:https?:)?\/\//.test(address)) foreign.push(`${page}: ${address}`);
    }
  }
  for (const [path, bytes] of files) {
    if (path.endsWith('.css')) expect(bytes.toString(), path).not.toMatch(/url\(\s*["']?(?:https?:)?\/\//);
  }
  expect(foreign).toEqual([]);
});

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader([cjsResolver()]));
  const faults: string[] = [];
  for (const [path] of pages) {
    const report = await validator.validateString(files.get(path)?.toString() ?? '', `dist/${path}`);
    for (const { messages } of report.results) {
      faults.push(
        ...messages.map(
          ({ ruleId, message, selector }) => `${path}: ${message} (${ruleId}) ${selector ?? ''}`,
        ),
      );
    }
  }
  expect(faults).toEqual([]);
});

test('every entry has a social picture of the size that it names, with words for it', () => {
  for (const [page, elements] of pages) {
    const meta = (name: string) =>
      elements.find(({ attributes }) => attributes['property'] === name)?.attributes['content'];
    const image = meta('og:image');
    expect(image, page).toMatch(/^https:\/\/colophon\.example\/(cards|media)\//);
    expect(meta('og:image:alt'), page).toBeTruthy();
    const bytes = files.get(fileFor(image ?? '', page)?.file ?? '');
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
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => fileFor(url ?? '', '')?.file);
  for (const file of listed) expect(files.has(file ?? ''), file).toBe(true);
  expect(listed).not.toContain('search/index.html');
});
