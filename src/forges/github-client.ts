import { request } from '@octokit/request';
import type { Endpoints } from '@octokit/types';
import { ForgeFault } from './forge.ts';
import type { ForgeAccess } from './forge.ts';
import { faultOf, retry } from './github-retry.ts';

type Route = keyof Endpoints;
type Parameters<R extends Route> = Omit<Endpoints[R]['parameters'], 'owner' | 'repo' | 'headers' | 'baseUrl'>;
export type Answer<R extends Route> = Endpoints[R]['response'];
export type Data<R extends Route> = Answer<R>['data'];

/** GitHub keeps answers of one version as they are for two years at least. */
const version = '2022-11-28';
const usualTimeout = 20_000;
/** Files may be large, and lines slow. */
const objectTimeout = 120_000;

/** Asks GitHub about one repository: patiently, page by page, and never twice for what should be done once. */
export class GitHubClient {
  readonly #access: ForgeAccess;
  readonly #repository: { owner: string; repo: string };
  readonly #sleep: (milliseconds: number) => Promise<void>;

  /** @throws ForgeFault where the token would travel in the clear, or the repository is no `owner/name` */
  constructor(access: ForgeAccess) {
    this.#access = { ...access, api: access.api.replace(/\/+$/, '') };
    const [, owner = '', repo = ''] = /^([\w.-]+)\/([\w.-]+)$/.exec(access.repository) ?? [];
    if (repo === '')
      throw new ForgeFault(
        'refused',
        `"${access.repository}" names no repository of GitHub's. Write owner and name: olga/site.`,
      );
    this.#repository = { owner, repo };
    checkAddress(access.api);
    this.#sleep = access.sleep ?? ((milliseconds) => new Promise((done) => setTimeout(done, milliseconds)));
  }

  /** What GitHub answers to a question. @throws ForgeFault */
  async get<R extends Route & `GET ${string}`>(route: R, parameters: Parameters<R>): Promise<Answer<R>> {
    return retry({ ...this.#retrying, repeats: true, send: () => this.#send<R>(route, parameters) });
  }

  /** As {@link get}, undefined where there is nothing, or nothing that the token may see. */
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
   * All items of a list, over all its pages, along the addresses that GitHub gives.
   * @param pick where the items are in a page
   * @throws ForgeFault where one page cannot be had: half a list is none
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
        throw new ForgeFault('refused', 'The forge leads on to another address, which gets no token.');
      page = await retry({
        ...this.#retrying,
        repeats: true,
        send: () => this.#send<R>(`GET ${next}`, {}),
      });
    }
  }

  /**
   * Writes. Where the answer is lost, it asks first whether it was done.
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
    const { api, token, timeout = route.includes('/git/') ? objectTimeout : usualTimeout } = this.#access;
    const options = {
      baseUrl: api,
      headers: {
        'x-github-api-version': version,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      request: { signal: AbortSignal.timeout(timeout) },
      ...(route.includes('{owner}') && this.#repository),
      ...parameters,
    };
    const answer = (await request(route, options).catch((error: unknown) => {
      throw error instanceof Error ? error : faultOf(error, token);
    })) as Answer<R>;
    // An answer that breaks off comes as text.
    if (typeof answer.data !== 'object')
      throw new ForgeFault('unreachable', 'The forge answered with something that is no answer.', 200);
    return answer;
  }
}

/** The address of the next page, as GitHub gives it: with the repository's number, which nobody can make up. */
function nextOf(link: string | undefined): string | undefined {
  return /<([^<>]+)>;\s*rel="next"/.exec(link ?? '')?.[1];
}

/** A token is for the forge alone: on its way nobody may read it. */
function checkAddress(api: string): void {
  const url = URL.parse(api);
  const isHere = url !== null && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
  if (url?.protocol === 'https:' || (isHere && url.protocol === 'http:')) return;
  throw new ForgeFault(
    'refused',
    `"${api}" is no address for GitHub's API. Write it with https, such as https://api.github.com.`,
  );
}
