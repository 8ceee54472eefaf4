import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../src/model/content.ts';
import type { Lang } from '../../src/model/languages.ts';
import { archiveIndex, archivePages, postsPerArchivePage } from '../../src/publication/archive.ts';
import { Publication } from '../../src/publication/publication.ts';
import { readFiles } from '../content/read.ts';
import { approved } from '../fixtures/verdict.ts';

let empty: Content;
beforeAll(async () => {
  const { content } = await readFiles({});
  if (content === undefined) throw new Error('no content');
  empty = content;
});

interface Made {
  slug: string;
  date: string;
  lang?: Lang;
  draft?: boolean;
}

function publish(made: readonly Made[]): Publication {
  const entries = made.map(({ slug, date, lang = 'en', draft = false }) => ({
    collection: 'posts',
    lang,
    slug,
    verdict: approved,
    media: {},
    front: { title: slug, description: slug, date, draft, authors: [], topics: [] },
  }));
  return new Publication({ ...empty, entries: entries as never }, new Date('2026-11-21T09:00:00Z'));
}

const numbered = (count: number, date: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => ({ slug: `p${String(index)}`, date: date(index) }));

test('years and months with posts are listed, the newest first, each with its count', () => {
  const { years, pageMeta } = archiveIndex(
    publish([
      { slug: 'a', date: '2024-02-29' },
      { slug: 'b', date: '2026-01-01' },
      { slug: 'c', date: '2026-11-30' },
      { slug: 'd', date: '2026-11-01' },
      { slug: 'hidden', date: '2025-05-05', draft: true },
    ]),
    'fr',
  );
  expect(pageMeta.address).toBe('/fr/blog/archive/');
  expect(years).toEqual([
    {
      year: '2026',
      count: 3,
      address: '/fr/blog/archive/2026/',
      months: [
        { month: '2026-11', count: 2, address: '/fr/blog/archive/2026/#month-11' },
        { month: '2026-01', count: 1, address: '/fr/blog/archive/2026/#month-01' },
      ],
    },
    {
      year: '2024',
      count: 1,
      address: '/fr/blog/archive/2024/',
      months: [{ month: '2024-02', count: 1, address: '/fr/blog/archive/2024/#month-02' }],
    },
  ]);
});

test('without posts there is an archive page but no years', () => {
  const publication = publish([]);
  expect(archiveIndex(publication, 'en').years).toEqual([]);
  expect(archivePages(publication, 'en')).toEqual([]);
});

test('the page of a year lists its posts by month and links to the other years', () => {
  const [page] = archivePages(
    publish([
      { slug: 'b', date: '2026-01-01' },
      { slug: 'c', date: '2026-11-30' },
      { slug: 'd', date: '2026-11-01' },
      { slug: 'e', date: '2019-11-01' },
    ]),
    'en',
  );
  expect(page).toMatchObject({
    year: '2026',
    page: 1,
    pages: 1,
    index: '/blog/archive/',
    years: [
      { year: '2026', address: '/blog/archive/2026/' },
      { year: '2019', address: '/blog/archive/2019/' },
    ],
  });
  expect(page?.months.map(({ month, posts }) => [month, ...posts.map(({ slug }) => slug)])).toEqual([
    ['2026-11', 'c', 'd'],
    ['2026-01', 'b'],
  ]);
  expect([page?.newer, page?.older]).toEqual([undefined, undefined]);
});

test('if a translation belongs to another year, a year lists the languages that have it, and the switch leads to the archive', () => {
  const publication = publish([
    { slug: 'a', date: '2025-12-31' },
    { slug: 'a', date: '2026-01-02', lang: 'fr' },
    { slug: 'b', date: '2024-01-01' },
  ]);
  const frames = (lang: Lang) =>
    new Map(archivePages(publication, lang).map(({ year, pageMeta }) => [year, pageMeta]));
  expect([...frames('en').keys()]).toEqual(['2025', '2024']);
  expect([...frames('fr').keys()]).toEqual(['2026', '2024']);
  expect(frames('en').get('2025')).toMatchObject({
    switcher: [
      { lang: 'en', address: '/blog/archive/2025/' },
      { lang: 'fr', address: '/fr/blog/archive/' },
    ],
    alternates: [{ lang: 'en', address: '/blog/archive/2025/' }],
  });
  expect(frames('en').get('2024')?.alternates).toHaveLength(2);
});

describe('a year with many posts', () => {
  const pages = () =>
    archivePages(
      publish(
        numbered(2 * postsPerArchivePage + 1, (index) => `2026-0${String(9 - Math.floor(index / 60))}-10`),
      ),
      'en',
    );

  test('has several pages, linked to one another', () => {
    expect(
      pages().map(({ page, pages: of, newer, older, pageMeta }) => [
        page,
        of,
        newer,
        older,
        pageMeta.address,
      ]),
    ).toEqual([
      [1, 3, undefined, '/blog/archive/2026/page/2/', '/blog/archive/2026/'],
      [2, 3, '/blog/archive/2026/', '/blog/archive/2026/page/3/', '/blog/archive/2026/page/2/'],
      [3, 3, '/blog/archive/2026/page/2/', undefined, '/blog/archive/2026/page/3/'],
    ]);
  });

  test('links each month to the page where it begins', () => {
    const publication = publish(
      numbered(2 * postsPerArchivePage + 1, (index) => `2026-0${String(9 - Math.floor(index / 60))}-10`),
    );
    const [year] = archiveIndex(publication, 'en').years;
    const places = archivePages(publication, 'en').map(({ months, pageMeta }) =>
      months.map(({ month }) => `${pageMeta.address}#month-${month.slice(5)}`),
    );
    for (const { address } of year?.months ?? []) expect(places.flat()).toContain(address);
    expect(year?.months.map(({ address }) => address)[3]).toBe('/blog/archive/2026/#month-06');
    expect(year?.months.map(({ address }) => address)[4]).toBe('/blog/archive/2026/page/2/#month-05');
  });
});

test('for any dates, each post is listed once in its year and month, and the counts add up', () => {
  const dates = fc
    .date({
      min: new Date('2019-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(dates, { maxLength: 60 }), (given) => {
      const publication = publish(given.map((date, index) => ({ slug: `p${String(index)}`, date })));
      const { years } = archiveIndex(publication, 'en');
      const pages = archivePages(publication, 'en');
      const rows = pages.flatMap(({ year, months }) =>
        months.flatMap(({ month, posts }) =>
          posts.map(({ slug, date = '' }) => ({ year, month, slug, date })),
        ),
      );
      expect(rows.map(({ slug }) => slug).toSorted()).toEqual(
        given.map((_, index) => `p${String(index)}`).toSorted(),
      );
      for (const { year, month, date } of rows)
        expect([date.slice(0, 4), date.slice(0, 7)]).toEqual([year, month]);
      expect(years.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
      for (const { count, months } of years)
        expect(months.reduce((sum, one) => sum + one.count, 0)).toBe(count);
      expect(years.map(({ year }) => year)).toEqual(
        [...new Set(given.map((date) => date.slice(0, 4)))].toSorted().reverse(),
      );
    }),
  );
});
