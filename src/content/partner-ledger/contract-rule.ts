/**
 * The amount from which French law requires a written contract between an advertiser and whoever gets something for
 * publishing: EUR 1,000 without tax, payments and the value of gifts together, in one year and for one promotional
 * objective. Loi n° 2023-451 du 9 juin 2023, article 8; décret n° 2025-1137 du 28 novembre 2025, in force since
 * 1 January 2026. Not legal advice.
 */
export const contractFrom = { cents: 100_000, since: 2026 } as const;

/** From this share of the amount the report warns, because the next gift may exceed it. */
export const warnFrom = 0.8;

export type ContractState = 'fine' | 'near' | 'needed';

/** @param cents without tax, of one partner, year and objective */
export function contractState(cents: number, year: number): ContractState {
  if (year < contractFrom.since) return 'fine';
  if (cents >= contractFrom.cents) return 'needed';
  return cents >= contractFrom.cents * warnFrom ? 'near' : 'fine';
}
