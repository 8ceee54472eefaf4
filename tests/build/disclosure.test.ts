import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { leadsToPartner } from '../../src/disclosure/partner-links.ts';
import { wellFormed } from '../outputs/feeds/well-formed.ts';
import { post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { openSite } from '../outputs/search/sample-site.ts';
import { elementsOf } from './elements.ts';
import { runScript } from './run.ts';

const website = 'https://www.the-shop.example/';
const firstLine = 'A mug arrived on Monday.';

/** One link to the partner in each way that a text has, and others that only look like one. */
const body = `${firstLine} [Shop](${website}) and [one](HTTP://The-Shop.example:8080/a?b=c#d "hint") and [sub](https://mugs.the-shop.example/).

[Not theirs](https://the-shop.example.org/), [nor this](https://elsewhere.example/?to=${website}), [ours](/blog/), [mail](mailto:ann@the-shop.example).

<Quote by="Ann" source="${website}said">

Well.

</Quote>

<Quote by="Ben" source="https://elsewhere.example/">

No.

</Quote>
`;

const label = 'Advertisement: The &Shop gave us a mug <3, free';
const posts: Record<string, string> = {
  'posts/en/given.mdx': post(
    'A cup of kingfisher',
    'partnership: { partner: shop, consideration: gift, by: partner, what: "a mug <3" }\nimage: { src: /media/mug.png, alt: A mug }\n',
    body,
  ),
  'posts/fr/donne.mdx': post(
    'Une tasse de mirabelle',
    'partnership: { partner: shop, consideration: loan, by: us }\n',
    `Une tasse. [La boutique](${website}).\n`,
  ),
  'posts/en/free.mdx': post(
    'Nothing of pelican',
    'partnership: { partner: shop, consideration: none }\n',
    `Words. [Shop](${website}).\n`,
  ),
  'posts/en/plain.mdx': post('Plain of bittern', '', `Words. [Shop](${website}).\n`),
};

let root: string;
let files: Map<string, Buffer>;
const text = (path: string) => files.get(path)?.toString() ?? '';

beforeAll(async () => {
  root = await writeFolder({});
  const content: Record<string, string | Buffer> = {
    ...tinySite,
    ...posts,
    'partners/shop.yaml': `name: The &Shop\nrelation: They lend.\nwebsite: ${website}\n`,
    'media/mug.png': await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
      .png()
      .toBuffer(),
  };
  for (const [path, bytes] of Object.entries(content)) await put(join(root, 'content'), path, bytes);
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: join(root, 'out'),
    CACHE_DIR: join(root, 'cache'),
    BUILD_TIME: '2026-11-01T00:00:00Z',
  });
  if (code !== 0) throw new Error(output);
  files = await readFolder(join(root, 'out'));
});
afterAll(() => remove(root));

