import { startGit } from './git.ts';
import type { RunningGit } from './git.ts';

/** An object as git has it. */
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
 * One git that stays open and answers what objects and branches are: for who asks often, since starting a program takes
 * longer than the answer. Needs git 2.38.
 */
export class ObjectReader {
  readonly #dir: string;
  #git: RunningGit | undefined;
  #waiting: Waiting[] = [];
  #chunks: Buffer[] = [];
  #length = 0;
  /** The object whose bytes are arriving. */
  #head: { id: string; type: string; size: number } | undefined;

  constructor(dir: string) {
    this.#dir = dir;
  }

  /**
   * The object that a name stands for: an id, a branch in full, `<commit>:<path from the top of the repository>`.
   * @returns undefined where there is none
   * @throws Error where git ends before it has answered
   */
  read(name: string): Promise<GitObject | undefined> {
    return this.#ask('contents', name);
  }

  /** The id that a name stands for; undefined where there is none. */
  async idOf(name: string): Promise<string | undefined> {
    return (await this.#ask('info', name))?.id;
  }

  close(): void {
    this.#git?.child.stdin.end();
    this.#git?.child.kill();
    this.#git = undefined;
  }

  #ask(command: 'info' | 'contents', name: string): Promise<GitObject | undefined> {
    // The answer to a name that git does not know repeats it, and ends at the first line end.
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
      for (const { reject } of waiting) reject(new Error('git ended before it had answered. Try again.'));
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
      // A line end follows the bytes.
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
