import { startGit } from './git.ts';
import type { RunningGit } from './git.ts';

/** An object of git's database. */
export interface GitObject {
  id: string;
  type: string;
  bytes: Buffer;
}

interface Waiting {
  resolve: (found: GitObject | undefined) => void;
  reject: (error: Error) => void;
}

/**
 * Keeps one `git cat-file` process open and asks it for objects and refs: starting a process takes longer than the
 * answer. Needs git 2.38.
 */
export class ObjectReader {
  readonly #dir: string;
  #git: RunningGit | undefined;
  #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  /** The object whose bytes are being received. */
  #head: { id: string; type: string; size: number } | undefined;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * Reads the object that a name refers to: an id, a full ref name, or `<commit>:<path from the repository's root>`.
   * @returns undefined where there is none
   * @throws Error where git exits before it has answered
   */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask('contents', name);
  }

  /** The id that a name refers to; undefined where there is none. */
  async idOf(name: string): Promise<string | undefined> {
    return (await this.#ask('info', name))?.id;
  }

  close(): void {
    this.#git?.child.stdin.end();
    this.#git?.child.kill();
    this.#git = undefined;
  }

  #ask(command: 'info' | 'contents', name: string): Promise<GitObject | undefined> {
    // For an unknown name git's answer repeats the name and ends at its first newline, so a name must not have one.
    if (/[\n\0]/.test(name)) return Promise.resolve(undefined);
    return new Promise((resolve, reject) => {
      const git = (this.#git ??= this.#start());
      this.#waiting.push({ resolve, reject });
      this.#commands.push(command);
      git.child.stdin.write(`${command} ${name}\0`);
    });
  }

  readonly #commands: ('info' | 'contents')[] = [];

  #start(): RunningGit {
    const git = startGit(this.#dir, ['cat-file', '--batch-command', '-z']);
    git.child.stdout.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      this.#deliver();
    });
    void git.ended.then(() => {
      if (this.#git === git) this.#git = undefined;
      const waiting = this.#waiting;
      this.#waiting = [];
      this.#commands.length = 0;
      [this.#chunks, this.#length, this.#head] = [[], 0, undefined];
      for (const { reject } of waiting) reject(new Error('git exited before it answered. Try again.'));
    });
    return git;
  }

  #deliver(): void {
    while (this.#waiting.length > 0) {
      if (this.#head === undefined) {
        const line = this.#line();
        if (line === undefined) return;
        const [, id, type = '', size = ''] = /^([0-9a-f]{40,64}) ([a-z]+) (\d+)$/.exec(line) ?? [];
        if (id === undefined) this.#answer(undefined);
        else if (this.#commands[0] === 'info') this.#answer({ id, type, bytes: Buffer.alloc(0) });
        else this.#head = { id, type, size: Number(size) };
        continue;
      }
      const { id, type, size } = this.#head;
      // A newline follows the bytes.
      if (this.#length < size + 1) return;
      const all = this.#all();
      this.#keep(all.subarray(size + 1));
      this.#head = undefined;
      this.#answer({ id, type, bytes: all.subarray(0, size) });
    }
  }

  #answer(found: GitObject | undefined): void {
    this.#commands.shift();
    this.#waiting.shift()?.resolve(found);
  }

  #line(): string | undefined {
    const all = this.#all();
    const end = all.indexOf('\n');
    this.#keep(end < 0 ? all : all.subarray(end + 1));
    return end < 0 ? undefined : all.toString('utf8', 0, end);
  }

  #all(): Buffer {
    const [only] = this.#chunks;
    return this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
  }

  #keep(rest: Buffer): void {
    this.#chunks = [rest];
    this.#length = rest.length;
  }
}
