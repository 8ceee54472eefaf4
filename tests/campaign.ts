/**
 * How long campaigns of random cases go on. Every day they are short: a third of the cases of each property, and few
 * seconds of what goes on until it is stopped. `npm run test:long` sets more of both in vitest.config.ts.
 */
const share = Number(process.env['COLOPHON_SHARE'] ?? 1 / 3);

/** Whether what can be tried one by one is tried to the last. */
export const isLong = share > 1;

/** How many of this number of random cases to try. */
export function runs(count: number): number {
  return Math.max(20, Math.ceil(count * share));
}

/** For how many seconds at least to go on. */
export const seconds = Number(process.env['COLOPHON_SECONDS'] ?? 3);

/** `COLOPHON_SEED=7,8 COLOPHON_ROUNDS=20` looks elsewhere, or again at what failed. */
export const seeds = (process.env['COLOPHON_SEED'] ?? '1').split(',').map(Number);
export const rounds = Number(process.env['COLOPHON_ROUNDS'] ?? 3);
