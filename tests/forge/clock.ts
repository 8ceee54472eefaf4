/** The forge's own time, which need not be that of the machine that talks to it. */
export class Clock {
  /** How far the forge's clock is ahead of this machine's, in milliseconds; behind where negative. */
  skew = 0;
  /** Where it is set, the clock stands still there. */
  at: Date | undefined;

  now(): Date {
    return this.at ?? new Date(Date.now() + this.skew);
  }
}

/** GitHub knows no fractions of a second. */
export function iso(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
