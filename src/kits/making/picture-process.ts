import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { ChangedBytesError } from '../../lib/files/exact-bytes.ts';
import type { MadePictureFile, PictureAnswer, PictureTask } from './worker.ts';

/**
 * glibc keeps freed picture memory for each thread; after fifty photographs that is half a gigabyte. A separate
 * process with these settings returns it at once, and if it crashes, the build survives.
 */
const memory = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '1048576' };
const keptVariables = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_COMPILE_CACHE'];

/** Idle time after which the process exits, in milliseconds. */
const idleTimeout = 2_000;

/** A process that makes pictures, one at a time: callers must wait for one picture before asking for the next. */
export class PictureProcess {
  #child: ChildProcess | undefined;
  #ending: NodeJS.Timeout | undefined;

  /**
   * @throws ChangedBytesError where the picture's bytes are no longer those that were checked
   * @throws Error, worded for people, where the picture cannot be made or stored
   */
  async make(task: PictureTask): Promise<MadePictureFile> {
    clearTimeout(this.#ending);
    if (this.#child?.connected !== true) this.#child = start();
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    const answer = await answerOf(child, task);
    // An idle child must not keep the parent process alive.
    child.unref();
    child.channel?.unref();
    this.#ending = setTimeout(() => {
      this.close();
    }, idleTimeout).unref();
    if ('made' in answer) return answer.made;
    const { name, message } = answer.fault;
    throw name === 'ChangedBytesError' ? new ChangedBytesError(task.file) : new Error(message);
  }

  /** Ends the process; the next picture starts a new one. */
  close(): void {
    clearTimeout(this.#ending);
    if (this.#child?.connected === true) this.#child.disconnect();
    this.#child = undefined;
  }
}

function start(): ChildProcess {
  const env = Object.fromEntries(
    keptVariables.flatMap((name) => {
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

/** The process's answer; a fault where it exits without one. */
function answerOf(child: ChildProcess, task: PictureTask): Promise<PictureAnswer> {
  return new Promise((resolve) => {
    const done = (answer: PictureAnswer) => {
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      resolve(answer);
    };
    const onMessage = (answer: unknown) => {
      done(answer as PictureAnswer);
    };
    const onExit = () => {
      const message = `content/${task.file} could not be made into a file of the kit: the process that made it ended. Is the picture damaged, or the memory full?`;
      done({ fault: { name: 'Error', message } });
    };
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.send(task, (error) => {
      if (error !== null) onExit();
    });
  });
}
