import { expect, test } from 'vitest';
import type { Review } from '../../../src/forges/forge.ts';
import { evaluateReviews } from '../../../src/forges/standing.ts';
import type { AnyEntry } from '../../../src/model/entry.ts';
import { policy as schema } from '../../../src/model/policy.ts';
import { deskOf, isContent, weighEntry } from '../../../src/cms/forge-review/weigh.ts';

const policy = schema.parse({
  desks: { editorial: { name: 'Editorial' }, legal: { name: 'Legal' } },
  people: {
    ann: { desks: [{ desk: 'editorial' }], forge: { github: 1 } },
    lea: { desks: [{ desk: 'editorial' }, { desk: 'legal' }], forge: { github: 2 } },
    max: { desks: [{ desk: 'legal', until: '2026-01-31' }], forge: { github: 3 } },
  },
  rules: [
    { match: 'faq/**', require: { editorial: 1 }, ownerDesk: 1, notAuthor: true },
    { match: 'posts/**', require: { legal: 2 } },
    { match: 'kits/**', require: { legal: 1 }, minAssurance: 'signed' },
  ],
});

const entry = (collection: string, front: object = {}) =>
  ({ collection, lang: 'en', slug: 'a', front }) as unknown as AnyEntry;
const faq = entry('faq', { owner: 'legal' });
let last = 0;
const review = (by: number, state: Review['state'], body = '', commit = 'now'): Review => ({
  id: ++last,
  by: { id: by, login: 'x', isBot: false },
  state,
  body,
  commit,
  at: `2026-11-20T09:00:${String(last % 60).padStart(2, '0')}Z`,
  url: '',
});

function weigh(one: AnyEntry, reviews: Review[], authors: string[] = []): string[] {
  const { opinions } = evaluateReviews(reviews, policy, {
    kind: 'github',
    author: { id: 9, login: 'z', isBot: false },
  });
  const now = new Date('2026-11-21T09:00:00Z');
  const desks = weighEntry(one, { policy, opinions, authors, now, isSame: (commit) => commit === 'now' });
  return desks.map(({ desk, given, against, could, needed }) =>
    [
      desk,
      `${String(given.length)}/${String(needed)}`,
      ...given.map(({ person }) => `+${person}`),
      ...against.map(({ person }) => `-${person}`),
      ...could.map((person) => `?${person}`),
    ].join(' '),
  );
}

test.each<[string, AnyEntry, Review[], string[], string[]]>([
  ['no reviews', faq, [], [], ['editorial 0/1 ?ann ?lea', 'legal 0/1 ?lea']],
  [
    'an approval by one of two desks',
    faq,
    [review(1, 'approved')],
    [],
    ['editorial 1/1 +ann', 'legal 0/1 ?lea'],
  ],
  [
    'an approval by somebody of two desks who names neither',
    faq,
    [review(2, 'approved')],
    [],
    ['editorial 0/1 ?ann ?lea', 'legal 0/1 ?lea'],
  ],
  [
    'an approval that names one of the desks',
    faq,
    [review(2, 'approved', '/approve legal')],
    [],
    ['editorial 0/1 ?ann ?lea', 'legal 1/1 +lea'],
  ],
  [
    'an approval of an older text',
    faq,
    [review(1, 'approved', '', 'then')],
    [],
    ['editorial 0/1 ?ann ?lea', 'legal 0/1 ?lea'],
  ],
  ['an author', faq, [review(1, 'approved')], ['ann'], ['editorial 0/1 ?lea', 'legal 0/1 ?lea']],
  [
    'changes',
    faq,
    [review(1, 'changes-requested', 'No.')],
    [],
    ['editorial 0/1 -ann ?ann ?lea', 'legal 0/1 ?lea'],
  ],
  [
    'changes requested, then approved by the same person',
    faq,
    [review(1, 'changes-requested', 'No.'), review(1, 'approved')],
    [],
    ['editorial 1/1 +ann', 'legal 0/1 ?lea'],
  ],
  ['an approval by somebody who has left', entry('posts'), [review(3, 'approved')], [], ['legal 0/2 ?lea']],
  [
    'two approvals by one person',
    entry('posts'),
    [review(2, 'approved'), review(2, 'approved')],
    [],
    ['legal 1/2 +lea'],
  ],
  ['a signature is required', entry('kits'), [review(2, 'approved')], [], ['legal 0/1']],
  ['nothing is required', entry('pages'), [review(2, 'approved')], [], []],
])('%s', (_, one, reviews, authors, expected) => {
  expect(weigh(one, reviews, authors).map((line) => line.trimEnd())).toEqual(expected);
});

test('a person is offered only the desks where their approval is missing', () => {
  const desks = weighEntry(faq, {
    policy,
    opinions: [],
    authors: [],
    now: new Date('2026-11-21T09:00:00Z'),
    isSame: () => true,
  });
  expect(deskOf('lea', desks)).toEqual(['editorial', 'legal']);
  expect(deskOf('ann', desks)).toEqual(['editorial']);
  expect(desks.some(isContent)).toBe(false);
});
