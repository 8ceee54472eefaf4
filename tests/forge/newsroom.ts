import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Contract } from './contract.ts';
import type { NewRepository } from './forge.ts';
import type { ForgeRepository } from './repository.ts';
import { startForge } from './start.ts';
import type { RunningForge } from './start.ts';

const run = promisify(execFile);

export type Login = 'olga' | 'alice' | 'lea' | 'eve';

/** An answer, with the part of its body that tests read. */
export interface Reply<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

/** The body of a refusal. */
export interface Refused {
  message: string;
  errors?: unknown[];
}

/**
 * A forge with a repository `olga/site` and four people: Olga owns it, Alice and Léa may push to it, Eve may only read.
 * All requests and answers are checked against GitHub's description; `close` fails if one does not agree.
 */
export class Newsroom {
  readonly running: RunningForge;
  readonly repository: ForgeRepository;
  readonly tokens: ReadonlyMap<Login, string>;
  readonly #contract: Contract;
  readonly #tolerated: RegExp[] = [];

  private constructor(running: RunningForge, repository: ForgeRepository, contract: Contract) {
    this.running = running;
    this.repository = repository;
    this.#contract = contract;
    const logins: Login[] = ['olga', 'alice', 'lea', 'eve'];
    this.tokens = new Map(logins.map((login) => [login, running.forge.addToken(login)]));
  }

  static async open(more: Partial<NewRepository> = {}): Promise<Newsroom> {
    const contract = new Contract();
    const running = await startForge({ observe: contract.observe });
    const names = { olga: 'Olga', alice: 'Alice', lea: 'Léa', eve: 'Eve' };
    for (const [login, name] of Object.entries(names))
      running.forge.addUser(login, { name, email: `${login}@people.example` });
    const repository = await running.forge.addRepository('olga/site', {
      files: { 'content/posts/old.md': 'One\nTwo\nThree\n' },
      collaborators: { alice: 'write', lea: 'write' },
      ...more,
    });
    return new Newsroom(running, repository, contract);
  }

  get forge() {
    return this.running.forge;
  }

  /** Sends a request to the API as somebody; without a token if null. */
  async ask<T>(
    as: Login | null,
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const response = await fetch(`${this.running.apiRoot}${path}`, {
      method,
      headers: {
        ...(as !== null && { Authorization: `Bearer ${this.tokens.get(as) ?? ''}` }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? undefined : JSON.parse(text)) as T,
    };
  }

  /** Sends a request about the repository. */
  async at<T>(as: Login | null, method: string, path: string, body?: object): Promise<Reply<T>> {
    return this.ask<T>(as, method, `/repos/olga/site${path}`, body);
  }

  /** Alice changes files on a branch of hers and opens a pull request. @returns its number */
  async propose(branch: string, files: Record<string, string | null>): Promise<number> {
    const alice = this.forge.user('alice');
    await this.repository.commit(branch, files, {
      message: `Write ${branch}`,
      from: 'main',
      ...(alice && { by: alice }),
    });
    const opened = await this.at<{ number: number }>('alice', 'POST', '/pulls', {
      title: `Write ${branch}`,
      head: branch,
      base: 'main',
    });
    return opened.body.number;
  }

  /** Alice saves again as Decap does: a commit beside the old one, pushed by force. @returns the new head */
  async pushOver(branch: string, files: Record<string, string>): Promise<string> {
    const alice = this.forge.user('alice');
    const aside = `aside-${String(this.forge.nextId())}`;
    const { sha } = await this.repository.commit(aside, files, { from: 'main', ...(alice && { by: alice }) });
    await this.at('alice', 'PATCH', `/git/refs/heads/${branch}`, { sha, force: true });
    await this.at('alice', 'DELETE', `/git/refs/heads/${aside}`);
    return sha;
  }

  review(as: Login, number: number, event: string, body = 'Words'): Promise<Reply<{ id: number } & Refused>> {
    return this.at(as, 'POST', `/pulls/${String(number)}/reviews`, { event, body });
  }

  merge(as: Login, number: number, more: object = {}): Promise<Reply<{ sha: string } & Refused>> {
    return this.at(as, 'PUT', `/pulls/${String(number)}/merge`, { merge_method: 'merge', ...more });
  }

  /** Protects main. By default with one approval, for administrators as well. */
  async protect(more: object = {}): Promise<void> {
    await this.at('olga', 'PUT', '/branches/main/protection', {
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
      ...more,
    });
  }

  /** The text of a file on a branch. */
  async text(path: string, branch = 'main'): Promise<string | undefined> {
    const { status, body } = await this.at<{ content: string }>(
      'olga',
      'GET',
      `/contents/${path}?ref=${branch}`,
    );
    return status === 200 ? Buffer.from(body.content, 'base64').toString() : undefined;
  }

  /** A folder for a clone with git in it, without anybody's settings. */
  async clone(as: Login | null) {
    const folder = await mkdtemp(join(this.forge.folder, 'clone-'));
    const url = new URL(`${this.running.url}/olga/site.git`);
    if (as !== null) Object.assign(url, { username: as, password: this.tokens.get(as) });
    const git = (...args: string[]) =>
      run('git', args, {
        cwd: folder,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_TERMINAL_PROMPT: '0',
          GIT_AUTHOR_NAME: as ?? 'nobody',
          GIT_AUTHOR_EMAIL: `${as ?? 'nobody'}@people.example`,
          GIT_COMMITTER_NAME: as ?? 'nobody',
          GIT_COMMITTER_EMAIL: `${as ?? 'nobody'}@people.example`,
        },
      });
    await git('clone', '-q', url.href, '.');
    return { folder, git };
  }

  /** Known differences from GitHub's description. */
  tolerate(fault: RegExp): void {
    this.#tolerated.push(fault);
  }

  /** @throws Error with all differences from GitHub's description, or if the forge itself had an error */
  async close(): Promise<void> {
    await this.running.stop();
    const [crash] = this.forge.crashes;
    if (crash !== undefined) throw crash;
    const faults = this.#contract.faults.filter((one) => !this.#tolerated.some((known) => known.test(one)));
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }
}
