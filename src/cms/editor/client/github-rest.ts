import { ForgeFault, forgeFault } from '../forge-fault.ts';

export interface Forge {
  /** The root of the API, without a final slash. */
  api: string;
  /** `owner/name`. */
  repository: string;
  token: string;
}

interface Sent {
  method?: string;
  body?: object | undefined;
  /** An absolute address, such as that of a list's next page; `path` is then only for messages. */
  url?: string;
  accept?: string;
}

/** Milliseconds before each repetition without an answer. After that, the error is shown. */
const pauses = [800, 2400];
const timeout = 30_000;
/** Pictures are large, and connections slow. */
const uploadTimeout = 180_000;

/**
 * Sends requests to GitHub about one repository. Every request may be sent twice: if the first was carried out, the
 * second gets an error, and the caller checks the result.
 */
export class ForgeRest {
  readonly forge: Forge;
  /** The number of requests sent, for tests and debugging. */
  requests = 0;

  readonly #sleep: (milliseconds: number) => Promise<void>;

  constructor(forge: Forge, sleep = (time: number) => new Promise<void>((done) => setTimeout(done, time))) {
    this.forge = forge;
    this.#sleep = sleep;
  }

  /** A path below the repository: `/pulls`. */
  get<T>(path: string, accept?: string): Promise<T> {
    return this.ask<T>(this.#below(path), accept === undefined ? {} : { accept });
  }

  write<T>(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: object): Promise<T> {
    return this.ask<T>(this.#below(path), { method, body });
  }

  /** As {@link get}; undefined if it does not exist. */
  async find<T>(path: string): Promise<T | undefined> {
    return this.get<T>(path).catch((error: unknown) => {
      if (error instanceof ForgeFault && error.kind === 'missing') return undefined;
      throw error;
    });
  }

  /** All items of a list, from all its pages. @throws ForgeFault if one page fails: a partial list is of no use */
  async all<T>(path: string): Promise<T[]> {
    const found: T[] = [];
    let next: Sent | undefined = {};
    while (next !== undefined) {
      const asked: Sent = next;
      const { link, items } = await this.#retry(async () => {
        const response = await this.#send(this.#below(path), asked);
        return { items: await bodyOf<T[]>(response), link: response.headers.get('Link') ?? '' };
      });
      found.push(...items);
      const [, url] = /<([^<>]+)>;\s*rel="next"/.exec(link) ?? [];
      // The token is sent only to the forge.
      next = url?.startsWith(`${this.forge.api}/`) === true ? { url } : undefined;
    }
    return found;
  }

  async ask<T>(path: string, sent: Sent = {}): Promise<T> {
    return this.#retry(async () => bodyOf<T>(await this.#send(path, sent), sent.accept));
  }

  /**
   * Sends a GraphQL query, which can ask for many things at once.
   * @throws ForgeFault, of kind `refused` if this forge or this token cannot use GraphQL
   */
  async query<T>(query: string): Promise<T> {
    const sent = { method: 'POST', body: { query }, url: graphqlOf(this.forge.api) };
    const answer = await this.ask<{ data?: T | null; errors?: { type?: string; message: string }[] }>(
      '/graphql',
      sent,
    );
    const limit = answer.errors?.find(({ type }) => type === 'RATE_LIMITED');
    if (limit !== undefined) throw new ForgeFault('limited', limit.message, { until: Date.now() + 60_000 });
    if (answer.data === undefined || answer.data === null)
      throw new ForgeFault('refused', answer.errors?.map(({ message }) => message).join('; ') ?? '');
    return answer.data;
  }

  #below(path: string): string {
    return `/repos/${this.forge.repository}${path}`;
  }

  async #retry<T>(send: () => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await send();
      } catch (error) {
        const pause = pauses[attempt];
        if (!(error instanceof ForgeFault) || !error.passes || pause === undefined) throw error;
        await this.#sleep(pause);
      }
    }
  }

  async #send(path: string, { method = 'GET', body, url, accept }: Sent): Promise<Response> {
    this.requests++;
    const { api, token } = this.forge;
    const limit = path.endsWith('/git/blobs') ? uploadTimeout : timeout;
    const response = await fetch(url ?? `${api}${path}`, {
      method,
      // Cached answers are validated, which GitHub does not count if they are unchanged.
      cache: 'no-cache',
      headers: {
        Authorization: `token ${token}`,
        Accept: accept ?? 'application/vnd.github+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(limit),
    }).catch(() => undefined);
    const isGood = response !== undefined && response.ok && isAnswer(response, accept);
    if (isGood) return response;
    throw forgeFault({
      ...(response !== undefined && {
        status: response.status,
        header: (name: string) => response.headers.get(name),
        body: response.ok ? undefined : await response.json().catch(() => undefined),
      }),
      online: isOnline(),
      now: Date.now(),
    });
  }
}

/** A forge answers with JSON, with requested bytes, or with nothing. */
function isAnswer(response: Response, accept: string | undefined): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  const isGiven = accept !== undefined && !/^text\/html/.test(type);
  return response.status === 204 || /\bjson\b/.test(type) || isGiven;
}

/** @param accept if given, the body is returned as bytes: forges name raw bytes in several ways */
async function bodyOf<T>(response: Response, accept?: string): Promise<T> {
  if (response.status === 204) return undefined as T;
  // A connection that breaks in the middle of an answer counts as broken.
  const broken = (): never => {
    throw new ForgeFault('unreachable', '', { status: response.status });
  };
  if (accept !== undefined) return (await response.arrayBuffer().catch(broken)) as T;
  return response.json().catch(broken) as Promise<T>;
}

/** GitHub's GraphQL is next to its REST API; a self-hosted GitHub has both below `/api`. */
function graphqlOf(api: string): string {
  return api.endsWith('/api/v3') ? `${api.slice(0, -'/v3'.length)}/graphql` : `${api}/graphql`;
}

function isOnline(): boolean {
  return typeof navigator === 'undefined' || !('onLine' in navigator) || navigator.onLine;
}
