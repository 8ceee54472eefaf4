import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInstruction } from '../../src/forges/instruction.ts';
import type { Review } from '../../src/forges/forge.ts';
import { desksFor, evaluateReviews } from '../../src/forges/standing.ts';
import type { Opinion } from '../../src/forges/standing.ts';
import { policy as policySchema } from '../../src/model/policy.ts';

const policy = policySchema.parse({
  desks: { legal: { name: { en: 'Legal', fr: 'Service juridique' } }, product: { name: 'Product' } },
  people: {
    lea: { desks: [{ desk: 'legal', from: '2026-03-01' }], forge: { github: 3 } },
    lou: { desks: [{ desk: 'legal' }, { desk: 'product' }], forge: { github: 4 } },
    one: { desks: [{ desk: 'legal' }], forge: { github: 9 } },
    two: { desks: [{ desk: 'legal' }], forge: { github: 9 } },
  },
});

/** One review on each line: account number, state, text, commit. */
let last = 0;
function said(
  account: number | undefined,
  state: Review['state'],
  body = '',
  commit: string | null = 'c1',
): Review {
  last++;
  return {
    id: last,
    by: account === undefined ? undefined : { id: account, login: `login-${String(last)}`, isBot: false },
    state,
    body,
    commit,
    at: `2026-06-01T10:00:${String(last % 60).padStart(2, '0')}Z`,
    url: 'https://forge.example',
  };
}

function stands(...reviews: Review[]) {
  const author = { id: 2, login: 'alice', isBot: false };
  const { opinions, skipped } = evaluateReviews(reviews, policy, { kind: 'github', author });
  return {
    opinions: opinions.map(({ person, decision, desks, commit }) => [
      person,
      decision,
      desks?.join() ?? '',
      commit,
    ]),
    skipped: skipped.map(({ why }) => why),
  };
}

