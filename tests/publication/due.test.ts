import { expect, test } from 'vitest';
import { policy } from '../../src/model/policy.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { due } from '../../src/publication/due.ts';

const now = new Date('2026-11-21T09:00:00Z');
const rules = policy.parse({
  desks: { legal: { name: 'Legal' }, editorial: { name: 'Editorial' } },
  rules: [{ match: 'posts/**', require: { legal: 1, editorial: 1 } }],
});

function entry(collection: string, front: object, desks: object[] = [], approved = true): AnyEntry {
  const verdict = { approved, desks, blocks: [], authors: [], onUnapproved: 'exclude' } as unknown as Verdict;
  const whole = {
    collection,
    lang: 'en',
    slug: 'a',
    verdict,
    front: { title: 'A', question: 'A', ...front },
  };
  return whole as unknown as AnyEntry;
}

const answer = (lastReviewed: string, more: object = {}) =>
  entry('faq', { owner: 'legal', lastReviewed, reviewEvery: 'P6M', ...more });
const given = (until: string) => [
  { desk: 'legal', needed: 1, given: [{ person: 'lea', at: '', until }], reasons: [] },
];

test.each<[string, AnyEntry, string[]]>([
  ['an answer that was reviewed in time', answer('2026-06-01'), []],
  ['an answer on its due day', answer('2026-05-21'), ['legal overdue 2026-11-21']],
  ['an overdue answer', answer('2026-01-31'), ['legal overdue 2026-07-31']],
  ['a draft', answer('2026-01-31', { draft: true }), []],
  [
    'an answer that expires',
    answer('2026-06-01', { expireAt: '2026-12-01T00:00:00Z' }),
    ['legal expires 2026-12-01'],
  ],
  ['an answer that has expired', answer('2026-01-31', { expireAt: '2026-11-01T00:00:00Z' }), []],
  [
    'a post that expires, for all of its desks',
    entry('posts', { expireAt: '2026-12-01T00:00:00Z' }),
    ['legal expires 2026-12-01', 'editorial expires 2026-12-01'],
  ],
  ['a post that expires late', entry('posts', { expireAt: '2027-12-01T00:00:00Z' }), []],
  [
    'an approval that ends soon',
    entry('posts', {}, given('2026-12-20T00:00:00Z')),
    ['legal approval-ends 2026-12-20'],
  ],
  ['one that ends later', entry('posts', {}, given('2027-01-20T00:00:00Z')), []],
  [
    'one that has ended',
    entry(
      'posts',
      {},
      [
        {
          desk: 'legal',
          needed: 1,
          given: [],
          reasons: [{ code: 'expired', person: 'lea', at: '', until: '2026-11-02' }],
        },
      ],
      false,
    ),
    ['legal approval-ends 2026-11-02'],
  ],
])('%s', (_, one, expected) => {
  expect(due([one], rules, now).map(({ desk, kind, day }) => `${desk} ${kind} ${day}`)).toEqual(expected);
});
