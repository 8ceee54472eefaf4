import { join } from 'node:path';
import { beforeAll, expect, inject, test } from 'vitest';
import { headingOf } from '../../src/approvals/explain.ts';
import { readContent } from '../../src/content/read.ts';
import { verify } from '../../src/content/records/verify.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { demoNow } from '../fixtures/demo.ts';
import { readFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import type { PageElement } from './elements.ts';
import { htmlFaults } from './html.ts';
import { inlineCode } from './inline-code.ts';
import { brokenLinks, foreignLoads } from './links.ts';

const host = 'https://colophon.example';
let files: Map<string, Buffer>;
let pages: Map<string, PageElement[]>;

beforeAll(async () => {
  files = await readFolder(inject('outDir'));
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

test('every page says what it may run, and has no script or style in it that this refuses', () => {
  expect(inlineCode(files)).toEqual([]);
});

test('every page is valid HTML', async () => {
  expect(await htmlFaults(files)).toEqual([]);
});

test('no line of a French page can break before its punctuation, from whichever text that comes', () => {
  const breaking = /.{0,20}(?:(?<=[\p{L}\p{N}’”»…)]) [;:!?»](?=\s|$)|« ).{0,20}/gu;
  const found = [...files].flatMap(([path, bytes]) => {
    if (!/^fr\/.*\.html$/.test(path)) return [];
    const texts = bytes.toString().replace(/<(script|style|pre|code)\b[^]*?<\/\1>/g, '<>');
    return texts
      .split(/<[^>]*>/)
      .flatMap((text) => (text.match(breaking) ?? []).map((one) => `${path}: ${one}`));
  });
  expect(found).toEqual([]);
});

test('every entry has a social picture of the size that it names, with words for it', () => {
  for (const [page, elements] of pages) {
    if (isMoved(files.get(page))) continue;
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
  const addresses = [...pages.keys()].filter(
    (path) => /^(blog|faq|kits)\/(?!page|archive)[^/]+\/index\.html$/.test(path) && !isMoved(files.get(path)),
  );
  expect(addresses.length).toBeGreaterThan(20);
  for (const path of addresses) expect(pages.has(`fr/${path}`), path).toBe(true);
  const elements = pages.get('faq/what-is-colophon/index.html') ?? [];
  const hreflang = elements.filter(({ name, attributes }) => name === 'link' && attributes['hreflang']);
  expect(hreflang.map(({ attributes }) => attributes['hreflang'])).toEqual(['en', 'fr', 'x-default']);
});

test('the JSON Schemas, the feeds and the sitemap are there', () => {
  for (const name of ['posts', 'faq', 'kits', 'pages', 'people', 'topics', 'series', 'partners']) {
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

test('the demo leaves two entries waiting and one stale, and all its records are in order', async () => {
  const settings = {
    contentDir: join(projectRoot, 'content'),
    cacheDir: join(projectRoot, '.cache', 'tests', 'cache'),
  };
  const now = new Date(demoNow);
  const { waiting } = await readContent({ ...settings, now });
  expect(waiting.map(({ file, verdict }) => `${file}: ${headingOf(verdict)}`)).toEqual([
    'faq/en/how-long-do-we-keep-comments.mdx: Changed since approval',
    'faq/en/may-we-pay-for-a-review.mdx: Waiting for approval',
    'posts/en/one-checklist-for-two-desks.mdx: Waiting for approval',
  ]);
  expect((await verify(settings, now)).problems).toEqual([]);
});

test('every entry of the demo says which desks checked it, and what no desk checked is nowhere', () => {
  const entries = [...files].filter(
    ([path]) =>
      /^(?:fr\/)?(?:blog|faq|kits)\/(?!page|archive)[^/]+\/index\.html$/.test(path) &&
      !isMoved(files.get(path)),
  );
  expect(entries.length).toBeGreaterThan(50);
  for (const [path, bytes] of entries) {
    expect(bytes.toString(), path).toMatch(/Checked, in exactly these words, by|Vérifié, mot pour mot, par/);
  }
  for (const slug of [
    'how-long-do-we-keep-comments',
    'may-we-pay-for-a-review',
    'one-checklist-for-two-desks',
  ]) {
    expect([...files.keys()].filter((path) => path.includes(slug))).toEqual([]);
  }
});

test('no e-mail address is in a record of the demo, nor on the site outside its contact fields', async () => {
  const address = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
  for (const [path, bytes] of await readFolder(join(projectRoot, 'content', 'approvals'))) {
    if (path.endsWith('.json')) expect(bytes.toString().match(address), path).toBeNull();
  }
  const contacts = [
    ...['editorial', 'press', 'product', 'legal', 'security'].map((name) => `${name}@colophon.example`),
    // Of the kit that comes from a partner.
    'press@atelier-papier-bleu.example',
  ];
  for (const [path, bytes] of files) {
    if (!/\.(?:html|xml|json|txt|webmanifest)$/.test(path)) continue;
    const found = bytes.toString().match(address) ?? [];
    expect(
      found.filter((one) => !contacts.includes(one)),
      path,
    ).toEqual([]);
  }
});

/** A page that only leads on from a former address. */
function isMoved(page: Buffer | undefined): boolean {
  return page?.includes('<meta http-equiv="refresh"') === true;
}
