import { contractState } from './contract-rule.ts';
import type { ContractState } from './contract-rule.ts';
import type { Ledger } from './ledger.ts';

/** The total of one partner, year and objective. */
export interface Sum {
  partner: string;
  year: number;
  /** In its first spelling. */
  objective: string;
  /** Euro cents, without tax. */
  cents: number;
  count: number;
  state: ContractState;
  contract?: { signed: string; reference: string };
}

export interface Report {
  /** The newest year first, then by partner and objective. */
  sums: Sum[];
  /** Partners whose objectives exceed the amount only together: somebody should be able to explain the split. */
  divided: { partner: string; year: number; cents: number; objectives: number }[];
  /** Unchecked articles, the oldest first. */
  unchecked: Ledger['coverage'];
  /** Articles whose label was missing when they were checked. */
  unlabelled: Ledger['coverage'];
}

/** @param year all years if undefined */
export function reportOn(ledger: Ledger, year?: number): Report {
  const inYear = (text: string) => year === undefined || yearOf(text) === year;
  const groups = Map.groupBy(
    ledger.given.filter(({ date }) => inYear(date)),
    ({ partner, date, objective }) => `${partner}\n${String(yearOf(date))}\n${plain(objective)}`,
  );
  const sums = [...groups.values()].map((given) => sumOf(given, ledger.contracts));
  const coverage = ledger.coverage
    .filter(({ published }) => inYear(published))
    .toSorted((a, b) => order(a.published, b.published) || order(a.url, b.url));
  return {
    sums: sums.toSorted(
      (a, b) => b.year - a.year || order(a.partner, b.partner) || order(a.objective, b.objective),
    ),
    divided: dividedIn(sums),
    unchecked: coverage.filter(({ label }) => label === undefined),
    unlabelled: coverage.filter(({ label }) => label === 'missing'),
  };
}

/** Whether the report contains a real problem, beyond warnings. */
export function needsAction({ sums, unlabelled }: Report): boolean {
  return (
    unlabelled.length > 0 || sums.some(({ state, contract }) => state === 'needed' && contract === undefined)
  );
}

function sumOf(given: Ledger['given'], contracts: Ledger['contracts']): Sum {
  const { partner = '', objective = '', date = '' } = given[0] ?? {};
  const year = yearOf(date);
  const cents = given.reduce((sum, { value }) => sum + Math.round(value * 100), 0);
  const contract = contracts.find(
    (one) => one.partner === partner && one.year === year && plain(one.objective) === plain(objective),
  );
  return {
    partner,
    year,
    objective,
    cents,
    count: given.length,
    state: contractState(cents, year),
    ...(contract && { contract: { signed: contract.signed, reference: contract.reference } }),
  };
}

function dividedIn(sums: readonly Sum[]): Report['divided'] {
  return [...Map.groupBy(sums, ({ partner, year }) => `${partner}\n${String(year)}`).values()].flatMap(
    (of) => {
      const open = of.filter(({ contract }) => contract === undefined);
      const cents = open.reduce((sum, one) => sum + one.cents, 0);
      const { partner = '', year = 0 } = of[0] ?? {};
      return open.length > 1 &&
        contractState(cents, year) === 'needed' &&
        open.every(({ state }) => state !== 'needed')
        ? [{ partner, year, cents, objectives: open.length }]
        : [];
    },
  );
}

/** Objectives are typed by hand, so case, accent encoding and spaces are ignored. */
function plain(objective: string): string {
  return objective.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
