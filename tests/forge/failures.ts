import { setTimeout } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/** What is to go wrong with a request. */
export type Fault =
  /** An answer from GitHub's own machines, such as 500, 502 or 503. */
  | { status: 500 | 502 | 503 | 504 }
  /** Too many at once: GitHub asks to wait, with 403 or with 429. */
  | { secondaryLimit: 403 | 429; retryAfter: number }
  /** The answer takes that many milliseconds longer. */
  | { slow: number }
  /** The line breaks; `after` the request was carried out, as when the answer alone is lost. */
  | { reset: 'before' | 'after' };

export interface Failure {
  fault: Fault;
  /** How many requests it meets. */
  times: number;
  /** Which ones: method and path below the API's root, such as `/^PUT .+\/merge$/`; all where it is absent. */
  on?: RegExp;
}

/** What whoever wrote a test wants to go wrong, in the order it was wished for. */
export class Failures {
  readonly #planned: Failure[] = [];

  plan(failure: Failure): void {
    this.#planned.push({ ...failure });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** Takes what is to happen to a request. */
  take(request: string): Fault | undefined {
    const found = this.#planned.find(({ times, on }) => times > 0 && (on?.test(request) ?? true));
    if (found === undefined) return undefined;
    found.times--;
    return found.fault;
  }
}

/** Lets a fault happen that comes before the request is carried out. @throws Refusal where it is an answer */
export async function befall(fault: Fault): Promise<void> {
  if ('slow' in fault) await setTimeout(fault.slow);
  if ('status' in fault) throw new Refusal(fault.status, serverWords[fault.status]);
  if ('secondaryLimit' in fault) throw new SecondaryLimit(fault.secondaryLimit, fault.retryAfter);
}

export class SecondaryLimit extends Refusal {
  readonly retryAfter: number;

  constructor(status: 403 | 429, retryAfter: number) {
    super(
      status,
      'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      {
        documentation:
          'https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
      },
    );
    this.retryAfter = retryAfter;
  }
}

const serverWords = {
  500: 'Server Error',
  502: 'Server Error',
  503: 'Service Unavailable',
  504: "We couldn't respond to your request in time. Sorry about that. Please try resubmitting your request and contact us if the problem persists.",
};
