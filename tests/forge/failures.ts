import { setTimeout } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/** A planned fault of a request. */
export type Fault =
  /** An error of GitHub's own servers, such as 500, 502 or 503. */
  | { status: 500 | 502 | 503 | 504 }
  /** Too many requests at once: GitHub asks to wait, with 403 or 429. */
  | { secondaryLimit: 403 | 429; retryAfter: number }
  /** Any other answer, such as one of a proxy; a string is sent as an HTML page. */
  | { answer: number; body: object | string; headers?: Record<string, string> }
  /** The answer takes this many milliseconds longer. */
  | { slow: number }
  /** The connection breaks; with `after`, the request was carried out and only the answer is lost. */
  | { reset: 'before' | 'after' };

export interface Failure {
  fault: Fault;
  /** How many requests it affects. */
  times: number;
  /** How many matching requests pass before it. */
  after?: number;
  /** Affected requests: method and path below the API's root, such as `/^PUT .+\/merge$/`; all if absent. */
  on?: RegExp;
}

/** The faults that a test has planned, in order. */
export class Failures {
  readonly #planned: Failure[] = [];

  plan(failure: Failure): void {
    this.#planned.push({ ...failure });
  }

  clear(): void {
    this.#planned.length = 0;
  }

  /** Takes the next fault for a request. */
  take(request: string): Fault | undefined {
    const meant = this.#planned.filter(({ times, on }) => times > 0 && (on?.test(request) ?? true));
    const found = meant.find(({ after = 0 }) => after === 0);
    for (const one of meant) if (one !== found && one.after) one.after--;
    if (found === undefined) return undefined;
    found.times--;
    return found.fault;
  }
}

/** Applies a fault that happens before the request is carried out. @throws Refusal if the fault is an answer */
export async function befall(fault: Fault): Promise<void> {
  if ('slow' in fault) await setTimeout(fault.slow);
  if ('answer' in fault) throw new OtherAnswer(fault);
  if ('status' in fault) throw new Refusal(fault.status, serverWords[fault.status]);
  if ('secondaryLimit' in fault) throw new SecondaryLimit(fault.secondaryLimit, fault.retryAfter);
}

/** An answer that is sent unchanged. */
export class OtherAnswer extends Refusal {
  readonly sent: Response;

  constructor({ answer, body, headers }: Extract<Fault, { answer: number }>) {
    super(500, 'Another answer');
    const isPage = typeof body === 'string';
    const type = isPage ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
    this.sent = new Response(isPage ? body : JSON.stringify(body), {
      status: answer,
      headers: { 'Content-Type': type, ...headers },
    });
  }
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
