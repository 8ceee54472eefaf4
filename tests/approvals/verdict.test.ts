import { describe, expect, test } from 'vitest';
import { verdict } from '../../src/approvals/verdict.ts';
import { makeLedger } from '../../src/approvals/ledger.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import { entryWith, ledgerOf, policyWith, recordsOf, sha } from './ledger.ts';
import type { Deed } from './ledger.ts';

const now = new Date('2026-06-01T00:00:00Z');
const legal = policyWith({ require: { legal: 1 } });
const strict = policyWith({ require: { legal: 1 }, notAuthor: true });

/** `approved` with its basis, or the codes of what is missing. */
function judge(deeds: readonly Deed[], policy = legal, entry = entryWith(), at = now): string {
  const found = verdict(entry, ledgerOf(deeds, policy), policy, at);
  if (found.approved) return `approved: ${found.basis ?? ''}`;
  const codes = [...found.blocks, ...found.desks.flatMap(({ reasons }) => reasons)].map(({ code }) => code);
  return codes.length === 0 ? 'more people' : [...new Set(codes)].join(' ');
}

const yes = 'approved: desks';
const waiver = { comment: 'The site is on fire.', expires: '2026-03-01T00:00:00Z' };
const longer = { comment: 'The site is on fire.', expires: '2026-06-10T00:00:00Z' };
const picture = entryWith({ media: { '/media/map.png': { digest: sha('another map'), bytes: 1 } } });
const french = (text: string) => entryWith({ lang: 'fr' }, text);

