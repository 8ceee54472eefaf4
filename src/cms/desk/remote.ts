import { setTimeout } from 'node:timers/promises';
import { git, wordsOf } from '../../lib/git/git.ts';
import { refTarget } from '../../lib/git/refs.ts';
import type { Workplace } from './workplace.ts';

/** The remote for published commits, and the state of the last push. */
export interface RemoteStatus {
  remote: string;
  /** `waiting`: main has commits that the remote lacks, and another try will follow. */
  state: 'same' | 'waiting' | 'ahead';
  message: string;
}

/** How long to wait after the first, second, … failed try, in milliseconds. */
const pauses = [2_000, 10_000, 60_000, 300_000];

/**
 * Pushes main to a remote after each publishing, and fetches what others merged there. Only if the owner of this
 * clone asked for it: `git config colophon.remote origin`. A failed push is repeated with the next try; nothing can
 * be lost, because the branch itself holds what was not pushed.
 */
export class Remote {
  readonly #place: Workplace;
  readonly #name: string;
  #status: RemoteStatus;
  #work: Promise<void> | undefined;
  #isClosed = false;
  readonly #stop = new AbortController();

  private constructor(place: Workplace, name: string) {
    this.#place = place;
    this.#name = name;
    this.#status = { remote: name, state: 'same', message: '' };
  }

  /** @returns undefined if the clone names no remote */
  static async open(place: Workplace): Promise<Remote | undefined> {
    const found = await git(place.repository.dir, ['config', '--get', 'colophon.remote']);
    const name = found.outcome === 'done' ? found.stdout.toString().trim() : '';
    return name === '' || name.startsWith('-') ? undefined : new Remote(place, name);
  }

  get status(): RemoteStatus {
    return this.#status;
  }

  /** Pushes main, with more tries later if it fails. */
  push(): void {
    this.#work ??= this.#tryOn().finally(() => {
      this.#work = undefined;
    });
  }

  /**
   * Fetches what others merged. Main moves only if it has no commits of its own; otherwise a person must merge by hand.
   * @returns whether main moved
   */
  async fetch(move: (from: string, to: string) => Promise<boolean>): Promise<boolean> {
    const { repository, main } = this.#place;
    const branch = main.slice('refs/heads/'.length);
    const tracking = `refs/colophon/remote/${branch}`;
    const fetched = await this.#git(['fetch', '--no-tags', '--quiet', this.#name, `+${main}:${tracking}`]);
    if (fetched.outcome !== 'done') return false;
    const [here, there] = [await refTarget(repository, main), await refTarget(repository, tracking)];
    if (here === undefined || there === undefined || here === there) return false;
    if (await this.#isAncestor(there, here)) return false;
    if (await this.#isAncestor(here, there)) return move(here, there);
    this.#status = {
      remote: this.#name,
      state: 'ahead',
      message: `Others published to ${this.#name} meanwhile. Run git pull ${this.#name} ${branch} to bring both together.`,
    };
    return false;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop.abort();
    await this.#work;
  }

  async #tryOn(): Promise<void> {
    for (let attempt = 0; !this.#isClosed; attempt++) {
      const pushed = await this.#git(['push', '--quiet', this.#name, this.#place.main]);
      if (pushed.outcome === 'done') {
        this.#status = { remote: this.#name, state: 'same', message: '' };
        return;
      }
      const why = pushed.outcome === 'failed' ? wordsOf(pushed.stderr) : 'git is not installed';
      this.#status = {
        remote: this.#name,
        state: 'waiting',
        message: `${this.#name} did not take what was published (${why}). It is safe here, and is sent again.`,
      };
      const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 0;
      await setTimeout(pause, undefined, { signal: this.#stop.signal, ref: false }).catch(() => undefined);
    }
  }

  async #isAncestor(older: string, newer: string): Promise<boolean> {
    const args = ['merge-base', '--is-ancestor', older, newer];
    return (await git(this.#place.repository.dir, args)).outcome === 'done';
  }

  /** Only here may git use the network. */
  #git(args: readonly string[]) {
    return git(this.#place.repository.dir, args, {
      env: { GIT_ALLOW_PROTOCOL: 'file:https:ssh', GIT_NO_LAZY_FETCH: '0' },
    });
  }
}
