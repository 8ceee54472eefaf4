import { Tinypool } from 'tinypool';
import { ChangedBytesError } from '../../content/exact-bytes.ts';
import type { MadePictureFile, PictureAnswer, PictureTask } from './worker.ts';

/**
 * glibc keeps what a picture's pixels took, once for each thread; after fifty photographs that is half a gigabyte that
 * nobody uses. So they are made in a process that gives its memory back at once, and whose end is not the build's.
 */
const memory = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '1048576' };
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot'];

/** A process that makes pictures, one after the other. */
export class PicturePool {
  #pool: Tinypool | undefined;

  /**
   * @throws ChangedBytesError where the picture's bytes are no longer those that were checked
   * @throws Error in words where it cannot be made, or kept
   */
  async make(task: PictureTask): Promise<MadePictureFile> {
    this.#pool ??= new Tinypool({
      filename: new URL('worker.ts', import.meta.url).href,
      runtime: 'child_process',
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 2_000,
      execArgv: [],
      env: { ...Object.fromEntries(kept.flatMap((name) => entryOf(name))), ...memory },
    });
    const answer = (await this.#pool.run(task).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`content/${task.file} could not be made into a file of the kit: ${why}`, {
        cause: error,
      });
    })) as PictureAnswer;
    if ('made' in answer) return answer.made;
    const { name, message } = answer.fault;
    throw name === 'ChangedBytesError' ? new ChangedBytesError(task.file) : new Error(message);
  }

  /** Ends the process. The next picture starts another. */
  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await pool?.destroy();
  }
}

function entryOf(name: string): [string, string][] {
  const value = process.env[name];
  return value === undefined ? [] : [[name, value]];
}
