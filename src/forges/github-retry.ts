import { RequestError } from '@octokit/request-error';
import { ForgeFault } from './forge.ts';

/** What a request is, as far as waiting goes: whether it may be sent again although nobody knows what became of it. */
export interface Attempt<T> {
  send: () => Promise<T>;
  /** A write that is sent twice may be done twice. */
  repeats: boolean;
  sleep: (milliseconds: number) => Promise<void>;
  /** Never shown. */
  token: string | undefined;
}

/** Seconds before each further attempt after a broken line or a fault of the forge's own. */
const pauses = [1, 3, 9];
/** Who asks to wait longer than this altogether, in seconds, is told to people instead. */
const longestWait = 180;
/** What GitHub asks for where it says no number. */
const usualWait = 60;

/**
 * Sends a request until it is answered: again after broken lines, timeouts and the forge's own faults, and after as long
 * as a limit asks for. A write whose answer was lost is never sent again.
 * @throws ForgeFault in words where it is not answered, or with a no
 */
export async function retry<T>({ send, repeats, sleep, token }: Attempt<T>): Promise<T> {
  let waited = 0;
  let failures = 0;
  for (;;) {
    const error = await send().then(
      (value) => ({ value }),
      (reason: unknown) => ({ reason }),
    );
    if ('value' in error) return error.value;
    const fault = faultOf(error.reason, token);
    const limit = waitOf(error.reason);
    if (limit !== undefined) {
      waited += limit;
      if (waited > longestWait) throw busy(limit);
      await sleep(limit * 1000);
    } else if (fault.kind !== 'unreachable') throw fault;
    else if (!repeats) throw new ForgeFault('uncertain', fault.message, fault.status);
    else {
      const pause = pauses[failures++];
      if (pause === undefined) throw fault;
      await sleep(pause * 1000);
    }
  }
}

/** How long the forge asks to wait, in seconds; undefined where it does not. What it refused so was not carried out. */
function waitOf(error: unknown): number | undefined {
  if (!(error instanceof RequestError) || (error.status !== 403 && error.status !== 429)) return undefined;
  const headers = error.response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && after > 0) return Math.ceil(after);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    // By the forge's clock on both sides: ours may be wrong.
    const now = Date.parse(headers.date ?? '') || Date.now();
    return Math.max(1, Math.ceil(reset - now / 1000) + 1);
  }
  return error.status === 429 || /secondary rate limit/i.test(error.message) ? usualWait : undefined;
}

function busy(seconds: number): ForgeFault {
  const minutes = Math.ceil(seconds / 60);
  return new ForgeFault(
    'busy',
    `The forge has had too many questions and asks to wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}. Nothing was lost: run the same again then.`,
    429,
  );
}

/** What happened, for people. Every word of the forge's goes through here, so that the token never gets out. */
export function faultOf(error: unknown, token: string | undefined): ForgeFault {
  if (error instanceof ForgeFault) return error;
  if (!(error instanceof RequestError) || error.response === undefined) {
    const words = error instanceof Error ? error.message : String(error);
    return new ForgeFault('unreachable', `The forge does not answer: ${hide(words, token)}.`);
  }
  const { status } = error;
  const said = hide(wordsOf(error.response.data), token);
  const anonymous = token === undefined ? ' No token was given: set GITHUB_TOKEN.' : '';
  switch (status) {
    case 401:
      return new ForgeFault(
        'login',
        'The forge does not know the token, or no longer: give GITHUB_TOKEN one that is valid.',
        status,
      );
    case 404:
    case 410:
      // It says so as well of what the token may not see.
      return new ForgeFault(
        'missing',
        `The forge has nothing there, or the token may not see it.${anonymous}`,
        status,
      );
    case 403:
    case 451:
      return new ForgeFault('forbidden', `The forge does not allow it: ${said}.${anonymous}`, status);
  }
  if (status >= 500 || status === 408)
    return new ForgeFault('unreachable', `The forge has a fault of its own (${String(status)}).`, status);
  return new ForgeFault('refused', `The forge refused: ${said}.`, status);
}

/** What the forge says, without where to read on. */
function wordsOf(data: unknown): string {
  const { message, errors } = (typeof data === 'object' && data !== null ? data : {}) as {
    message?: unknown;
    errors?: unknown;
  };
  const more = (Array.isArray(errors) ? errors : []).flatMap((one: unknown) => {
    const text = typeof one === 'string' ? one : (one as { message?: unknown } | null)?.message;
    return typeof text === 'string' ? [text] : [];
  });
  const words = more.length > 0 ? more.join('; ') : typeof message === 'string' ? message : 'without a word';
  return words.replace(/\s+/g, ' ').slice(0, 300).replace(/\.$/, '');
}

function hide(text: string, token: string | undefined): string {
  return token ? text.replaceAll(token, '…') : text;
}
