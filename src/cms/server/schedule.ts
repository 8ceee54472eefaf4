import type { Content } from '../../model/content.ts';
import type { AnyEntry } from '../../model/entry.ts';

/**
 * The next time after `now` at which the site changes by itself: something is due, ends, or loses its approval.
 * @returns undefined if there is none
 */
export function nextChange(
  content: Pick<Content, 'entries' | 'pastKits'>,
  current: readonly AnyEntry[],
  now: Date,
): Date | undefined {
  const moments = [...content.entries, ...current].flatMap(({ front, verdict }) => [
    front.publishAt,
    front.expireAt,
    ...('embargo' in front ? [front.embargo] : []),
    // A right ends at the beginning of that day.
    ...('assets' in front ? front.assets.map(({ expires }) => expires) : []),
    verdict?.waiver?.until,
    // An approval ends at the beginning of that day.
    ...(verdict?.desks.flatMap(({ given }) => given.map(({ until }) => until)) ?? []),
  ]);
  // The files of earlier versions are offered until their rights end.
  const rights = content.pastKits.flatMap(({ release }) => release.assets.map(({ expires }) => expires));
  const times = [...moments, ...rights]
    .flatMap((moment) => (moment === undefined ? [] : [Date.parse(moment)]))
    .filter((time) => time > now.getTime());
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

/** Calls a function at a given time; checks the clock regularly, because timers stop while a machine sleeps. */
export class Alarm {
  #at: number | undefined;
  readonly #timer: NodeJS.Timeout;

  /** @param interval how late it may be, in milliseconds */
  constructor(now: () => Date, ring: () => void, interval = 15_000) {
    this.#timer = setInterval(() => {
      if (this.#at === undefined || now().getTime() < this.#at) return;
      this.#at = undefined;
      ring();
    }, interval);
    this.#timer.unref();
  }

  set(at: Date | undefined): void {
    this.#at = at?.getTime();
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
