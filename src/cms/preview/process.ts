import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Content } from '../../model/content.ts';
import type { Settings } from '../../lib/settings.ts';
import { quietEnv } from '../../astro/render/env.ts';
import type { Answer, Answers, Message, Question } from './messages.ts';

/** The renderer ended, by itself or by somebody's hand, while it was asked. */
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

/** How much a page that has gone wild may take before it is stopped. */
const memory = '--max-old-space-size=1024';
const mostOutput = 4_000;
const mostContents = 3;

/** The process that renders: whatever a page does, the desk goes on. */
export class RenderProcess {
  readonly #child: ChildProcess;
  /** Contents that it has, the one used last at the end. */
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
    // Writing to a process that is just ending fails here; whoever waits for an answer hears that it is gone.
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

  /** The number of a content there; hands it over first where it is not known. */
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
   * Asks, and waits for the answer; nothing else may be asked meanwhile.
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

  /** At once: a page that never ends would not hear a kinder word. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #send(message: Message): void {
    this.#child.send(message, () => undefined);
  }

  /** What the process says next. */
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
