import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Publication } from '../../src/publication/publication.ts';
import { recordPages } from '../../src/publication/records.ts';
import { partsShown, seriesParts, seriesPlace } from '../../src/publication/series.ts';
import { readFiles } from '../content/read.ts';
import { post } from '../fixtures/folder.ts';
import { approved } from '../fixtures/verdict.ts';

const now = new Date('2026-11-21T09:00:00Z');
const run = { 'series/run.yaml': 'name: { en: The run, fr: La suite }\ndescription: In order.\n' };

async function publish(files: Record<string, string>): Promise<Publication> {
  const { content, errors } = await readFiles({ ...run, ...files });
  expect(errors).toEqual([]);
  if (content === undefined) throw new Error('no content');
  return new Publication(content, now);
}

/** @param fields in addition to the series */
const part = (title: string, date: string, fields = '') =>
  post(title, `series: run\n${fields}`).replace('2026-05-01', date);

const slugs = (publication: Publication, lang: 'en' | 'fr' = 'en') =>
  (seriesParts(publication, lang).get('run') ?? []).map(({ entry }) => entry.slug);

function placeOf(publication: Publication, slug: string, lang: 'en' | 'fr' = 'en') {
  const shown = publication.find('posts', slug, lang);
  return shown && seriesPlace(shown, publication);
}

describe('the order of parts', () => {
  test.each<[name: string, parts: [slug: string, date: string, number?: number][], order: string[]]>([
    [
      'by date',
      [
        ['c', '2026-03-01'],
        ['a', '2026-01-01'],
        ['b', '2026-02-01'],
      ],
      ['a', 'b', 'c'],
    ],
    [
      'by number, whatever the dates',
      [
        ['a', '2026-01-01', 3],
        ['b', '2026-02-01', 1],
        ['c', '2026-03-01', 2],
      ],
      ['b', 'c', 'a'],
    ],
    [
      'numbers first, the rest by date',
      [
        ['a', '2026-01-01'],
        ['b', '2026-02-01', 7],
        ['c', '2025-03-01'],
      ],
      ['b', 'c', 'a'],
    ],
    [
      'ties by slug',
      [
        ['b', '2026-01-01'],
        ['a', '2026-01-01'],
      ],
      ['a', 'b'],
    ],
  ])('%s', async (_name, parts, order) => {
    const files = Object.fromEntries(
      parts.map(([slug, date, number]) => [
        `posts/en/${slug}.mdx`,
        part(slug, date, number === undefined ? '' : `part: ${String(number)}\n`),
      ]),
    );
    expect(slugs(await publish(files))).toEqual(order);
  });
});

test('an unpublished post is no part and leaves no gap', async () => {
  const publication = await publish({
    'posts/en/a.mdx': part('A', '2026-01-01', 'part: 1\n'),
    'posts/en/b.mdx': part('B', '2026-02-01', 'part: 2\ndraft: true\n'),
    'posts/en/c.mdx': part('C', '2026-03-01', 'part: 3\npublishAt: 2027-01-01\n'),
    'posts/en/d.mdx': part('D', '2026-04-01', 'part: 4\n'),
    'posts/en/e.mdx': part('E', '2026-05-01', 'part: 5\nexpireAt: 2026-06-01\n'),
    'posts/en/f.mdx': post('F'),
  });
  expect(placeOf(publication, 'd')).toMatchObject({
    series: { id: 'run', name: 'The run', address: '/series/run/' },
    number: 2,
    total: 2,
    parts: [
      { number: 1, title: 'A', address: '/blog/a/' },
      { number: 2, title: 'D', address: '/blog/d/' },
    ],
    previous: { title: 'A' },
  });
  expect(placeOf(publication, 'd')).not.toHaveProperty('next');
  expect(placeOf(publication, 'f')).toBeUndefined();
  expect(JSON.stringify(placeOf(publication, 'a'))).not.toMatch(/"[BCE]"/);
});

test('an untranslated part appears in every language with its own language marked', async () => {
  const publication = await publish({
    'posts/en/a.mdx': part('A', '2026-01-01'),
    'posts/en/b.mdx': part('B', '2026-02-01'),
    'posts/fr/b.mdx': part('B en français', '2026-02-01'),
  });
  expect(placeOf(publication, 'b', 'fr')).toMatchObject({
    series: { name: 'La suite', address: '/fr/series/run/' },
    number: 2,
    total: 2,
    parts: [
      { title: 'A', lang: 'en', address: '/fr/blog/a/' },
      { title: 'B en français', lang: 'fr', address: '/fr/blog/b/' },
    ],
  });
});

test('its page lists all parts in order; a series without posts has an empty page', async () => {
  const publication = await publish({
    'series/later.yaml': 'name: Later\ndescription: Nothing yet.\n',
    'posts/en/b.mdx': part('B', '2026-02-01'),
    'posts/en/a.mdx': part('A', '2026-01-01'),
  });
  expect(
    recordPages('series', publication, 'en').map(({ record, entries }) => [
      record.name,
      record.count,
      ...entries.map(({ title }) => title),
    ]),
  ).toEqual([
    ['Later', 0],
    ['The run', 2, 'A', 'B'],
  ]);
});

test('for any length, a page lists a limited number of parts, with itself and its neighbours', async () => {
  const { content } = await readFiles(run);
  if (content === undefined) throw new Error('no content');
  const sizes = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 0.999, noNaN: true }));
  fc.assert(
    fc.property(sizes, ([total, at]) => {
      const entries = Array.from({ length: total }, (_, index) => ({
        collection: 'posts',
        lang: 'en',
        slug: `p${String(index)}`,
        verdict: approved,
        front: { title: String(index + 1), date: '2026-01-01', series: 'run', part: index + 1 },
      }));
      const publication = new Publication({ ...content, entries: entries as never }, now);
      const number = Math.floor(at * total) + 1;
      const place = placeOf(publication, `p${String(number - 1)}`);
      const numbers = place?.parts.map((one) => one.number) ?? [];
      expect(place).toMatchObject({ number, total });
      expect(numbers).toHaveLength(Math.min(total, partsShown));
      expect(numbers).toContain(number);
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
      for (const one of place?.parts ?? []) expect(one.title).toBe(String(one.number));
      expect([place?.previous?.number, place?.next?.number]).toEqual([
        number > 1 ? number - 1 : undefined,
        number < total ? number + 1 : undefined,
      ]);
      for (const beside of [place?.previous, place?.next])
        if (beside) expect(numbers).toContain(beside.number);
    }),
  );
});
