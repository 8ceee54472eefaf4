import { describe, expect, test } from 'vitest';
import { feedItems, xmlSafe } from '../../src/feeds/items.ts';
import { chromeOf } from '../../src/publication/chrome.ts';
import { absolute, addressOf, basePath, listAddress } from '../../src/publication/addresses.ts';
import { entryFrame } from '../../src/publication/frame.ts';
import { blogPages } from '../../src/publication/lists.ts';
import { Publication } from '../../src/publication/publication.ts';
import { publicationState } from '../../src/publication/state.ts';
import { headTags } from '../../src/seo/head.ts';
import { answer, post } from '../fixtures/folder.ts';
import { readFiles } from '../content/read.ts';

const now = new Date('2026-11-21T09:00:00.000Z');

test.each([
  [{}, 'published'],
  [{ draft: false }, 'published'],
  [{ draft: true }, 'draft'],
  [{ publishAt: '2026-11-21T09:00:00.000Z' }, 'published'],
  [{ publishAt: '2026-11-21T09:00:00.001Z' }, 'scheduled'],
  [{ expireAt: '2026-11-21T09:00:00.000Z' }, 'expired'],
  [{ expireAt: '2026-11-21T09:00:00.001Z' }, 'published'],
  [{ publishAt: '2027-01-01T00:00:00.000Z', expireAt: '2026-01-01T00:00:00.000Z' }, 'expired'],
  [{ draft: true, publishAt: '2020-01-01T00:00:00.000Z' }, 'draft'],
])('%j is %s', (fields, state) => {
  expect(publicationState({ front: fields as never }, now)).toBe(state);
});

async function publish(files: Record<string, string>): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, now);
}

describe('lists', () => {
  test('posts: the newest first, ties by title; the other language’s fill gaps, marked by their language', async () => {
    const publication = await publish({
      'posts/en/old.mdx': post('Old').replace('2026-05-01', '2026-01-01'),
      'posts/en/b.mdx': post('B'),
      'posts/en/a.mdx': post('A'),
      'posts/fr/b.mdx': post('B en français'),
      'posts/fr/neuf.mdx': post('Neuf').replace('2026-05-01', '2026-06-01'),
    });
    const titles = (lang: 'en' | 'fr') =>
      publication.list('posts', lang).map(({ entry }) => `${entry.lang} ${entry.front.title}`);
    expect(titles('en')).toEqual(['fr Neuf', 'en A', 'en B', 'en Old']);
    expect(titles('fr')).toEqual(['fr Neuf', 'fr B en français', 'en A', 'en Old']);
    expect(publication.written('posts', 'fr').map(({ entry }) => entry.slug)).toEqual(['neuf', 'b']);
  });

  test('answers: by topic, and within a topic what is in the reader’s language first', async () => {
    const publication = await publish({
      'topics/first.yaml': 'name: Zuerst\ndescription: D\norder: 0\n',
      'faq/en/z.mdx': answer('Zebra?').replace('topic: care', 'topic: first'),
      'faq/en/b.mdx': answer('Bear?'),
      'faq/fr/a.mdx': answer('Abeille ?'),
    });
    expect(publication.list('faq', 'en').map(({ entry }) => entry.slug)).toEqual(['z', 'b', 'a']);
  });

  test.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [21, 3],
  ])('%i posts fill %i pages, each post on one', async (count, pages) => {
    const files = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `posts/en/p${String(index)}.mdx`,
        post(`P ${String(index)}`),
      ]),
    );
    const blog = blogPages(await publish(files), 'en');
    expect(blog.length).toBe(pages);
    expect(new Set(blog.flatMap(({ posts }) => posts.map(({ slug }) => slug))).size).toBe(count);
    expect(blog[0]?.newer).toBeUndefined();
    expect(blog.at(-1)?.older).toBeUndefined();
  });
});

test('addresses carry the language and, for others, the path under which the site stands', () => {
  const site = { languages: ['en', 'fr'] as ('en' | 'fr')[], url: 'https://host.example/project' };
  expect(addressOf('posts', 'a', 'en', site)).toBe('/blog/a/');
  expect(addressOf('pages', 'about', 'fr', site)).toBe('/fr/about/');
  expect(listAddress('posts', 'fr', site, 2)).toBe('/fr/blog/page/2/');
  expect(basePath(site)).toBe('/project/');
  expect(absolute('/blog/a/', site)).toBe('https://host.example/project/blog/a/');
});

