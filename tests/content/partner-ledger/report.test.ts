import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractState } from '../../../src/content/partner-ledger/contract-rule.ts';
import { ledger } from '../../../src/content/partner-ledger/ledger.ts';
import { printReport } from '../../../src/content/partner-ledger/print-report.ts';
import { needsAction, reportOn } from '../../../src/content/partner-ledger/report.ts';

const gift = (value: number, more: object = {}) => ({
  date: '2026-03-01',
  partner: 'lea',
  objective: 'The handbook',
  kind: 'gift',
  what: 'A book',
  value,
  ...more,
});
const read = (data: object) => ledger.parse(data);

test.each([
  [0, 2026, 'fine'],
  [79_999, 2026, 'fine'],
  [80_000, 2026, 'near'],
  [99_999, 2026, 'near'],
  [100_000, 2026, 'needed'],
  [5_000_000, 2025, 'fine'],
] as const)('%i cents in %i: %s', (cents, year, state) => {
  expect(contractState(cents, year)).toBe(state);
});

test('amounts are added up by partner, year and objective', () => {
  const { sums } = reportOn(
    read({
      given: [
        gift(300.1),
        gift(300.2, { objective: ' the  HANDBOOK', kind: 'payment' }),
        gift(400, { date: '2027-01-01' }),
        gift(500, { partner: 'tom' }),
        gift(20, { objective: 'The film' }),
      ],
    }),
  );
  expect(sums.map(({ partner, year, objective, cents }) => [partner, year, objective, cents])).toEqual([
    ['lea', 2027, 'The handbook', 40_000],
    ['lea', 2026, 'The film', 2_000],
    ['lea', 2026, 'The handbook', 60_030],
    ['tom', 2026, 'The handbook', 50_000],
  ]);
});

test('a contract covers only its own objective and year', () => {
  const contract = {
    partner: 'lea',
    objective: 'the handbook',
    year: 2026,
    signed: '2026-01-02',
    reference: 'C-1',
  };
  const given = [gift(1200), gift(1200, { date: '2027-02-02' }), gift(1200, { objective: 'The film' })];
  const report = reportOn(read({ given, contracts: [contract] }));
  expect(report.sums.map(({ contract: found }) => found?.reference)).toEqual([undefined, undefined, 'C-1']);
  expect(needsAction(report)).toBe(true);
  expect(needsAction(reportOn(read({ given: [gift(1200)], contracts: [contract] })))).toBe(false);
});

test('splitting one objective into several gives a warning', () => {
  const given = [gift(600), gift(600, { objective: 'The film' })];
  expect(reportOn(read({ given })).divided).toEqual([
    { partner: 'lea', year: 2026, cents: 120_000, objectives: 2 },
  ]);
  expect(reportOn(read({ given: [gift(600), gift(300, { objective: 'The film' })] })).divided).toEqual([]);
});

test('unchecked articles and articles without a label are listed', () => {
  const article = (published: string, more: object = {}) => ({
    partner: 'lea',
    url: `https://lea.example/${published}`,
    published,
    ...more,
  });
  const report = reportOn(
    read({
      coverage: [
        article('2026-05-01'),
        article('2026-04-01'),
        article('2026-03-01', { label: 'missing', checked: '2026-03-02' }),
        article('2026-02-01', { label: 'seen' }),
        article('2025-02-01'),
      ],
    }),
    2026,
  );
  expect(report.unchecked.map(({ published }) => published)).toEqual(['2026-04-01', '2026-05-01']);
  expect(report.unlabelled.map(({ published }) => published)).toEqual(['2026-03-01']);
  expect(needsAction(report)).toBe(true);
});

test('sums neither lose nor gain a cent', () => {
  const value = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => cents / 100);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, fc.constantFrom('a', 'b'), fc.constantFrom('2026-01-01', '2027-12-31'))),
      (items) => {
        const given = items.map(([amount, objective, date]) => gift(amount, { objective, date }));
        const { sums } = reportOn(read({ given }));
        const total = items.reduce((sum, [amount]) => sum + Math.round(amount * 100), 0);
        expect(sums.reduce((sum, { cents }) => sum + cents, 0)).toBe(total);
      },
    ),
  );
});

test('what has to be done comes first, in sentences', () => {
  const report = reportOn(
    read({ given: [gift(1040.5), gift(810, { partner: 'tom' }), gift(10, { partner: 'gone' })] }),
  );
  const text = printReport(report, {
    lea: { name: 'Le Carnet \u001b[2Jde Léa' },
    tom: { name: 'Tom' },
  } as never);
  expect(text).toMatch(/^A written contract is missing.*€1,000\.00/);
  expect(text).toContain('Le Carnet \ufffd[2Jde Léa: €1,040.50 for “The handbook”');
  expect(text).toMatch(/80 %.*\n {2}2026 {2}Tom: €810\.00/);
  expect(text).toContain('gone: €10.00');
  expect(printReport(reportOn(read({})), {})).toBe('The ledger is empty.');
});
