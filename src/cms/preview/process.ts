import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Content } from '../../model/content.ts';
import type { Settings } from '../../lib/settings.ts';
import { quietEnv } from '../../astro/render/env.ts';
import type { Answer, Answers, Message, Question } from './messages.ts';

/** The renderer ended while it was answering, by itself or killed from outside. */
export class RendererGoneError extends Error {
  constructor(output: string) {
    super(`The preview's renderer stopped.${output === '' ? '' : `\n${output}`}`);
    this.name = 'RendererGoneError';
  }
}

/** The page took too long; the renderer was stopped. */
class PageTooSlowError extends Error {
  constructor(seconds: number) {
    super(`The preview took more than ${String(seconds)} s and was stopped. Is the text very large?`);
    this.name = 'PageTooSlowError';
  }
}

/** The memory limit of a page that does not stop. */
const memory = '--max-old-space-size=1024';
const mostOutput = 4_000;
const mostContents = 3;

/** The process that renders: whatever a page does, the desk keeps running. */
export class RenderProcess {
  readonly #child: ChildProcess;
  /** Contents that it has, the most recently used last. */
  readonly #contents = new Map<Content, number>();
  #output = '';
  #numbers = 0;

  private constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-mostOutput);
      });
    }
    // Writing to an ending process fails here; the waiting question gets its error elsewhere.
    child.on('error', () => undefined);
  }

  /** @param bundle the folder of the site's pages as modules */
  static async start(bundle: string, settings: Settings): Promise<RenderProcess> {
    const child = fork(new URL('worker.ts', import.meta.url), [bundle], {
      env: quietEnv(settings),
      execArgv: [memory],
      serialization: 'advanced',
      silent: true,
    });
    const started = new RenderProcess(child);
    await started.#next();
    return started;
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** The number of a content in the process; sends the content first if it is unknown there. */
  hand(content: Content): number {
    const id = this.#contents.get(content) ?? ++this.#numbers;
    if (!this.#contents.delete(content)) this.#send({ type: 'content', id, content });
    this.#contents.set(content, id);
    const [oldest] = this.#contents;
    if (this.#contents.size > mostContents && oldest !== undefined) {
      this.#contents.delete(oldest[0]);
      this.#send({ type: 'forget', id: oldest[1] });
    }
    return id;
  }

  /**
   * Asks a question and waits for the answer; only one question at a time.
   * @param seconds after which the process is killed
   * @throws PageTooSlowError, RendererGoneError, Error with what the page threw
   */
  async ask<W extends Question['want']>(
    question: Extract<Question, { want: W }>,
    seconds: number,
  ): Promise<Answers[W]> {
    let tooSlow = false;
    const timer = setTimeout(() => {
      tooSlow = true;
      this.kill();
    }, seconds * 1000);
    try {
      const answered = this.#next();
      this.#send({ type: 'question', ...question });
      const answer = (await answered) as Answer;
      if ('error' in answer) throw new Error(answer.error);
      return answer.value as Answers[W];
    } catch (error) {
      throw tooSlow ? new PageTooSlowError(seconds) : error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Killed at once: an endless page would not react to a softer signal. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: Message): void {
    this.#child.send(message, () => undefined);
  }

  /** The next message of the process. */
  #next(): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const child = this.#child;
      const stop = () => {
        child.off('message', heard).off('exit', gone);
      };
      const heard = (message: unknown) => {
        stop();
        resolve(message);
      };
      const gone = () => {
        stop();
        reject(new RendererGoneError(this.#output));
      };
      child.once('message', heard).once('exit', gone);
      if (!this.isAlive) gone();
    });
  }
}