/** A page's visible words in their order. */
function words(html: string): string {
  return html
    .replace(/^.*<main\b/s, '<main')
    .replace(/<(script|style|template)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x26;', '&')
    .replace(/\s+/g, ' ');
}

/** Links whose address is the partner's website, and what `rel` each has; and all other links that have the mark. */
function linksOf(html: string) {
  const links = elementsOf(html).filter(({ name }) => name === 'a');
  const isMarked = (rel: string | undefined) => (rel ?? '').split(' ').includes('sponsored');
  const theirs = links.filter(({ attributes }) => leadsToPartner(attributes['href'] ?? '', website));
  return {
    theirs: theirs.map(({ attributes }) => isMarked(attributes['rel'])),
    strangers: links.filter((link) => !theirs.includes(link) && isMarked(link.attributes['rel'])),
  };
}

describe('the page', () => {
  test.each([
    ['blog/given/index.html', label, 'A cup of kingfisher', firstLine],
    [
      'fr/blog/donne/index.html',
      'Collaboration commerciale : The &Shop a reçu de nous un produit en prêt',
      'Une tasse de mirabelle',
      'Une tasse.',
    ],
    [
      'blog/free/index.html',
      'No consideration: nothing was paid or given between us and The &Shop',
      'Nothing of pelican',
      'Words.',
    ],
  ])('%s says the label above its title, and so before its first line', (path, said, title, line) => {
    const page = words(text(path));
    const places = [said, title, line].map((part) => page.indexOf(part));
    expect(Math.min(...places), page.slice(0, 600)).toBeGreaterThanOrEqual(0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('the label is an element before the heading, and no tooltip or hidden text', () => {
    const elements = elementsOf(text('blog/given/index.html'));
    const at = elements.findIndex(({ attributes }) => /\bdisclosure\b/.test(attributes['classname'] ?? ''));
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(elements.findIndex(({ name }) => name === 'h1'));
    expect(elements[at]?.attributes).not.toHaveProperty('hidden');
  });

  test('says it where nobody gave anything, and calls that no advertisement', () => {
    // Further down, posts to read next have labels of their own.
    const head = (path: string) => words(text(path)).split(' Words.')[0];
    expect(head('blog/free/index.html')).not.toContain('Advertisement: ');
    expect(head('blog/plain/index.html')).toContain('Plain of bittern');
    expect(head('blog/plain/index.html')).not.toMatch(/Advertisement: |No consideration/);
  });
});

describe('links', () => {
  test.each([
    ['blog/given/index.html', [true, true, true, true]],
    ['fr/blog/donne/index.html', [true]],
    ['blog/free/index.html', [false]],
    ['blog/plain/index.html', [false]],
    ['partners/shop/index.html', [true]],
  ])('of %s to the partner are marked, each of them and no other', (path, theirs) => {
    expect(linksOf(text(path))).toEqual({ theirs, strangers: [] });
  });

  test('in feeds and in the API as well', () => {
    const json = JSON.parse(text('feed.json')) as { items: { url: string; content_html: string }[] };
    const html = json.items.find(({ url }) => url.endsWith('/given/'))?.content_html ?? '';
    expect(linksOf(html)).toEqual({ theirs: [true, true, true, true], strangers: [] });
    for (const format of ['rss.xml', 'atom.xml'])
      expect(text(format)).toContain(`href=&quot;${website}&quot; rel=&quot;sponsored&quot;`);
    const api = (path: string) => (JSON.parse(text(`api/v1/entries/${path}`)) as { html: string }).html;
    expect(linksOf(api('posts/en/given.json'))).toEqual({ theirs: [true, true, true, true], strangers: [] });
    expect(linksOf(api('posts/en/free.json'))).toEqual({ theirs: [false], strangers: [] });
  });
});

describe('elsewhere', () => {
  test('every feed says it in the title, in the summary and above the text', () => {
    const json = JSON.parse(text('feed.json')) as { items: Record<string, string>[] };
    const [channel] = wellFormed(text('rss.xml')).children.filter(({ name }) => name === 'channel');
    const of = (element: ReturnType<typeof wellFormed> | undefined, item: string, names: string[]) =>
      (element?.children ?? [])
        .filter(({ name }) => name === item)
        .map(({ children }) => names.map((name) => children.find((child) => child.name === name)?.text ?? ''))
        .find(([title]) => title?.includes('kingfisher'));
    const said = [
      of(channel, 'item', ['title', 'description', 'content:encoded']),
      of(wellFormed(text('atom.xml')), 'entry', ['title', 'summary', 'content']),
      json.items
        .map((item) => ['title', 'summary', 'content_html'].map((name) => item[name] ?? ''))
        .find(([title]) => title?.includes('kingfisher')),
    ];
    for (const item of said) {
      const [title, summary, html = ''] = item ?? [];
      expect(title).toBe('[Advertisement] A cup of kingfisher');
      expect(summary).toBe(`[${label}] What it says.`);
      expect(words(`<main>${html}`).replace(/^[^A-Z]*/, '')).toMatch(/^Advertisement: The &Shop gave us/);
      expect(html.indexOf('Advertisement: ')).toBeLessThan(html.indexOf('<img'));
    }
  });

  test('the API says it first', () => {
    const answer = text('api/v1/entries/posts/en/given.json');
    expect(JSON.parse(answer)).toMatchObject({ label, partnership: { mark: 'Advertisement' } });
    expect(answer.indexOf('"label"')).toBeLessThan(answer.indexOf('"title"'));
    const list = JSON.parse(text('api/v1/entries/posts/en/index.json')) as { items: { slug: string }[] };
    expect(list.items.find(({ slug }) => slug === 'given')).toMatchObject({ label });
  });

  test('search engines and social networks read it first, and see it on the card', () => {
    const elements = elementsOf(text('blog/given/index.html'));
    const meta = (key: string) =>
      elements.find(({ attributes }) => [attributes['property'], attributes['name']].includes(key))
        ?.attributes['content'];
    expect(meta('description')).toBe(`[${label}] What it says.`);
    expect(meta('og:description')).toBe(`[${label}] What it says.`);
    expect(meta('og:image')).toBe('https://tiny.example/cards/en/posts/given.png');
    expect(meta('og:image:alt')).toContain(label);
  });

  test.each([
    'index.html',
    'blog/index.html',
    'topics/care/index.html',
    'authors/ann/index.html',
    'partners/shop/index.html',
  ])('the list on %s says it beside the title', (path) => {
    expect(words(text(path))).toContain(`${label} A cup of kingfisher`);
  });

  test('so does what leads from one post to the next', () => {
    const neighbours = ['blog/free/index.html', 'blog/plain/index.html'].map((path) => words(text(path)));
    expect(neighbours.join()).toContain('[Advertisement] A cup of kingfisher');
  });

  test('a search shows it on the hit, and no words of it in the excerpt', async () => {
    const index = await openSite(join(root, 'out'), 'en');
    try {
      const facets = { type: [], topic: [], author: [], year: [] };
      const hits = async (asked: string) => (await index.search({ text: asked, facets })).load(0, 10);
      const [hit] = await hits('kingfisher');
      expect(hit).toMatchObject({ title: 'A cup of kingfisher', label });
      expect(hit?.excerpt.map((run) => run.text).join('')).toMatch(/^What it says/);
      expect((await hits('pelican'))[0]).toMatchObject({ label: '' });
      expect((await hits('bittern'))[0]).toMatchObject({ label: '' });
    } finally {
      index.close();
    }
  });
});
