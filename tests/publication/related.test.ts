import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../src/model/content.ts';
import { Publication } from '../../src/publication/publication.ts';
import { relatedCount, relatedTo } from '../../src/publication/related.ts';
import { cpuTime } from '../cpu-time.ts';
import { readFiles } from '../content/read.ts';
import { approved } from '../fixtures/verdict.ts';

const now = new Date('2026-11-21T09:00:00Z');
let empty: Content;
beforeAll(async () => {
  const { content } = await readFiles({});
  if (content === undefined) throw new Error('no content');
  empty = content;
});

interface Made {
  collection?: 'posts' | 'faq' | 'kits';
  lang?: 'en' | 'fr';
  slug: string;
  topics?: string[];
  authors?: string[];
  day?: string;
  series?: string;
  related?: string[];
  draft?: boolean;
}

function publish(made: readonly Made[]): Publication {
  const entries = made.map(
    ({
      collection = 'posts',
      lang = 'en',
      slug,
      topics = [],
      authors = [],
      day = '2026-01-01',
      ...front
    }) => ({
      collection,
      lang,
      slug,
      verdict: approved,
      media: {},
      front: {
        ...front,
        authors,
        ...(collection === 'faq'
          ? {
              question: slug,
              answer: slug,
              topic: topics[0] ?? 'none',
              lastReviewed: day,
              reviewEvery: 'P1Y',
            }
          : {
              title: slug,
              description: slug,
              summary: slug,
              consideration: { kind: 'none' },
              topics,
              date: day,
              updated: `${day}T00:00:00.000Z`,
            }),
      },
    }),
  );
  return new Publication({ ...empty, entries: entries as never }, now);
}

function related(
  publication: Publication,
  slug: string,
  collection: Made['collection'] = 'posts',
  lang: 'en' | 'fr' = 'en',
) {
  const shown = publication.find(collection, slug, lang);
  if (shown === undefined) throw new Error(slug);
  return relatedTo(shown, publication).map((one) => one.slug);
}

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);