test.each<[string, string, readonly Deed[], { policy?: typeof legal; entry?: AnyEntry; at?: Date }?]>([
  ['nobody ever looked at it', 'never', []],
  ['its desk approved', yes, [{ by: 'legal:lea' }]],
  ['no rule', 'approved: nothing-asked', [], { policy: policyWith({}, { rules: [] }) }],
  [
    'no rule for this file',
    'approved: nothing-asked',
    [],
    { policy: policyWith({ match: 'faq/**', require: { legal: 1 } }) },
  ],
  ['a rule that asks for nothing', 'approved: nothing-asked', [], { policy: policyWith({ require: {} }) }],
  ['changed since', 'stale', [{ by: 'legal:lea', on: entryWith({}, 'before') }]],
  ['another desk approved', 'never', [{ by: 'product:pia' }]],
  [
    'one of two desks',
    'never',
    [{ by: 'product:pia' }],
    { policy: policyWith({ require: { legal: 1, product: 1 } }) },
  ],
  [
    'both desks',
    yes,
    [{ by: 'legal:lea' }, { by: 'product:pia' }],
    { policy: policyWith({ require: { legal: 1, product: 1 } }) },
  ],
  [
    'one of two required people',
    'more people',
    [{ by: 'legal:lea' }],
    { policy: policyWith({ require: { legal: 2 } }) },
  ],
  [
    'one person twice',
    'more people',
    [{ by: 'legal:lea' }, { by: 'legal:lea' }],
    { policy: policyWith({ require: { legal: 2 } }) },
  ],
  [
    'two people',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lou' }],
    { policy: policyWith({ require: { legal: 2 } }) },
  ],
  ['someone of another desk approves for legal', 'wrong-desk', [{ by: 'legal:pia' }]],
  ['someone whom the policy does not know', 'wrong-desk', [{ by: 'legal:eve' }]],
  ['someone named like a property of objects', 'wrong-desk', [{ by: 'legal:constructor' }]],
  ['someone before their first day', 'wrong-desk', [{ by: 'legal:lou', at: '2026-01-31T23:59:59Z' }]],
  ['someone who has left since', yes, [{ by: 'legal:uma' }]],
  ['someone on their last day', yes, [{ by: 'legal:uma', at: '2026-03-31T23:59:59Z' }]],
  ['someone after they left', 'wrong-desk', [{ by: 'legal:uma', at: '2026-04-01T00:00:00Z' }]],
  ['a policy that is not recorded', 'unknown-policy', [{ by: 'legal:lea', policy: sha('no such policy') }]],
  [
    'the author, where that is allowed',
    yes,
    [{ by: 'legal:lea' }],
    { entry: entryWith({ front: { authors: ['lea'] } } as never) },
  ],
  [
    'the author in the front matter',
    'own-work',
    [{ by: 'legal:lea', on: entryWith({ front: { authors: ['lea'] } } as never) }],
    { policy: strict, entry: entryWith({ front: { authors: ['lea'] } } as never) },
  ],
  [
    'the author according to the record',
    'own-work',
    [{ by: 'legal:lea', more: { authors: ['lea'] } }],
    { policy: strict },
  ],
  [
    'the author according to a colleague’s record',
    'own-work',
    [{ by: 'product:pia', more: { authors: ['lea'] } }, { by: 'legal:lea' }],
    { policy: strict },
  ],
  [
    'the author and somebody else',
    yes,
    [{ by: 'legal:lea', more: { authors: ['lea'] } }, { by: 'legal:lou' }],
    { policy: strict },
  ],
  [
    'below the required assurance',
    'below-assurance',
    [{ by: 'legal:lea' }],
    { policy: policyWith({ require: { legal: 1 }, minAssurance: 'session' }) },
  ],
  [
    'with the required assurance',
    yes,
    [{ by: 'legal:lea', more: { assurance: 'forge' } }],
    { policy: policyWith({ require: { legal: 1 }, minAssurance: 'session' }) },
  ],
  [
    'a record that claims to be signed and is not',
    'below-assurance',
    [{ by: 'legal:lea', more: { assurance: 'signed' } }],
    { policy: policyWith({ require: { legal: 1 }, minAssurance: 'session' }) },
  ],
  [
    'on its last day',
    yes,
    [{ by: 'legal:lea', at: '2026-02-28T00:00:00Z' }],
    {
      policy: policyWith({ require: { legal: 1 }, reviewEvery: 'P6M' }),
      at: new Date('2026-08-27T23:59:59Z'),
    },
  ],
  [
    'expired',
    'expired',
    [{ by: 'legal:lea', at: '2026-02-28T00:00:00Z' }],
    {
      policy: policyWith({ require: { legal: 1 }, reviewEvery: 'P6M' }),
      at: new Date('2026-08-28T00:00:00Z'),
    },
  ],
  [
    'expired and approved again',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lea', at: '2026-05-01T00:00:00Z' }],
    { policy: policyWith({ require: { legal: 1 }, reviewEvery: 'P3M' }) },
  ],
  ['withdrawn', 'withdrawn', [{ by: 'legal:lea' }, { by: 'legal:lea', decision: 'withdraw' }]],
  ['withdrawn by a colleague', 'withdrawn', [{ by: 'legal:lea' }, { by: 'legal:lou', decision: 'withdraw' }]],
  ['withdrawn by another desk', yes, [{ by: 'legal:lea' }, { by: 'product:pia', decision: 'withdraw' }]],
  ['withdrawn by a stranger', yes, [{ by: 'legal:lea' }, { by: 'legal:eve', decision: 'withdraw' }]],
  [
    'withdrawn by an unknown person',
    'withdrawn',
    [{ by: 'legal:lea' }, { by: 'legal:eve', decision: 'withdraw', policy: sha('gone') }],
  ],
  [
    'withdrawn and approved again',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lea', decision: 'withdraw' }, { by: 'legal:lou' }],
  ],
  [
    'withdrawn while another approved',
    'withdrawn',
    [
      { by: 'legal:lea' },
      { by: 'legal:lea', decision: 'withdraw', after: [0] },
      { by: 'legal:lou', after: [0] },
    ],
  ],
  [
    'an older date does not override a withdrawal',
    'withdrawn',
    [{ by: 'legal:lea' }, { by: 'legal:lea', decision: 'withdraw', at: '2026-01-01T00:00:00Z' }],
  ],
  [
    'other bytes were withdrawn',
    yes,
    [
      { by: 'legal:lea', on: entryWith({}, 'old') },
      { by: 'legal:lea', decision: 'withdraw', on: entryWith({}, 'old') },
      { by: 'legal:lea' },
    ],
  ],
  [
    'changed back to older approved bytes',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lea', on: entryWith({}, 'later') }],
  ],
  [
    'changed back to bytes withdrawn since',
    'withdrawn',
    [
      { by: 'legal:lea' },
      { by: 'legal:lea', decision: 'withdraw' },
      { by: 'legal:lea', on: entryWith({}, 'later') },
    ],
  ],
  [
    'changes requested',
    'changes-requested never',
    [{ by: 'legal:lea', decision: 'request-changes', more: { comment: 'No.' } }],
  ],
  [
    'changes requested after a colleague approved',
    'changes-requested',
    [{ by: 'legal:lou' }, { by: 'legal:lea', decision: 'request-changes', more: { comment: 'No.' } }],
  ],
  [
    'changes requested, a colleague approves',
    'changes-requested',
    [{ by: 'legal:lea', decision: 'request-changes', more: { comment: 'No.' } }, { by: 'legal:lou' }],
  ],
  [
    'changes requested, then approved by the same',
    yes,
    [{ by: 'legal:lea', decision: 'request-changes', more: { comment: 'No.' } }, { by: 'legal:lea' }],
  ],
  [
    'changes requested for other bytes',
    yes,
    [
      { by: 'legal:lea', decision: 'request-changes', on: entryWith({}, 'old'), more: { comment: 'No.' } },
      { by: 'legal:lou' },
    ],
  ],
  [
    'changes requested by a desk that need not approve',
    yes,
    [{ by: 'legal:lea' }, { by: 'product:pia', decision: 'request-changes', more: { comment: 'No.' } }],
  ],
  ['taken down', 'unpublished', [{ by: 'legal:lea' }, { by: 'legal:lou', decision: 'unpublish' }]],
  [
    'unpublished, whatever its bytes',
    'unpublished',
    [{ by: 'legal:lea' }, { by: 'legal:lou', decision: 'unpublish', on: entryWith({}, 'later') }],
  ],
  [
    'unpublished and approved again',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lou', decision: 'unpublish' }, { by: 'legal:lea' }],
  ],
  [
    'a waiver',
    'approved: waiver',
    [{ by: 'legal:lea', decision: 'waiver', at: '2026-05-20T00:00:00Z', more: longer }],
  ],
  ['a waiver that ended', 'waiver-expired never', [{ by: 'legal:lea', decision: 'waiver', more: waiver }]],
  [
    'a waiver by a desk that need not approve',
    'never',
    [{ by: 'product:pia', decision: 'waiver', at: '2026-05-20T00:00:00Z', more: longer }],
  ],
  [
    'a waiver for other bytes',
    'never',
    [
      {
        by: 'legal:lea',
        decision: 'waiver',
        at: '2026-05-20T00:00:00Z',
        more: longer,
        on: entryWith({}, 'old'),
      },
    ],
  ],
  [
    'a waiver that was withdrawn',
    'withdrawn never',
    [
      { by: 'legal:lea', decision: 'waiver', at: '2026-05-20T00:00:00Z', more: longer },
      { by: 'legal:lou', decision: 'withdraw' },
    ],
  ],
  [
    'a waiver, then an approval by another person',
    yes,
    [{ by: 'legal:lea', decision: 'waiver', more: waiver }, { by: 'legal:lou' }],
  ],
  [
    'a waiver, then an approval by the same person',
    'waiver-expired own-waiver',
    [{ by: 'legal:lea', decision: 'waiver', more: waiver }, { by: 'legal:lea' }],
  ],
  [
    'a waiver that knew of the request for changes',
    'approved: waiver',
    [
      { by: 'legal:lou', decision: 'request-changes', more: { comment: 'No.' } },
      { by: 'legal:lea', decision: 'waiver', at: '2026-05-20T00:00:00Z', more: longer },
    ],
  ],
  [
    'a waiver and a request for changes that did not know each other',
    'changes-requested never',
    [
      { by: 'legal:lou', decision: 'request-changes', more: { comment: 'No.' } },
      { by: 'legal:lea', decision: 'waiver', at: '2026-05-20T00:00:00Z', more: longer, after: [] },
    ],
  ],
  ['dated tomorrow', 'not-yet', [{ by: 'legal:lea', at: '2026-06-02T00:00:00Z' }]],
  ['dated by a clock that is one minute fast', yes, [{ by: 'legal:lea', at: '2026-06-01T00:01:00Z' }]],
  [
    'withdrawn tomorrow',
    'withdrawn',
    [{ by: 'legal:lea' }, { by: 'legal:lea', decision: 'withdraw', at: '2026-06-02T00:00:00Z' }],
  ],
  ['a changed picture', 'stale', [{ by: 'legal:lea' }], { entry: picture }],
  [
    'one picture more',
    'stale',
    [{ by: 'legal:lea' }],
    { entry: entryWith({ media: { ...entryWith().media, '/media/b.png': { digest: sha('b'), bytes: 1 } } }) },
  ],
  ['one picture less', 'stale', [{ by: 'legal:lea' }], { entry: entryWith({ media: {} }) }],
  ['the same bytes in another entry', 'never', [{ by: 'legal:lea' }], { entry: entryWith({ slug: 'b' }) }],
  [
    'the same bytes in another language',
    'never',
    [{ by: 'legal:lea' }],
    { entry: entryWith({ lang: 'fr' }) },
  ],
  ['renamed', 'never', [{ by: 'legal:lea' }], { entry: entryWith({ slug: 'renamed' }) }],
  [
    'Windows line ends',
    'line-endings',
    [{ by: 'legal:lea' }],
    { entry: entryWith({ unixDigest: sha('one') }, 'one\r') },
  ],
  [
    'the translation was edited',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lea', on: french('un') }, { by: 'legal:lea', on: french('deux') }],
  ],
  [
    'this text was edited, the translation was not',
    'stale',
    [
      { by: 'legal:lea', on: entryWith({}, 'before') },
      { by: 'legal:lea', on: french('un') },
    ],
  ],
  [
    'unpublished in the other language',
    yes,
    [{ by: 'legal:lea' }, { by: 'legal:lou', decision: 'unpublish', on: french('un') }],
  ],
])('%s: %s', (_, expected, deeds, { policy, entry, at } = {}) => {
  expect(judge(deeds, policy, entry, at)).toBe(expected);
});

