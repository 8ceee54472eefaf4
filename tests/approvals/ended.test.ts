import { expect, test } from 'vitest';
import { endedApprovals, endedInDraft, lapsedApprovals } from '../../src/approvals/ended.ts';
import { verdict } from '../../src/approvals/verdict.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import { entryWith, ledgerOf, policyWith, sha } from './ledger.ts';
import type { Deed } from './ledger.ts';

const now = new Date('2026-06-01T00:00:00Z');
const legal = policyWith({ require: { legal: 1 } });
const both = policyWith({ require: { legal: 1, product: 1 } });
const two = policyWith({ require: { legal: 2 } });
const strict = policyWith({ require: { legal: 1 }, notAuthor: true });
const gifts = policyWith({ require: { legal: 1 }, when: { partnership: true } });

const changed = entryWith({}, 'two');
const picture = entryWith({ media: { '/media/map.png': { digest: sha('another map'), bytes: 1 } } });
const french = (text: string) => entryWith({ lang: 'fr' }, text);
const waiver = { comment: 'The site is on fire.', expires: '2026-06-10T00:00:00Z' };
const gift = (text: string, given: boolean) =>
  entryWith({ front: { title: 'A', authors: ['ann'], ...(given && { partnership: {} }) } as never }, text);

interface Case {
  deeds: readonly Deed[];
  before?: AnyEntry;
  after: AnyEntry | undefined;
  policy?: typeof legal;
}

const lea: Deed = { by: 'legal:lea', at: '2026-05-01T00:00:00Z' };
const pia: Deed = { by: 'product:pia', at: '2026-05-02T00:00:00Z' };

test.each<[string, string[], Case]>([
  ['the text changes', ['legal:lea'], { deeds: [lea], after: changed }],
  ['a picture changes and the text does not', ['legal:lea'], { deeds: [lea], after: picture }],
  ['the text is deleted or cannot be read', ['legal:lea'], { deeds: [lea], after: undefined }],
  ['nothing changes', [], { deeds: [lea], after: entryWith() }],
  ['nobody approved it', [], { deeds: [], after: changed }],
  [
    'two desks approved it',
    ['legal:lea', 'product:pia'],
    { deeds: [lea, pia], after: changed, policy: both },
  ],
  [
    'only one of two required desks approved it',
    ['product:pia'],
    { deeds: [pia], after: changed, policy: both },
  ],
  [
    'two people of one desk approved it',
    ['legal:lea', 'legal:lou'],
    { deeds: [lea, { ...lea, by: 'legal:lou' }], after: changed, policy: two },
  ],
  [
    'it changes to what the desk approved before',
    [],
    { deeds: [{ ...lea, on: changed }, lea], after: changed },
  ],
  [
    'it changes to what one of the desks approved before',
    ['product:pia'],
    { deeds: [{ ...lea, on: changed }, lea, pia], after: changed, policy: both },
  ],
  ['the French text changes and the English one does not', [], { deeds: [lea], after: entryWith() }],
  [
    'the French changes',
    ['legal:lou'],
    {
      deeds: [lea, { by: 'legal:lou', on: french('un') }],
      before: french('un'),
      after: french('deux'),
    },
  ],
  [
    'a waiver allowed it',
    ['waiver legal:lea'],
    { deeds: [{ ...lea, at: '2026-05-20T00:00:00Z', decision: 'waiver', more: waiver }], after: changed },
  ],
  [
    'it changes to bytes that a waiver allows',
    [],
    {
      deeds: [
        { by: 'legal:lou', at: '2026-05-20T00:00:00Z', decision: 'waiver', more: waiver, on: changed },
        lea,
      ],
      after: changed,
    },
  ],
  [
    'the approval does not count because its author gave it',
    [],
    { deeds: [{ ...lea, by: 'legal:ann' }], after: changed, policy: strict },
  ],
  ['the approval was withdrawn', [], { deeds: [lea, { ...lea, decision: 'withdraw' }], after: changed }],
  [
    'the change makes the rule ask for no approval',
    ['legal:lea'],
    {
      deeds: [{ ...lea, on: gift('one', true) }],
      before: gift('one', true),
      after: gift('two', false),
      policy: gifts,
    },
  ],
  [
    'no approval was required before',
    [],
    { deeds: [], before: gift('one', false), after: gift('two', true), policy: gifts },
  ],
])(
  'if %s, the ended approvals are %j',
  (_, expected, { deeds, before = entryWith(), after, policy = legal }) => {
    const ledger = ledgerOf(deeds, policy);
    const judged = (entry: AnyEntry | undefined) => entry && verdict(entry, ledger, policy, now);
    const ended = endedApprovals(judged(before), judged(after));
    expect(
      ended.map(({ kind, desk = '', person }) => `${kind === 'approval' ? '' : `${kind} `}${desk}:${person}`),
    ).toEqual(expected);
  },
);

test('an import ends when the bytes change, and an approval of the new bytes replaces it', () => {
  const imported = {
    approved: true,
    basis: 'import',
    import: { person: 'lea', at: '2026-01-01T00:00:00Z' },
  } as const;
  const rest = { onUnapproved: 'exclude', desks: [], blocks: [], authors: [] } as const;
  const judge = (deeds: readonly Deed[]) => verdict(changed, ledgerOf(deeds, legal), legal, now);
  const before = { ...rest, ...imported, desks: [], blocks: [], authors: [] };
  expect(endedApprovals(before, judge([]))).toEqual([
    { kind: 'import', person: 'lea', at: '2026-01-01T00:00:00Z' },
  ]);
  expect(endedApprovals(before, judge([{ ...lea, on: changed }]))).toEqual([]);
  expect(endedApprovals(before, before)).toEqual([]);
});

test.each<[string, string[], readonly Deed[]]>([
  ['the draft was approved and then changed', ['legal:lea'], [lea]],
  ['its desk approved it again', [], [lea, { ...lea, at: '2026-05-03T00:00:00Z', on: changed }]],
  [
    'the approval was withdrawn before',
    [],
    [lea, { ...lea, at: '2026-05-03T00:00:00Z', decision: 'withdraw' }],
  ],
  ['nobody ever approved it', [], []],
  [
    'it was approved twice',
    ['legal:lou'],
    [lea, { by: 'legal:lou', at: '2026-05-04T00:00:00Z', on: entryWith({}, 'three') }],
  ],
])('if %s, the lapsed approvals are %j', (_, expected, deeds) => {
  const ledger = ledgerOf(deeds, legal);
  const entry = { ...changed, verdict: verdict(changed, ledger, legal, now) };
  expect(lapsedApprovals(entry, ledger).map(({ desk = '', person }) => `${desk}:${person}`)).toEqual(
    expected,
  );
});

test('an approval that ended on the site and lapsed in the draft is listed once', () => {
  const ledger = ledgerOf([lea, pia, { ...pia, by: 'product:pol', on: entryWith({}, 'between') }], both);
  const draft = { ...changed, verdict: verdict(changed, ledger, both, now) };
  const ended = endedInDraft(verdict(entryWith(), ledger, both, now), draft, ledger);
  expect(ended.map(({ desk, person }) => [desk, person])).toEqual([
    ['legal', 'lea'],
    ['product', 'pia'],
  ]);
});
