import { expect, test } from 'vitest';
import { recordFeeds, siteFeed } from '../../../src/outputs/feeds/feed.ts';
import { kitFeeds } from '../../../src/outputs/feeds/kit-feed.ts';
import { labelledSummary, plainParagraphs } from '../../../src/outputs/feeds/written-feed.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { readFiles } from '../../content/read.ts';
import { post } from '../../fixtures/folder.ts';

async function publish(files: Record<string, string | Buffer>): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, new Date('2026-11-21T09:00:00Z'));
}

const partners = {
  'partners/shop.yaml': 'name: The Shop\nrelation: A gift.\nwebsite: https://shop.example/\n',
};
const titles = ({ items }: { items: { title: string }[] }) => items.map(({ title }) => title);

test.each(['loan', 'gift', 'travel', 'payment', 'affiliate', 'other', 'none'])(
  'a feed reader shows the label for %s before everything else, in both languages',
  async (consideration) => {
    const fields = `partnership: { partner: shop, consideration: ${consideration} }\n`;
    const publication = await publish({
      ...partners,
      'posts/en/a.mdx': post('A', fields),
      'posts/fr/a.mdx': post('A', fields),
    });
    for (const lang of ['en', 'fr'] as const) {
      const [item] = siteFeed(publication, lang).items;
      expect(item && labelledSummary(item)).toMatch(/^\[.*The Shop.*\] What it says\.$/);
    }
  },
);

test('the label is that of the page and links to the partner', async () => {
  const publication = await publish({
    ...partners,
    'posts/en/a.mdx': post('A', 'partnership: { partner: shop, consideration: gift }\n'),
  });
  expect(siteFeed(publication, 'en').items[0]).toMatchObject({
    label: {
      text: 'Advertisement: a gift between us and The Shop',
      link: 'https://tiny.example/partners/shop/',
    },
    link: 'https://tiny.example/blog/a/',
    title: '[Advertisement] A',
    body: { sponsor: 'https://shop.example/' },
  });
});

test('without a gift, no title mentions advertising, and no link is marked', async () => {
  const publication = await publish({
    ...partners,
    'posts/en/a.mdx': post('A', 'partnership: { partner: shop, consideration: none }\n'),
  });
  const [item] = siteFeed(publication, 'en').items;
  expect(item?.title).toBe('A');
  expect(item?.body).not.toHaveProperty('sponsor');
});

test('a feed has the newest fifty posts in its language, and no drafts', async () => {
  const publication = await publish({
    ...Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `posts/en/p${String(at)}.mdx`,
        post(`P${String(at)}`).replace('2026-05-01', `2026-05-${String((at % 28) + 1).padStart(2, '0')}`),
      ]),
    ),
    'posts/en/d.mdx': post('D', 'draft: true\n'),
    'posts/fr/f.mdx': post('F'),
  });
  const { items, updated } = siteFeed(publication, 'en');
  expect(items).toHaveLength(50);
  const dates = items.map(({ published }) => published);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(updated).toBe('2026-05-28T00:00:00Z');
  expect(titles(siteFeed(publication, 'fr'))).toEqual(['F']);
});

test('the feeds of a topic and an author have only their entries, and exist even if empty', async () => {
  const publication = await publish({
    'topics/tools.yaml': 'name: Tools\ndescription: On tools.\n',
    'people/ben.yaml': 'name: Ben\nrole: Edits\n',
    'posts/en/a.mdx': post('A'),
    'posts/en/b.mdx': post('B').replace('[ann]', '[ben, ann]').replace('[care]', '[]'),
  });
  const feeds = (collection: 'topics' | 'people') =>
    Object.fromEntries(
      recordFeeds(collection, publication, 'en').map(({ id, feed }) => [id, [feed.address, ...titles(feed)]]),
    );
  expect(feeds('topics')).toEqual({ care: ['/topics/care/', 'A'], tools: ['/topics/tools/'] });
  expect(feeds('people')).toEqual({ ann: ['/authors/ann/', 'A', 'B'], ben: ['/authors/ben/', 'B'] });
  const empty = recordFeeds('topics', publication, 'fr').find(({ id }) => id === 'tools')?.feed;
  expect(empty).toMatchObject({ title: 'Tools – Tiny', updated: '1970-01-01T00:00:00Z', items: [] });
});

test('the feed of a series has its posts, the newest first, with the series among their categories', async () => {
  const publication = await publish({
    'series/run.yaml': 'name: { en: The run, fr: La suite }\ndescription: In order.\n',
    'posts/en/a.mdx': post('A', 'series: run\npart: 1\n').replace('2026-05-01', '2026-01-01'),
    'posts/en/b.mdx': post('B', 'series: run\npart: 2\n'),
    'posts/en/c.mdx': post('C'),
  });
  const [run] = recordFeeds('series', publication, 'en');
  expect(run && [run.id, run.feed.address, run.feed.description, ...titles(run.feed)]).toEqual([
    'run',
    '/series/run/',
    'In order.',
    'B',
    'A',
  ]);
  expect(run?.feed.items[0]?.categories).toEqual([
    { id: 'care', name: 'Care', url: 'https://tiny.example/topics/care/' },
    { id: 'run', name: 'The run', url: 'https://tiny.example/series/run/' },
  ]);
});

