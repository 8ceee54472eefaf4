import { request } from '@octokit/request';
import type { Endpoints } from '@octokit/types';
import { ForgeFault } from './forge.ts';
import type { ForgeAccess } from './forge.ts';
import { faultOf, retry } from './github-retry.ts';

type Route = keyof Endpoints;
type Parameters<R extends Route> = Omit<Endpoints[R]['parameters'], 'owner' | 'repo' | 'headers' | 'baseUrl'>;
export type Answer<R extends Route> = Endpoints[R]['response'];
export type Data<R extends Route> = Answer<R>['data'];

/** GitHub supports each version of its API for at least two years. */
const version = '2022-11-28';
const defaultTimeout = 20_000;
/** Files may be large, and connections slow. */
const objectTimeout = 120_000;

/** Calls GitHub's API for one repository: with retries and pagination, and without repeating a write. */
export class GitHubClient {
  readonly #access: ForgeAccess;
  readonly #repository: { owner: string; repo: string };
  readonly #sleep: (milliseconds: number) => Promise<void>;

  /** @throws ForgeFault where the token would be sent unencrypted, or the repository is not `owner/name` */
  constructor(access: ForgeAccess) {
    this.#access = { ...access, api: access.api.replace(/\/+$/, '') };
    const [, owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(access.repository) ?? [];
    if (repo === '')
      throw new ForgeFault(
        'refused',
        `"${access.repository}" is not the name of a GitHub repository. Write owner and name: olga/site.`,
      );
    this.#repository = { owner, repo };
    checkAddress(access.api);
    this.#sleep = access.sleep ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
  }

  /** A GET request. @throws ForgeFault */
  async get<R extends Route & `GET ${string}`>(route: R, parameters: Parameters<R>): Promise<Answer<R>> {
    return retry({ ...this.#retrying, repeats: true, send: () => this.#send<R>(route, parameters) });
  }

  /** Like {@link get}; undefined where the resource does not exist or the token may not see it. */
  async find<R extends Route & `GET ${string}`>(
    route: R,
    parameters: Parameters<R>,
  ): Promise<Answer<R> | undefined> {
    return this.get(route, parameters).catch((error: unknown) => {
      if (error instanceof ForgeFault && (error.kind === 'missing' || error.kind === 'forbidden'))
        return undefined;
      throw error;
    });
  }

  /**
   * All items of a list, over all pages, along the addresses that GitHub gives.
   * @param pick where the items are in a page
   * @throws ForgeFault where one page cannot be read: a partial list is useless
   */
  async all<R extends Route & `GET ${string}`, T>(
    route: R,
    parameters: Parameters<R>,
    pick: (data: Data<R>) => readonly T[],
  ): Promise<T[]> {
    const found: T[] = [];
    let page: Answer<R> = await this.get(route, { ...parameters, per_page: 100 });
    for (;;) {
      found.push(...pick(page.data as Data<R>));
      const next = nextOf(page.headers.link);
      if (next === undefined) return found;
      if (!next.startsWith(`${this.#access.api}/`))
        throw new ForgeFault(
          'refused',
          'The next page is at another address, to which the token must not be sent.',
        );
      page = await retry({
        ...this.#retrying,
        repeats: true,
        send: () => this.#send<R>(`GET ${next}`, {}),
      });
    }
  }

  /**
   * A write request. If its answer is lost, checks first whether the write was done.
   * @param find what was written, if it was
   * @throws ForgeFault
   */
  async write<R extends Route, T>(
    route: R,
    parameters: Parameters<R>,
    read: (data: Data<R>) => T,
    find: () => Promise<T | undefined>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const send = () => this.#send<R>(route, parameters);
        const { data } = await retry({ ...this.#retrying, repeats: false, send });
        return read(data as Data<R>);
      } catch (error) {
        if (!(error instanceof ForgeFault) || error.kind !== 'uncertain') throw error;
        const done = await find();
        if (done !== undefined) return done;
        if (attempt === 3)
          throw new ForgeFault('unreachable', `${error.message} Nothing was written.`, error.status);
        await this.#sleep(attempt * 2000);
      }
    }
  }

  get #retrying() {
    return { sleep: this.#sleep, token: this.#access.token };
  }

  async #send<R extends Route>(route: string, parameters: object): Promise<Answer<R>> {
    const { api, token, timeout = route.includes('/git/') ? objectTimeout : defaultTimeout } = this.#access;
    const options = {
      baseUrl: api,
      headers: {
        'x-github-api-version': version,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      request: { signal: AbortSignal.timeout(timeout), fetch: fetchCurrent },
      ...(route.includes('{owner}') && this.#repository),
      ...parameters,
    };
    const answer = (await request(route, options).catch((error: unknown) => {
      throw error instanceof Error ? error : faultOf(error, token);
    })) as Answer<R>;
    // A truncated answer arrives as text.
    if (typeof answer.data !== 'object')
      throw new ForgeFault('unreachable', 'The forge answered with something unexpected.', 200);
    return answer;
  }
}

/**
 * Browsers reuse GitHub's answers for a minute, and a reviewer would see the state before their own approval. Unchanged
 * answers are validated only, which GitHub does not count.
 */
const fetchCurrent: typeof fetch = (address, options) => fetch(address, { ...options, cache: 'no-cache' });

/** The next page, from the Link header. Used as it is: it has the number of the repository instead of its name. */
function nextOf(link: string | undefined): string | undefined {
  return /<([^<>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
}

/** A token must not be sent over an unencrypted connection. */
function checkAddress(api: string): void {
  const url = URL.parse(api);
  const isHere = url !== null && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:')) return;
  throw new ForgeFault(
    'refused',
    `"${api}" is not an address for GitHub's API. Write it with https, such as https://api.github.com.`,
  );
}
