import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';
import type { MadePictureFile, PictureAnswer, PictureTask } from './worker.ts';

/**
 * glibc keeps what a picture's pixels took, once for each thread; after fifty photographs that is half a gigabyte that
 * nobody uses. So they are made in a process that gives its memory back at once, and whose end is not the build's.
 */
const memory = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '1048576' };
const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_COMPILE_CACHE'];

/** Without work, it ends after so many milliseconds. */
const idle = 2_000;

/** A process that makes pictures, one after the other: nobody may ask for one while another is being made. */
export class PictureProcess {
  #child: ChildProcess | undefined;
  #ending: NodeJS.Timeout | undefined;

  /**
   * @throws ChangedBytesError where the picture's bytes are no longer those that were checked
   * @throws Error in words where it cannot be made, or kept
   */
  async make(task: PictureTask): Promise<MadePictureFile> {
    clearTimeout(this.#ending);
    if (this.#child?.connected !== true) this.#child = start();
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    const answer = await answerOf(child, task);
    // Whoever has nothing else to do may end, and this process with it.
    child.unref();
    child.channel?.unref();
    this.#ending = setTimeout(() => {
      this.close();
    }, idle).unref();
    if ('made' in answer) return answer.made;
    const { name, message } = answer.fault;
    throw name === 'ChangedBytesError' ? new ChangedBytesError(task.file) : new Error(message);
  }

  /** Ends the process. The next picture starts another. */
  close(): void {
    clearTimeout(this.#ending);
    if (this.#child?.connected === true) this.#child.disconnect();
    this.#child = undefined;
  }
}

function start(): ChildProcess {
  const env = Object.fromEntries(
    kept.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  return fork(new URL('worker.ts', import.meta.url), [], {
    env: { ...env, ...memory },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** What the process says, also where it can say nothing any more. */
function answerOf(child: ChildProcess, task: PictureTask): Promise<PictureAnswer> {
  return new Promise((resolve) => {
    const done = (answer: PictureAnswer) => {
      child.off('message', heard).off('exit', gone).off('error', gone);
      resolve(answer);
    };
    const heard = (answer: unknown) => {
      done(answer as PictureAnswer);
    };
    const gone = () => {
      const message = `content/${task.file} could not be made into a file of the kit: the process that made it ended. Is the picture damaged, or the memory full?`;
      done({ fault: { name: 'Error', message } });
    };
    child.on('message', heard).on('exit', gone).on('error', gone);
    child.send(task, (error) => {
      if (error !== null) gone();
    });
  });
}
