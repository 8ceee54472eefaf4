import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Publication } from '../../../src/publication/publication.ts';
import { themeColor } from '../../../src/outputs/seo/theme-color.ts';
import { post } from '../../fixtures/folder.ts';
import { entryPage, everyKind, otherPages, picture, publish, read, siteYaml } from './pages.ts';
import type { MachinePage } from './pages.ts';

const host = 'https://host.example/project';
let site: Publication;
let pages: Record<string, MachinePage>;

beforeAll(async () => {
  site = await publish(await everyKind());
  pages = {
    ...otherPages(site, 'en'),
    ...Object.fromEntries(Object.entries(otherPages(site, 'fr')).map(([kind, page]) => [`fr ${kind}`, page])),
    post: entryPage(site, 'posts', 'both', 'en'),
    'fr post': entryPage(site, 'posts', 'both', 'fr'),
    'post in one language': entryPage(site, 'posts', 'one', 'en'),
    'fr post in English': entryPage(site, 'posts', 'one', 'fr'),
    answer: entryPage(site, 'faq', 'why', 'en'),
    kit: entryPage(site, 'kits', 'kit', 'en'),
    page: entryPage(site, 'pages', 'about', 'en'),
  };
});

const pageOf = (kind: string): MachinePage => {
  const found = pages[kind];
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};

test.each([
  ['home', 'Tiny – A small site', '/', 'website', true],
  ['fr home', 'Tiny – Un petit site', '/fr/', 'website', true],
  ['post', 'Both – Tiny', '/blog/both/', 'article', true],
  ['fr post', 'Les deux – Tiny', '/fr/blog/both/', 'article', true],
  ['post in one language', 'One – Tiny', '/blog/one/', 'article', true],
  // An untranslated page has its original as canonical address: its readers and search engines find it there.
  ['fr post in English', 'One – Tiny', '/blog/one/', 'article', false],
  ['answer', 'Why? – Tiny', '/faq/why/', 'article', true],
  ['kit', 'The kit – Tiny', '/kits/kit/', 'article', true],
  ['page', 'About us – Tiny', '/about/', 'website', true],
  ['blog 1', 'Blog – Tiny', '/blog/', 'website', true],
  // The further pages of a list are the only way to older entries: each is its own canonical page and may be followed.
  ['blog 2', 'Blog – Page 2 of 2 – Tiny', '/blog/page/2/', 'website', true],
  ['faq', 'faq – Tiny', '/faq/', 'website', true],
  ['kits', 'kits – Tiny', '/kits/', 'website', true],
  ['topics', 'Topics – Tiny', '/topics/', 'website', true],
  ['topics/care', 'Care – Tiny', '/topics/care/', 'website', true],
  ['fr topics/care', 'Soin – Tiny', '/fr/topics/care/', 'website', true],
  ['people', 'Authors – Tiny', '/authors/', 'website', true],
  ['people/ann', 'Ann – Tiny', '/authors/ann/', 'profile', true],
  ['partners', 'Partners – Tiny', '/partners/', 'website', true],
  ['partners/shop', 'Shop – Tiny', '/partners/shop/', 'website', true],
  ['search', 'search – Tiny', '/search/', 'website', false],
  ['not found', 'There is no such page – Tiny', '/404.html', 'website', false],
])('%s: “%s” at %s', (kind, title, canonical, type, isListed) => {
  const { head } = pageOf(kind);
  expect(read(head, 'title')).toEqual([title]);
  expect(read(head, 'canonical')).toEqual([host + canonical]);
  expect(read(head, 'og:url')).toEqual([host + canonical]);
  expect(read(head, 'og:type')).toEqual([type]);
  expect(read(head, 'robots')).toEqual(isListed ? [] : ['noindex']);
  expect(read(head, 'og:site_name')).toEqual(['Tiny']);
  expect(read(head, 'og:title')).toEqual([title.replace(/ – (?:Tiny|A small site|Un petit site)$/, '')]);
});

