/** The forge's own time, which can differ from that of the client's machine. */
export class Clock {
  /** How far the forge's clock is ahead of this machine's, in milliseconds; negative if behind. */
  skew = 0;
  /** If set, the clock stands still at this time. */
  at: Date | undefined;

  now(): Date {
    return this.at ?? new Date(Date.now() + this.skew);
  }
}

/** GitHub's times have no fractions of a second. */
export function iso(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