describe('rules', () => {
  const rules = (list: object[]) => policyWith({}, { rules: list });
  const withPartner = entryWith({
    front: { authors: ['ann'], partnership: { partner: 'x', consideration: 'gift' } },
  } as never);
  const policy = rules([
    { match: 'posts/**', when: { 'partnership.consideration': ['gift', 'loan'] }, require: { legal: 2 } },
    { match: 'posts/**', when: { partnership: true }, require: { legal: 1 } },
    { match: 'posts/fr/*', require: { product: 1 } },
    { match: 'posts/**', when: { draft: false }, require: {} },
  ]);
  test('the first rule that matches path and front matter counts', () => {
    const desks = (entry: AnyEntry) =>
      verdict(entry, ledgerOf([], policy), policy, now).desks.map(
        ({ desk, needed }) => `${desk} ${String(needed)}`,
      );
    expect(desks(withPartner)).toEqual(['legal 2']);
    expect(desks(entryWith({ front: { partnership: { consideration: 'none' } } } as never))).toEqual([
      'legal 1',
    ]);
    expect(desks(entryWith({ lang: 'fr' }))).toEqual(['product 1']);
    expect(desks(entryWith())).toEqual([]);
  });

  test('an answer needs the desk that it names', () => {
    const owners = rules([{ match: '**', require: { product: 1 }, ownerDesk: 1 }]);
    const answer = entryWith({ collection: 'faq', front: { owner: 'legal', authors: [] } } as never);
    expect(judge([{ by: 'product:pia', on: answer }], owners, answer)).toBe('never');
    expect(
      judge(
        [
          { by: 'product:pia', on: answer },
          { by: 'legal:lea', on: answer },
        ],
        owners,
        answer,
      ),
    ).toBe(yes);
    expect(judge([{ by: 'product:pia' }], owners)).toBe('no-owner');
    const product = entryWith({ collection: 'faq', front: { owner: 'product', authors: [] } } as never);
    expect(judge([{ by: 'product:pia', on: product }], owners, product)).toBe(yes);
  });
});