describe('the current opinion of each person', () => {
  test.each<[string, Review[], unknown[], (string | RegExp)[]]>([
    ['an approval', [said(3, 'approved')], [['lea', 'approve', '', 'c1']], []],
    [
      'a changed login is the same person, and comments in between do not matter',
      [said(3, 'changes-requested', 'No'), said(3, 'approved', '', 'c2'), said(3, 'commented', 'Nice')],
      [['lea', 'approve', '', 'c2']],
      [],
    ],
    [
      'changes requested after an approval',
      [said(3, 'approved'), said(3, 'changes-requested', 'No')],
      [['lea', 'request-changes', '', 'c1']],
      [],
    ],
    ['a dismissed approval', [said(3, 'dismissed')], [], [/dismissed/]],
    [
      'a dismissed refusal does not bring an earlier approval back',
      [said(3, 'approved'), said(3, 'dismissed')],
      [],
      [/dismissed/],
    ],
    [
      'an approval for one desk, then for the other',
      [said(4, 'approved', '/approve legal'), said(4, 'approved', '/approve product', 'c2')],
      [
        ['lou', 'approve', 'legal', 'c1'],
        ['lou', 'approve', 'product', 'c2'],
      ],
      [],
    ],
    [
      'changes requested between two approvals end the first',
      [
        said(4, 'approved', '/approve legal'),
        said(4, 'changes-requested', 'x'),
        said(4, 'approved', '/approve product'),
      ],
      [['lou', 'approve', 'product', 'c1']],
      [],
    ],
    ['an outsider', [said(77, 'approved')], [], [/knows nobody with the account 77/]],
    ['the author', [said(2, 'changes-requested', 'x')], [], [/knows nobody with the account 2/]],
    ['an account that two people share', [said(9, 'approved')], [], [/gives account 9 to one and two/]],
    [
      'a deleted account',
      [said(undefined, 'approved'), said(undefined, 'approved')],
      [],
      [/deleted/, /deleted/],
    ],
    ['an unknown commit', [said(3, 'approved', '', null)], [], [/no longer knows which commit/]],
    ['an approval command in a comment', [said(3, 'commented', '/approve legal')], [], [/choose "Approve"/]],
    ['a slip', [said(4, 'approved', '/approve leagl')], [], [/no desk "leagl"; did they mean legal\?/]],
    ['nothing but words', [said(3, 'commented', 'Hm')], [], []],
  ])('%s', (_, reviews, opinions, skipped) => {
    const found = stands(...reviews);
    expect(found.opinions).toEqual(opinions);
    expect(found.skipped).toHaveLength(skipped.length);
    for (const [at, part] of skipped.entries()) expect(found.skipped[at]).toMatch(part);
  });

  test('nobody counts as approving whose last opinion was another one', () => {
    const states = ['approved', 'changes-requested', 'commented', 'dismissed'] as const;
    const bodies = ['', '/approve legal', '/approve product', '/approve nobody', '> /approve legal'];
    const word = fc.record({
      by: fc.constantFrom(2, 3, 4, 9, 77, undefined),
      state: fc.constantFrom(...states),
      body: fc.constantFrom(...bodies),
      second: fc.integer({ min: 0, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        const reviews = words.map(({ by, state, body, second }, at) => ({
          ...said(by, state, body, `c${String(at)}`),
          at: `2026-06-01T10:00:0${String(second)}Z`,
        }));
        const author = { id: 2, login: 'alice', isBot: false };
        const { opinions } = evaluateReviews(reviews, policy, { kind: 'github', author });
        for (const { person, decision, review } of opinions) {
          const account = policy.people[person]?.forge?.github;
          expect([3, 4]).toContain(account);
          expect(review.by?.id).toBe(account);
          const later = reviews.filter(
            ({ by, at, id, state }) =>
              by?.id === account &&
              state !== 'commented' &&
              (at > review.at || (at === review.at && id > review.id)),
          );
          const isNo = decision === 'request-changes';
          expect(review.state).toBe(isNo ? 'changes-requested' : 'approved');
          expect(isNo ? later.length : later.filter(({ state }) => state !== 'approved').length).toBe(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('three hundred reviews can come in any order', () => {
    const many = Array.from({ length: 300 }, (_, at) =>
      said(3, at % 2 === 0 ? 'changes-requested' : 'commented', 'x'),
    );
    const end = { ...said(3, 'approved', '', 'c9'), at: '2026-06-02T00:00:00Z' };
    expect(stands(end, ...many).opinions).toEqual([['lea', 'approve', '', 'c9']]);
  });

  test('one’s own pull request and an outsider’s give different reasons', () => {
    const author = { id: 3, login: 'lea', isBot: false };
    const { opinions, skipped } = evaluateReviews([said(3, 'approved')], policy, {
      kind: 'github',
      author,
    });
    expect([opinions, skipped.map(({ why }) => why)]).toEqual([[], ['it is about their own pull request']]);
  });
});

describe('the desks of an opinion', () => {
  const opinion = (person: string, more: Partial<Opinion> = {}): Opinion => ({
    review: said(3, 'approved'),
    person,
    commit: 'c1',
    decision: 'approve',
    desks: undefined,
    comment: undefined,
    ...more,
  });
  test.each<[string, Opinion, string[], unknown]>([
    ['the person’s only desk', opinion('lea'), ['legal'], ['legal']],
    ['the only one of their desks that is required', opinion('lou'), ['product'], ['product']],
    [
      'one of two, not named',
      opinion('lou'),
      ['legal', 'product'],
      { why: expect.stringContaining('/approve legal or /approve product') as string },
    ],
    ['one of two, named', opinion('lou', { desks: ['product'] }), ['legal', 'product'], ['product']],
    [
      'a refusal for both',
      opinion('lou', { decision: 'request-changes' }),
      ['legal', 'product'],
      ['legal', 'product'],
    ],
    [
      'another’s',
      opinion('lea', { desks: ['product'] }),
      ['legal', 'product'],
      { why: 'lea is not at the desk product' },
    ],
    [
      'none that is required',
      opinion('lea'),
      ['product'],
      { why: 'lea is at none of the desks that are asked: product' },
    ],
    ['one that is not required here', opinion('lou', { desks: ['legal'] }), ['product'], []],
    ['no desk is required', opinion('lea'), [], []],
    [
      'before the person’s first day',
      opinion('lea', { review: { ...said(3, 'approved'), at: '2026-02-28T23:59:59Z' } }),
      ['legal'],
      { why: 'lea is at none of the desks that are asked: legal' },
    ],
  ])('%s', (_, given, required, expected) => {
    expect(desksFor(given, required, policy)).toEqual(expected);
  });
});

describe('the text of a review', () => {
  test.each<[string, string[] | undefined, string | undefined]>([
    ['', undefined, undefined],
    ['Fine.\r\n\r\n/approve legal\r\n', ['legal'], 'Fine.'],
    ['/approve Legal, product.', ['legal', 'product'], undefined],
    ['/approve legal product', ['legal', 'product'], undefined],
    ['  /approve service JURIDIQUE', ['legal'], undefined],
    ['/approve', undefined, undefined],
    ['/approved by nobody', undefined, '/approved by nobody'],
    ['> /approve legal\n\nSays who?', undefined, '> /approve legal\n\nSays who?'],
    ['```\n/approve legal\n```', undefined, '```\n\n```'],
    ['Not /approve legal', undefined, 'Not /approve legal'],
    [
      'Ask lea@people.example, or <b@c.de>\u0007',
      undefined,
      'Ask (an e-mail address) or <(an e-mail address)>',
    ],
    ['@lea please', undefined, '@lea please'],
  ])('is read from %j', (body, desks, comment) => {
    expect(readInstruction(body, policy)).toEqual({ desks, unknown: [], comment });
  });

  test('is cut to the length of a record, quickly for any text', () => {
    expect(readInstruction('😀'.repeat(3000), policy).comment).toMatch(/^(?:😀)+…$/u);
    for (const part of ['a@', '@a.', '\n', '```\n', '/approve ', ' \t', '~~~\n\n'])
      readInstruction(part.repeat(65_536 / part.length), policy);
  }, 2000);
});
