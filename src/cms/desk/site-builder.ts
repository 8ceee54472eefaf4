import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../lib/settings.ts';

/** The state of the site since the last publishing. */
export interface BuildStatus {
  state: 'idle' | 'building' | 'failed';
  /** ISO time of the last change of state. */
  since: string;
  /** The output of the last finished build: errors with file and line if it failed. */
  output: string;
}

/** Builds the site in its own process, one build at a time; requests during a build cause one more build after it. */
export class SiteBuilder {
  #status: BuildStatus = { state: 'idle', since: new Date().toISOString(), output: '' };
  #running: Promise<void> | undefined;
  #isWanted = false;
  #prepare: () => Promise<void> = () => Promise.resolve();
  #isClosed = false;
  #stop: () => void = () => undefined;
  readonly #env: NodeJS.ProcessEnv;

  /** @param env variables for the build, in addition to those of this process */
  constructor(env: NodeJS.ProcessEnv) {
    this.#env = env;
  }

  get status(): BuildStatus {
    return this.#status;
  }

  /**
   * @param prepare runs right before the build
   * @returns when everything that existed at this call has been built, or the build has failed
   */
  request(prepare: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    this.#prepare = prepare;
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Stops a running build; the current site stays. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stop();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      this.#set('building', this.#status.output);
      const { code, output } = await this.#prepare().then(
        () => this.#build(),
        (error: unknown) => ({ code: null, output: String(error) }),
      );
      this.#set(code === 0 ? 'idle' : 'failed', output);
    }
  }

  #set(state: BuildStatus['state'], output: string): void {
    this.#status = { state, since: new Date().toISOString(), output };
  }

  #build(): Promise<{ code: number | null; output: string }> {
    const child = spawn(process.execPath, [join(projectRoot, 'scripts/build.ts')], {
      env: { ...process.env, ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#stop = () => {
      child.kill();
    };
    let output = '';
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    return new Promise((resolve) => {
      child.once('error', (error) => {
        resolve({ code: null, output: `The build did not start: ${error.message}.` });
      });
      child.once('close', (code) => {
        resolve({ code, output: output.trim() });
      });
    });
  }
}