describe('an import', () => {
  const deeds: Deed[] = [{ by: ':lea', decision: 'import' }];
  const id = recordsOf(deeds)[0]?.id ?? '';
  const importing = (rule: object = {}) => policyWith({ require: { legal: 1 }, ...rule }, { import: id });
  test.each<[string, string, readonly Deed[], { policy?: typeof legal; entry?: AnyEntry }?]>([
    ['counts if the policy names it', 'approved: import', deeds],
    ['does not count if the policy does not name it', 'never', deeds, { policy: legal }],
    ['does not count for other bytes', 'never', deeds, { entry: entryWith({}, 'later') }],
    ['does not count with another picture', 'never', deeds, { entry: picture }],
    ['does not count for another entry', 'never', deeds, { entry: entryWith({ slug: 'b' }) }],
    ['expires as approvals do', 'expired never', deeds, { policy: importing({ reviewEvery: 'P1M' }) }],
    [
      'can be withdrawn for one entry',
      'withdrawn never',
      [...deeds, { by: 'legal:lea', decision: 'withdraw', after: [] }],
    ],
    [
      'can be unpublished',
      'unpublished never',
      [...deeds, { by: 'legal:lea', decision: 'unpublish', after: [] }],
    ],
    ['can be followed by approvals', yes, [...deeds, { by: 'legal:lea', after: [] }]],
    [
      'no longer counts after a request for changes',
      'changes-requested never',
      [...deeds, { by: 'legal:lea', decision: 'request-changes', after: [], more: { comment: 'No.' } }],
    ],
  ])('%s: %s', (_, expected, all, { policy = importing(), entry } = {}) => {
    expect(judge(all, policy, entry)).toBe(expected);
  });
});