test('the head names translations that exist, and no others', async () => {
  const publication = await publish({
    'posts/en/both.mdx': post('Both'),
    'posts/fr/both.mdx': post('Deux'),
    'posts/en/one.mdx': post('One'),
  });
  const tags = (slug: string, lang: 'en' | 'fr') => {
    const shown = publication.find('posts', slug, lang);
    if (shown === undefined) throw new Error(slug);
    return headTags(entryFrame(shown, publication), chromeOf(publication, lang));
  };
  const hreflang = (slug: string, lang: 'en' | 'fr') =>
    tags(slug, lang).flatMap((tag) => (tag['hreflang'] ? [tag['hreflang']] : []));
  expect(hreflang('both', 'fr')).toEqual(['en', 'fr']);
  expect(hreflang('one', 'en')).toEqual([]);
  const fallback = tags('one', 'fr');
  expect(fallback).toContainEqual({ tag: 'meta', name: 'robots', content: 'noindex' });
  expect(fallback).toContainEqual({ tag: 'link', rel: 'canonical', href: 'https://tiny.example/blog/one/' });
  expect(tags('one', 'en')).toContainEqual({
    tag: 'meta',
    property: 'og:image',
    content: 'https://tiny.example/cards/en/posts/one.png',
  });
  expect(tags('one', 'en')).toContainEqual({ tag: 'meta', property: 'og:image:alt', content: 'Post: One' });
});

test('a feed names what a partner gave, and no character breaks it', async () => {
  const publication = await publish({
    'partners/shop.yaml': 'name: The Shop\nrelation: A gift.\n',
    'posts/en/a.mdx': post('A', 'partnership: { partner: shop, consideration: gift }\n'),
  });
  const [item] = feedItems(publication, 'en');
  expect(item?.description).toBe('[Commercial collaboration · gift · The Shop] What it says.');
  expect(item?.link).toBe('https://tiny.example/blog/a/');
  expect(xmlSafe('a\u0000b\u000bc\ufffe d\ud800 e😀')).toBe('abc d e😀');
});

test('links to what is hidden are known to the page, links to what is there are not', async () => {
  const publication = await publish({
    'posts/en/a.mdx': post('A', '', '[b](/blog/b/) [c](/blog/c/) [f](/fr/blog/b/)\n'),
    'posts/en/b.mdx': post('B', 'draft: true\n'),
    'posts/en/c.mdx': post('C'),
  });
  const shown = publication.find('posts', 'a', 'en');
  expect(shown && publication.deadLinks(shown.entry)).toEqual(['/blog/b/', '/fr/blog/b/']);
});

test.each(['/blog/b/?from=a', '/blog/b/#part', '/blog/b/?x#y'])(
  '%s leads to what is hidden as well',
  async (link) => {
    const publication = await publish({
      'posts/en/a.mdx': post('A', '', `[b](${link})\n`),
      'posts/en/b.mdx': post('B', 'draft: true\n', '## Part\n\n## Y\n'),
    });
    const shown = publication.find('posts', 'a', 'en');
    expect(shown && publication.deadLinks(shown.entry)).toHaveLength(1);
  },
);

test('the navigation leaves out what is hidden, in every language', async () => {
  const page = (fields: string) => `---\ntitle: P\ndescription: D\n${fields}---\n`;
  const publication = await publish({
    'site.yaml':
      'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en, fr]\nnavigation: [{ label: Here, to: /here/ }, { label: Soon, to: /soon/ }, { label: Blog, to: /blog/ }]\n',
    'pages/en/here.mdx': page(''),
    'pages/en/soon.mdx': page('publishAt: 2027-01-01\n'),
  });
  const addresses = (lang: 'en' | 'fr') =>
    chromeOf(publication, lang).navigation.map(({ address }) => address);
  expect(addresses('en')).toEqual(['/here/', '/blog/']);
  expect(addresses('fr')).toEqual(['/fr/here/', '/fr/blog/']);
});
