import type { FaultKind } from '../../i18n/en/faults.ts';

/** An answer as received, or none. */
export interface Failure {
  status?: number;
  header?: (name: string) => string | null;
  /** The answer's body; undefined if it was not JSON. */
  body?: unknown;
  online: boolean;
  /** The clock of this machine, in milliseconds; the forge's own is preferred if it can be read. */
  now: number;
}

/** A request that failed. Its message is the forge's own. */
export class ForgeFault extends Error {
  readonly kind: FaultKind;
  readonly status: number | undefined;
  /** When more requests are allowed, in milliseconds of this machine's clock. */
  readonly until: number | undefined;
  /** The page where an organisation confirms a token. */
  readonly page: string | undefined;

  constructor(
    kind: FaultKind,
    said: string,
    { status, until, page }: { status?: number | undefined; until?: number; page?: string | undefined } = {},
  ) {
    super(said);
    // Otherwise Decap would show the error's name before its message.
    this.name = '';
    this.kind = kind;
    this.status = status;
    this.until = until;
    this.page = page;
  }

  /** Whether the same request may be repeated at once without asking anybody. */
  get passes(): boolean {
    return this.kind === 'unreachable';
  }
}

/** How long to wait if GitHub gives no time, in seconds. */
const usualWait = 60;

/** The meaning of a failed answer. @throws never */
export function forgeFault(failure: Failure): ForgeFault {
  const { status, header = () => null, body, online } = failure;
  if (status === undefined) return online ? new ForgeFault('unreachable', '') : new ForgeFault('offline', '');
  const said = wordsOf(body);
  const until = waitOf(failure, said);
  if (until !== undefined) return new ForgeFault('limited', said, { status, until });
  if (status >= 500 || status === 408) return new ForgeFault('unreachable', said, { status });
  if (body === undefined) return new ForgeFault('strange', '', { status });
  switch (status) {
    case 401:
      return new ForgeFault('login', said, { status });
    case 403:
    case 451: {
      const sso = header('X-GitHub-SSO');
      if (sso === null) return new ForgeFault('forbidden', said, { status });
      const page = /url=(https:\/\/[^\s;,]+)/.exec(sso)?.[1];
      return new ForgeFault('confirm', said, { status, page });
    }
    case 404:
    case 410:
      return new ForgeFault('missing', said, { status });
    case 409:
      return new ForgeFault('moved', said, { status });
    case 422:
      return new ForgeFault(isMoved(said) ? 'moved' : 'refused', said, { status });
  }
  // The page of a network that requires a password answers 200, or redirects.
  return new ForgeFault(status < 400 ? 'strange' : 'refused', said, { status });
}

/** Messages about branches and pull requests that already exist, are gone, or have moved on. */
function isMoved(said: string): boolean {
  return /not a fast.?forward|already exists|does not exist|update failed/i.test(said);
}

/** When the forge's limit ends; undefined without a limit. A request refused by it was not carried out. */
function waitOf({ status, header = () => null, now }: Failure, said: string): number | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = Number(header('Retry-After') ?? Number.NaN);
  if (Number.isFinite(after) && after >= 0) return now + Math.max(1, Math.ceil(after)) * 1000;
  const reset = Number(header('X-RateLimit-Reset') ?? Number.NaN);
  if (header('X-RateLimit-Remaining') === '0' && Number.isFinite(reset)) {
    // Both times by the forge's clock, because ours may be wrong. Scripts in a browser cannot always read it.
    const there = Date.parse(header('Date') ?? '') || now;
    return now + Math.max(1000, reset * 1000 - there + 1000);
  }
  const isLimit = status === 429 || /rate limit|abuse detection/i.test(said);
  return isLimit ? now + usualWait * 1000 : undefined;
}

/** The forge's message, without links to documentation. */
function wordsOf(body: unknown): string {
  const { message, errors } = (typeof body === 'object' && body !== null ? body : {}) as {
    message?: unknown;
    errors?: unknown;
  };
  const more = (Array.isArray(errors) ? errors : []).flatMap((one: unknown) => {
    const text = typeof one === 'string' ? one : (one as { message?: unknown } | null)?.message;
    return typeof text === 'string' ? [text] : [];
  });
  const words = more.length > 0 ? more.join('; ') : typeof message === 'string' ? message : '';
  return words.replace(/\s+/g, ' ').trim().slice(0, 300);
}

/** The next step: another login, a confirmation, waiting, a network, or trying again. */
export type NextStep = 'login' | 'confirm' | 'wait' | 'online' | 'again';

export function nextStep(kind: FaultKind): NextStep {
  return steps[kind];
}

const steps: Record<FaultKind, NextStep> = {
  login: 'login',
  confirm: 'confirm',
  forbidden: 'login',
  limited: 'wait',
  missing: 'login',
  moved: 'again',
  refused: 'again',
  offline: 'online',
  unreachable: 'again',
  strange: 'again',
};