test('an item keeps its id after a new title, a new date and, with the former address noted, a new name', async () => {
  const idOf = async (file: string, text: string) =>
    siteFeed(await publish({ [`posts/en/${file}.mdx`]: text }), 'en').items[0]?.id;
  const first = await idOf('a', post('A'));
  expect(first).toBe('https://tiny.example/blog/a/');
  expect(await idOf('a', post('Another title', 'updated: 2026-06-01\n'))).toBe(first);
  expect(await idOf('a', post('A').replace('2026-05-01', '2026-06-01'))).toBe(first);
  expect(await idOf('b', post('A', 'aliases: [/blog/a/]\n'))).toBe(first);
  expect(await idOf('c', post('A', 'aliases: [/blog/a/, /blog/b/]\n'))).toBe(first);
});

test('a feed does not depend on the time of the build', async () => {
  const { content } = await readFiles({ 'posts/en/a.mdx': post('A') });
  if (content === undefined) throw new Error('no content');
  const at = (now: string) => siteFeed(new Publication(content, new Date(now)), 'en');
  expect(at('2031-01-01T00:00:00Z')).toEqual(at('2026-11-21T09:00:00Z'));
});

test('a correction is written in the language of the feed, and updates the dates of the item and the feed', async () => {
  const fields = 'corrections: [{ date: 2026-06-02, text: It said Monday. }]\n';
  const publication = await publish({
    'posts/en/a.mdx': post('A', fields),
    'posts/fr/a.mdx': post('A', fields),
  });
  const of = (lang: 'en' | 'fr') => {
    const { items, updated } = siteFeed(publication, lang);
    return [items[0]?.corrections, items[0]?.updated, updated];
  };
  const moment = '2026-06-02T00:00:00.000Z';
  const correction = { date: '2026-06-02', text: 'It said Monday.' };
  expect(of('en')).toEqual([[{ ...correction, title: 'Corrected on 2 June 2026' }], moment, moment]);
  expect(of('fr')).toEqual([[{ ...correction, title: 'Corrigé le 2 juin 2026' }], moment, moment]);
});

const kit = (version: string, fields: string) =>
  `---\ntitle: The lamp\nsummary: It shines.\nversion: "${version}"\nconsideration: { kind: none }\n${fields}---\n`;

test('each version of a kit is an item of the kit’s feed, whose id stays after new versions and a rename', async () => {
  const older = '  - { version: "1.0", date: 2026-05-01, changes: The first kit. }\n';
  const publication = await publish({
    'kits/en/lamp.mdx': kit(
      '1.1',
      `changelog:\n  - { version: "1.1", date: 2026-06-01, changes: "Two <b>photos</b>.\\n\\nA logo." }\n${older}`,
    ),
    'kits/fr/lampe.mdx': kit('1.0', `changelog:\n${older}aliases: [/fr/kits/lumiere/]\n`),
    'kits/en/later.mdx': kit('1.0', 'embargo: 2027-01-01\n'),
    'kits/en/quiet.mdx': kit('1.0', ''),
  });
  const [lamp, quiet, ...rest] = kitFeeds(publication, 'en');
  expect(rest).toEqual([]);
  expect(lamp).toMatchObject({
    slug: 'lamp',
    feed: {
      address: '/kits/lamp/',
      title: 'The lamp: new versions of the press kit – Tiny',
      updated: '2026-06-01T00:00:00Z',
      items: [
        {
          id: 'https://tiny.example/kits/lamp/#version:1.1',
          link: 'https://tiny.example/kits/lamp/#version:1.1',
          title: 'The lamp, version 1.1',
          body: 'Two <b>photos</b>.\n\nA logo.',
        },
        { id: 'https://tiny.example/kits/lamp/#version:1.0', published: '2026-05-01T00:00:00Z' },
      ],
    },
  });
  // People can subscribe before the first version.
  expect(quiet?.feed.items).toEqual([]);
  const [french] = kitFeeds(publication, 'fr');
  expect(french?.feed.items.map(({ id, link }) => [id, link])).toEqual([
    ['https://tiny.example/fr/kits/lumiere/#version:1.0', 'https://tiny.example/fr/kits/lampe/#version:1.0'],
  ]);
});

test('plain text in a feed keeps its paragraphs and lines and is never markup', () => {
  expect(plainParagraphs('One <b>\ntwo\n\nthree & four\n')).toBe(
    '<p>One &lt;b&gt;<br>two</p><p>three &amp; four</p>',
  );
});