describe('records that cannot be relied on', () => {
  const policies = new Map([[sha('policy'), legal]]);
  const approvedAndWithdrawn = recordsOf([{ by: 'legal:lea' }, { by: 'legal:lea', decision: 'withdraw' }]);
  const judged = (files: readonly { file: string; bytes: Buffer }[]) =>
    verdict(entryWith(), makeLedger(files, policies), legal, now);

  test('an unreadable withdrawal does not bring the approval back', () => {
    const [approval, withdrawal] = approvedAndWithdrawn;
    if (approval === undefined || withdrawal === undefined) throw new Error('two records');
    const broken = { ...withdrawal, bytes: Buffer.from('{') };
    const found = judged([approval, broken]);
    expect(found.approved).toBe(false);
    expect(found.blocks).toEqual([
      {
        code: 'damaged',
        file: withdrawal.file,
        message: 'this record does not count: its bytes do not match its name (021fb596db81…)',
      },
    ]);
  });

  test('a missing record that a later record refers to is noticed', () => {
    const files = recordsOf([
      { by: 'legal:lea' },
      { by: 'legal:lea', decision: 'withdraw' },
      { by: 'product:pia' },
    ]);
    expect(judged(files).approved).toBe(false);
    expect(judged(files.filter((_, index) => index !== 1)).blocks[0]?.code).toBe('damaged');
  });

  test('a record in another entry’s folder damages both entries', () => {
    const [approval, withdrawal] = approvedAndWithdrawn;
    if (approval === undefined || withdrawal === undefined) throw new Error('two records');
    const moved = { ...withdrawal, file: withdrawal.file.replace('/a/', '/b/') };
    const ledger = makeLedger([approval, moved], policies);
    for (const slug of ['a', 'b']) {
      expect(verdict(entryWith({ slug }), ledger, legal, now).blocks[0]?.code).toBe('damaged');
    }
    expect(verdict(entryWith({ slug: 'c' }), ledger, legal, now).blocks).toEqual([]);
  });
});

test('a stale approval names the version, the time and what changed', () => {
  const before = entryWith({}, 'before');
  const { desks } = verdict(picture, ledgerOf([{ by: 'legal:lea', on: before }], legal), legal, now);
  expect(desks[0]?.reasons).toEqual([
    {
      code: 'stale',
      at: '2026-02-10T09:00:00Z',
      version: before.digest.slice(0, 12),
      changed: ['posts/en/a.mdx', 'media/map.png'],
    },
  ]);
});