test('every page has each element once, in one line of words, and gives its picture with its size', () => {
  expect(Object.keys(pages).length).toBeGreaterThan(34);
  const once = ['description', 'canonical', 'manifest', 'color-scheme', 'apple-touch-icon'];
  const social = ['og:description', 'og:locale', 'og:image', 'og:image:alt', 'twitter:card'];
  for (const [kind, { head }] of Object.entries(pages)) {
    for (const name of [...once, ...social]) {
      const found = read(head, name);
      expect(found, `${kind}: ${name}`).toEqual([expect.stringMatching(/^\S(?:[^\n]*\S)?$/)]);
    }
    expect(read(head, 'og:description'), kind).toEqual(read(head, 'description'));
    expect(read(head, 'og:image')[0], kind).toMatch(/^https:\/\/host\.example\/project\/(?:cards|media)\//);
    for (const side of ['width', 'height']) {
      expect(read(head, `og:image:${side}`), kind).toEqual([expect.stringMatching(/^[1-9]\d*$/)]);
    }
  }
});

describe('languages', () => {
  const hreflangs = (kind: string) =>
    pageOf(kind).head.flatMap((tag) => (tag['hreflang'] ? [`${tag['hreflang']} ${tag['href'] ?? ''}`] : []));

  test.each([
    ['post', '/blog/both/'],
    ['fr post', '/blog/both/'],
    ['fr home', '/'],
    ['blog 2', '/blog/page/2/'],
    ['fr people/ann', '/authors/ann/'],
  ])('%s links both, itself included, and the first for all other languages', (kind, address) => {
    expect(hreflangs(kind)).toEqual([
      `en ${host}${address}`,
      `fr ${host}/fr${address}`,
      `x-default ${host}${address}`,
    ]);
  });

  test.each(['post in one language', 'fr post in English', 'answer', 'search', 'not found'])(
    '%s links none',
    (kind) => {
      expect(hreflangs(kind)).toEqual([]);
      expect(read(pageOf(kind).head, 'og:locale:alternate')).toEqual([]);
    },
  );

  test('social networks get the language of the text and its other languages', () => {
    expect(read(pageOf('fr post').head, 'og:locale')).toEqual(['fr_FR']);
    expect(read(pageOf('fr post').head, 'og:locale:alternate')).toEqual(['en_GB']);
    expect(read(pageOf('fr post in English').head, 'og:locale')).toEqual(['en_GB']);
  });

  test('a translation that is a draft is not linked', async () => {
    const files = { 'posts/en/a.mdx': post('A'), 'posts/fr/a.mdx': post('A', 'draft: true\n') };
    const { head } = entryPage(await publish(files), 'posts', 'a', 'fr');
    expect(read(head, 'robots')).toEqual(['noindex']);
    expect(read(head, 'canonical')).toEqual(['https://tiny.example/blog/a/']);
    expect(head.filter((tag) => tag['hreflang'])).toEqual([]);
  });
});

test.each([
  [
    'post',
    {
      'article:published_time': ['2026-05-01'],
      'article:modified_time': ['2026-06-01T08:00:00.000Z'],
      'article:author': [`${host}/authors/ann/`],
      'article:section': ['Care'],
    },
  ],
  ['fr post', { 'article:author': [`${host}/fr/authors/ann/`], 'article:section': ['Soin'] }],
  ['answer', { 'article:author': [`${host}/authors/ann/`], 'article:section': ['Care'] }],
  ['kit', { 'article:author': [], 'article:section': [] }],
  // These elements belong to articles, and a page is not one.
  ['page', { 'article:modified_time': [] }],
  ['home', { 'article:section': [], 'article:author': [] }],
])('%s has the elements of an article, if it is one', (kind, expected) => {
  for (const [name, value] of Object.entries(expected)) expect(read(pageOf(kind).head, name)).toEqual(value);
});

test.each([
  ['home', ['/rss.xml', '/atom.xml', '/feed.json']],
  ['fr post', ['/fr/rss.xml', '/fr/atom.xml', '/fr/feed.json']],
  [
    'topics/care',
    [
      '/topics/care/rss.xml',
      '/topics/care/atom.xml',
      '/topics/care/feed.json',
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
    ],
  ],
  ['partners/shop', ['/rss.xml', '/atom.xml', '/feed.json']],
])('%s offers its own feeds before those of the site', (kind, feeds) => {
  const links = pageOf(kind).head.filter((tag) => tag['rel'] === 'alternate' && tag['type']);
  expect(links.map((tag) => tag['href'])).toEqual(feeds.map((feed) => `/project${feed}`));
});

test('icons and manifest are below the site’s path, the manifest beside the home page of the language', () => {
  const { head } = pageOf('fr post');
  expect(read(head, 'icon')).toEqual(['/project/favicon.ico', '/project/favicon.svg']);
  expect(read(head, 'apple-touch-icon')).toEqual(['/project/apple-touch-icon.png']);
  expect(read(head, 'manifest')).toEqual(['/project/fr/manifest.webmanifest']);
});

test('the theme colours for browsers are those of the page', async () => {
  const tokens = await readFile(
    new URL('../../../src/components/styles/tokens.css', import.meta.url),
    'utf8',
  );
  const [light, dark] = [...tokens.matchAll(/--paper: (#\w+)/g)].map(([, colour]) => colour);
  expect(themeColor).toEqual({ light, dark });
  expect(read(pageOf('home').head, 'theme-color')).toEqual([themeColor.light, themeColor.dark]);
  expect(read(pageOf('home').head, 'color-scheme')).toEqual(['light dark']);
  expect(tokens).toContain('color-scheme: light dark');
});

describe('the picture', () => {
  const images = (head: MachinePage['head']) => head.filter((tag) => tag['property']?.startsWith('og:image'));
  const content = (head: MachinePage['head']) => images(head).map((tag) => tag['content']);

  test('is the editor’s picture first, scaled to 1200 pixels', () => {
    expect(content(pageOf('kit').head)).toEqual([
      expect.stringMatching(/^https:\/\/host\.example\/project\/media\/map\.[0-9a-f]{10}\.social\.jpg$/),
      'A map',
      '1200',
      '601',
    ]);
  });

  test('is the card, which shows the label, if a partner gave something', () => {
    expect(content(pageOf('post').head)).toEqual([
      `${host}/cards/en/posts/both.png`,
      'Post: [Advertisement: a gift between us and Shop] Both',
      '1200',
      '630',
    ]);
  });

  test('is the card if there is none, or one that social networks do not show', () => {
    for (const [kind, slug, lang] of [
      ['fr post', 'both', 'fr'],
      ['post in one language', 'one', 'en'],
    ] as const) {
      expect(content(pageOf(kind).head)).toEqual([
        `${host}/cards/${lang}/posts/${slug}.png`,
        lang === 'fr'
          ? 'Article\u00a0: Les deux'
          : expect.stringMatching(/^Post: \[No consideration: .*\] One$/),
        '1200',
        '630',
      ]);
    }
  });

  test('is the site’s picture for lists, or else the site’s card', async () => {
    expect(content(pageOf('fr blog 1').head)).toEqual([
      `${host}/cards/fr/site.png`,
      'Tiny – Un petit site',
      '1200',
      '630',
    ]);
    const withPicture = await publish({
      'site.yaml': siteYaml('image: { src: /media/s.png, alt: { en: Picture, fr: Image } }\n'),
      'media/s.png': await picture(),
    });
    const [address, alt] = content(otherPages(withPicture, 'fr')['blog 1']?.head ?? []);
    expect(address).toMatch(/\/project\/media\/s\.[0-9a-f]{10}\.social\.jpg$/);
    expect(alt).toBe('Image');
  });
});

test('the tags are data, which the caller must escape', async () => {
  const title = 'A </title> & "B"';
  const { head } = entryPage(await publish({ 'posts/en/a.mdx': post(title) }), 'posts', 'a', 'en');
  expect(read(head, 'title')).toEqual([`${title} – Tiny`]);
  expect(read(head, 'og:title')).toEqual([title]);
});

test('a long description is cut between words, and never inside a character', async () => {
  const describe = async (bio: string) => {
    const files = { 'people/ann.yaml': `name: Ann\nrole: Writes\nbio: ${JSON.stringify(bio)}\n` };
    return read(otherPages(await publish(files), 'en')['people/ann']?.head ?? [], 'description')[0] ?? '';
  };
  expect(await describe('One line.\n\nAnother.')).toBe('One line. Another.');
  expect(await describe('word '.repeat(80).trim())).toBe(`${'word '.repeat(38)}word…`);
  expect(await describe('🦉'.repeat(300))).toBe(`${'🦉'.repeat(199)}…`);
});
