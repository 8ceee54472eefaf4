import { RequestError } from '@octokit/request-error';
import { ForgeFault } from './forge.ts';

/** A request, and whether it may be repeated if its result is unknown. */
export interface Attempt<T> {
  send: () => Promise<T>;
  /** False for a write: sent twice, it could be done twice. */
  repeats: boolean;
  sleep: (milliseconds: number) => Promise<void>;
  /** Removed from all messages. */
  token: string | undefined;
}

/** Seconds before each further attempt after a lost connection or an error of the forge. */
const pauses = [1, 3, 9];
/** Maximum total wait in seconds. If the forge asks for more, the request fails with a message. */
const maxWait = 180;
/** Wait in seconds where GitHub limits the rate without saying for how long. */
const defaultWait = 60;

/**
 * Sends a request until it is answered: retries after lost connections, timeouts and errors of the forge, and waits
 * as long as a rate limit asks for. A write whose answer was lost is never repeated.
 * @throws ForgeFault, worded for people, where there is no answer or the request is refused
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
      if (waited > maxWait) throw busy(limit);
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

/**
 * How long a rate limit asks to wait, in seconds; undefined where there is none. A rate-limited request was not
 * carried out.
 */
function waitOf(error: unknown): number | undefined {
  if (!(error instanceof RequestError) || (error.status !== 403 && error.status !== 429)) return undefined;
  const headers = error.response?.headers ?? {};
  const after = Number(headers['retry-after']);
  if (Number.isFinite(after) && after > 0) return Math.ceil(after);
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)) {
    // Compared with the forge's own clock, because ours may be wrong.
    const now = Date.parse(headers.date ?? '') || Date.now();
    return Math.max(1, Math.ceil(reset - now / 1000) + 1);
  }
  return error.status === 429 || /secondary rate limit/i.test(error.message) ? defaultWait : undefined;
}

function busy(seconds: number): ForgeFault {
  const minutes = Math.ceil(seconds / 60);
  return new ForgeFault(
    'busy',
    `The forge limits the number of requests and asks to wait ${minutes === 1 ? 'a minute' : `${String(minutes)} minutes`}. Nothing was lost: run the same again then.`,
    429,
  );
}

/**
 * The failure, worded for people. Every message of the forge passes through here, so that the token is never shown.
 */
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
      // The forge also answers like this for what the token may not see.
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
    return new ForgeFault('unreachable', `The forge has an internal error (${String(status)}).`, status);
  return new ForgeFault('refused', `The forge refused: ${said}.`, status);
}

/** The forge's message, without its link to the documentation. */
function wordsOf(data: unknown): string {
  const { message, errors } = (typeof data === 'object' && data !== null ? data : {}) as {
    message?: unknown;
    errors?: unknown;
  };
  const more = (Array.isArray(errors) ? errors : []).flatMap((one: unknown) => {
    const text = typeof one === 'string' ? one : (one as { message?: unknown } | null)?.message;
    return typeof text === 'string' ? [text] : [];
  });
  const words =
    more.length > 0 ? more.join('; ') : typeof message === 'string' ? message : 'it gave no reason';
  return words.replace(/\s+/g, ' ').slice(0, 300).replace(/\.$/, '');
}

function hide(text: string, token: string | undefined): string {
  return token ? text.replaceAll(token, '…') : text;
}