describe('related entries', () => {
  test.each<[name: string, made: Made[], expected: string[]]>([
    [
      'nothing shared, nothing related',
      [
        { slug: 'x', topics: ['a'] },
        { slug: 'y', topics: ['b'] },
      ],
      [],
    ],
    [
      'entries with a shared topic',
      [
        { slug: 'x', topics: ['a'] },
        { slug: 'y', topics: ['a'] },
        { slug: 'z', topics: ['b'] },
      ],
      ['y'],
    ],
    [
      'chosen entries come first, in their order, and the rule adds more',
      [
        { slug: 'x', topics: ['a'], related: ['posts/z', 'posts/y'] },
        { slug: 'y', topics: ['b'] },
        { slug: 'z', topics: ['b'] },
        { slug: 'w', topics: ['a'] },
        { slug: 'v', topics: ['a'], day: day(9) },
      ],
      ['z', 'y', 'w'],
    ],
    [
      'more chosen entries than usual are all kept, and none is added',
      [
        { slug: 'x', topics: ['a'], related: ['posts/a', 'posts/b', 'posts/c', 'posts/d'] },
        ...['a', 'b', 'c', 'd'].map((slug) => ({ slug })),
        { slug: 'e', topics: ['a'] },
      ],
      ['a', 'b', 'c', 'd'],
    ],
    [
      'the entry itself, duplicates and drafts are ignored',
      [
        { slug: 'x', topics: ['a'], related: ['posts/x', 'posts/y', 'posts/y', 'posts/w'] },
        { slug: 'y' },
        { slug: 'w', draft: true },
        { slug: 'v', topics: ['a'], draft: true },
      ],
      ['y'],
    ],
    [
      'a rare topic counts more than a frequent one',
      [
        { slug: 'x', topics: ['common', 'rare'], day: day(10) },
        { slug: 'near', topics: ['common'], day: day(10) },
        { slug: 'nearer', topics: ['common'], day: day(11) },
        { slug: 'also', topics: ['common'], day: day(12) },
        { slug: 'far', topics: ['rare'], day: day(1) },
      ],
      ['far', 'near', 'nearer'],
    ],
    [
      'two shared topics count more than one, whatever the dates',
      [
        { slug: 'x', topics: ['a', 'b'], day: day(10) },
        { slug: 'one', topics: ['a'], day: day(10) },
        { slug: 'both', topics: ['b', 'a'], day: day(1) },
      ],
      ['both', 'one'],
    ],
    [
      'a shared author decides only between equal topics',
      [
        { slug: 'x', topics: ['a', 'b'], authors: ['ann'], day: day(10) },
        { slug: 'other', topics: ['a'], authors: ['ben'], day: day(10) },
        { slug: 'own', topics: ['a'], authors: ['ann'], day: day(1) },
        { slug: 'both', topics: ['a', 'b'], authors: ['ben'], day: day(1) },
        { slug: 'only-author', authors: ['ann'], day: day(10) },
      ],
      ['both', 'own', 'other'],
    ],
    [
      'the nearest in time come first, and the newer of two equally near',
      [
        { slug: 'x', topics: ['a'], day: day(10) },
        { slug: 'before', topics: ['a'], day: day(9) },
        { slug: 'after', topics: ['a'], day: day(11) },
        { slug: 'newest', topics: ['a'], day: day(300) },
        { slug: 'long-before', topics: ['a'], day: day(2) },
      ],
      ['after', 'before', 'long-before'],
    ],
    [
      'between equals, one of each kind comes before a second of one kind',
      [
        { slug: 'x', topics: ['a'], day: day(10) },
        { slug: 'near', topics: ['a'], day: day(10) },
        { slug: 'nearer', topics: ['a'], day: day(11) },
        { slug: 'answer', collection: 'faq', topics: ['a'], day: day(200) },
        { slug: 'kit', collection: 'kits', topics: ['a'], day: day(300) },
      ],
      ['near', 'answer', 'kit'],
    ],
    [
      'other parts of its series are left out, because they have their own box',
      [
        { slug: 'x', topics: ['a'], series: 'run', day: day(100) },
        ...Array.from({ length: 30 }, (_, index) => ({
          slug: `part-${String(index)}`,
          topics: ['a'],
          series: 'run',
          day: day(85 + index),
        })),
        { slug: 'other-run', topics: ['a'], series: 'walk', day: day(1) },
        { slug: 'alone', topics: ['a'], day: day(2) },
      ],
      ['alone', 'other-run'],
    ],
    [
      'a chosen part of its series is kept',
      [
        { slug: 'x', topics: ['a'], series: 'run', related: ['posts/y'] },
        { slug: 'y', topics: ['a'], series: 'run' },
      ],
      ['y'],
    ],
    [
      'texts in other languages are left out unless they were chosen',
      [
        { slug: 'x', topics: ['a'], related: ['posts/chosen'] },
        { slug: 'chosen', lang: 'fr' },
        { slug: 'y', topics: ['a'], lang: 'fr' },
        { slug: 'z', topics: ['a'] },
      ],
      ['chosen', 'z'],
    ],
  ])('%s', (_name, made, expected) => {
    expect(related(publish(made), 'x')).toEqual(expected);
    // The order in which the files were read does not matter.
    expect(related(publish(made.toReversed()), 'x')).toEqual(expected);
  });

  test('an answer leads to posts, and a kit to answers', () => {
    const publication = publish([
      { slug: 'q', collection: 'faq', topics: ['a'] },
      { slug: 'p', topics: ['a', 'b'] },
      { slug: 'k', collection: 'kits', topics: ['b'] },
    ]);
    expect(related(publication, 'q', 'faq')).toEqual(['p']);
    expect(related(publication, 'k', 'kits')).toEqual(['p']);
    expect(related(publication, 'p').toSorted()).toEqual(['k', 'q']);
  });

  test('a page without translation leads to entries in the reader’s language', () => {
    const publication = publish([
      { slug: 'x', topics: ['a'] },
      { slug: 'y', topics: ['a'] },
      { slug: 'z', topics: ['a'], lang: 'fr' },
    ]);
    expect(related(publication, 'x', 'posts', 'fr')).toEqual(['z']);
  });
});

const made = fc.array(
  fc.record({
    collection: fc.constantFrom('posts' as const, 'faq' as const, 'kits' as const),
    lang: fc.constantFrom('en' as const, 'en' as const, 'fr' as const),
    slug: fc.constantFrom(...'abcdefghijklmnop'),
    topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }),
    authors: fc.uniqueArray(fc.constantFrom('ann', 'ben'), { maxLength: 2 }),
    day: fc.integer({ min: 1, max: 12 }).map(day),
    series: fc.option(fc.constantFrom('run', 'walk'), { nil: undefined }),
    related: fc.array(fc.constantFrom('posts/a', 'posts/b', 'faq/a', 'kits/c', 'pages/a', 'posts/none'), {
      maxLength: 5,
    }),
    draft: fc.boolean(),
  }),
  { maxLength: 40 },
);

test('for any entries: never itself, nothing hidden or twice, chosen ones first, and a limited number', () => {
  fc.assert(
    fc.property(made, (given) => {
      const unique = [
        ...new Map(given.map((one) => [`${one.collection}/${one.lang}/${one.slug}`, one])).values(),
      ];
      const publication = publish(unique as Made[]);
      for (const lang of ['en', 'fr'] as const) {
        for (const collection of ['posts', 'faq', 'kits'] as const) {
          for (const shown of publication.list(collection, lang)) {
            const own = `${collection}/${shown.entry.slug}`;
            const found = relatedTo(shown, publication).map((one) => ({
              ...one,
              id: `${one.collection}/${one.slug}`,
            }));
            const ids = found.map(({ id }) => id);
            const open = (id: string) => publication.resolve(id, lang) !== undefined;
            const chosen = [...new Set(shown.entry.front.related ?? [])].filter(
              (id) => id !== own && open(id),
            );
            expect(ids).not.toContain(own);
            expect(new Set(ids).size).toBe(ids.length);
            expect(ids.every(open)).toBe(true);
            expect(ids.slice(0, chosen.length)).toEqual(chosen);
            expect(ids.length).toBeLessThanOrEqual(Math.max(relatedCount, chosen.length));
            for (const suggested of found.slice(chosen.length)) expect(suggested.lang).toBe(lang);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});

const id = ({ kind, slug }: { kind: string; slug: string }) => `${kind}/${slug}`;

/** The same rule, comparing every entry with every other. */
function slowly(publication: Publication, slug: string): string[] {
  const all = (['posts', 'faq', 'kits'] as const).flatMap((collection) =>
    publication.written(collection, 'en'),
  );
  const facts = all.map(({ entry }) => ({
    slug: entry.slug,
    kind: entry.collection,
    topics: entry.collection === 'faq' ? [entry.front.topic] : entry.front.topics,
    authors: entry.front.authors,
    time: Date.parse(
      entry.collection === 'posts'
        ? entry.front.date
        : entry.collection === 'faq'
          ? entry.front.lastReviewed
          : (entry.front.updated ?? ''),
    ),
  }));
  const weight = (topic: string) =>
    Math.log(1 + all.length / facts.filter(({ topics }) => topics.includes(topic)).length);
  const own = facts.find((one) => one.kind === 'posts' && one.slug === slug);
  if (own === undefined) throw new Error(slug);
  // Those of one day in the order of the lists: nearer ones first, later ones before earlier ones.
  const isLater = (one: { time: number; kind: string; slug: string }) =>
    one.time > own.time || (one.time === own.time && id(one) > id(own));
  const scored = facts
    .filter((one) => one !== own)
    .map((one) => ({
      ...one,
      score:
        own.topics
          .filter((topic) => one.topics.includes(topic))
          .reduce((sum, topic) => sum + weight(topic), 0) +
        (own.authors.some((author) => one.authors.includes(author)) ? 0.25 : 0),
      distance: Math.abs(one.time - own.time),
    }))
    .filter(({ score }) => score > 0);
  const found: typeof scored = [];
  while (found.length < 3 && scored.length > 0) {
    const count = (kind: string) => found.filter((one) => one.kind === kind).length;
    scored.sort(
      (a, b) =>
        (Math.abs(b.score - a.score) < 1e-9 ? 0 : b.score - a.score) ||
        count(a.kind) - count(b.kind) ||
        a.distance - b.distance ||
        b.time - a.time ||
        Number(isLater(b)) - Number(isLater(a)) ||
        (isLater(a) === id(a) < id(b) ? -1 : 1),
    );
    found.push(...scored.splice(0, 1));
  }
  return found.map((one) => one.slug);
}

test('comparing only neighbours gives the same result as comparing all entries', () => {
  const posts = fc.array(
    fc.record({
      collection: fc.constantFrom('posts' as const, 'posts' as const, 'faq' as const, 'kits' as const),
      topics: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 2 }),
      authors: fc.uniqueArray(fc.constantFrom('ann', 'ben', 'cleo'), { maxLength: 2 }),
      day: fc.integer({ min: 1, max: 200 }).map(day),
    }),
    { minLength: 1, maxLength: 120 },
  );
  fc.assert(
    fc.property(posts, (given) => {
      const unique = given.map((one, index) => ({ ...one, slug: `s${String(index)}` }));
      const publication = publish(unique);
      for (const { collection, slug } of unique.slice(0, 15)) {
        if (collection === 'posts') expect(related(publication, slug)).toEqual(slowly(publication, slug));
      }
    }),
    { numRuns: 150 },
  );
});

describe('with ten thousand entries', () => {
  const many = (count: number): Made[] =>
    Array.from({ length: count }, (_, index) => ({
      slug: `p${String(index)}`,
      // One topic that all entries share, as in a site with few topics.
      topics: ['all', `t${String(index % 20)}`],
      authors: ['ann'],
      day: new Date(Date.UTC(2000, 0, 1 + index)).toISOString().slice(0, 10),
    }));
  const allOf = (publication: Publication) =>
    new Map(
      publication
        .list('posts', 'en')
        .map((shown) => [shown.entry.slug, relatedTo(shown, publication).map((one) => one.slug)]),
    );

  test('a new post changes the related entries of only a few others', () => {
    const before = allOf(publish(many(2000)));
    const after = allOf(
      publish([...many(2000), { slug: 'new', topics: ['all', 't3'], authors: ['ann'], day: '2026-11-20' }]),
    );
    const changed = [...before].filter(([slug, found]) => after.get(slug)?.join() !== found.join());
    expect(after.get('new')).toHaveLength(relatedCount);
    expect(changed.length).toBeLessThanOrEqual(10);
  });

  test('the time grows linearly with their number', async () => {
    const time = (count: number) => {
      const publication = publish(many(count));
      return cpuTime(() => allOf(publication));
    };
    await time(500);
    const [small, large] = [Math.min(await time(1000), await time(1000)), await time(10_000)];
    // Ten times as many; comparing all with all would take a hundred times as long.
    expect(large / small).toBeLessThan(40);
  });
});
