import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { post } from '../../fixtures/folder.ts';
import { inWords } from './request-log.ts';
import type { Answer, Asked } from './request-log.ts';
import type { DeskSite } from './site.ts';

/** Path of a client's text in the repository. */
export const fileOf = (slug: string) => `content/posts/en/${slug}.mdx`;

/** Expected errors: the client was killed, or a lock left by a kill is not yet old enough to be removed. */
const expected = /EPIPE|ECONNRESET|cannot move the branch: .*Unable to create '[^']+\.lock': File exists/;

interface Plan {
  /** Minimum duration. */
  seconds: number;
  editors: number;
  publishers: number;
  /** A fault of the stress server; none if absent. */
  fault?: string;
}

/** Clients that send one request after the other while their desk is killed and restarted again and again. */
export class KillCampaign {
  readonly log: Asked[] = [];
  /** Errors that a desk printed and that must not happen. */
  readonly said: string[] = [];
  readonly #site: DeskSite;
  readonly #plan: Plan;
  #desk: { child: ChildProcess; port: number } | undefined;
  /** Clients wait here for the next desk. */
  #isUp = Promise.withResolvers<undefined>();
  #isOver = false;
  #kills = 0;

  constructor(site: DeskSite, plan: Plan) {
    this.#site = site;
    this.#plan = plan;
  }

  /** @throws Error with all requests and answers if no desk made enough progress half an hour after the planned end */
  async run(): Promise<void> {
    const clients = [
      ...Array.from({ length: this.#plan.editors }, (_, index) => this.#edit(`editor-${String(index)}`)),
      ...Array.from({ length: this.#plan.publishers }, (_, at) => this.#publish(`publisher-${String(at)}`)),
    ];
    const planned = Date.now() + this.#plan.seconds * 1000;
    const last = planned + 1_800_000;
    while (Date.now() < planned || !this.#hasMetAll()) {
      if (Date.now() > last)
        throw new Error(`Too slow to be tested. ${String(this.#kills)} kills. ${inWords(this.log)}`);
      await this.start();
      // A desk lives until it has done a given amount of work, however slow the machine is: some are killed at once or
      // during saves, every second one after it has published something.
      const [told, published] = [this.#acknowledged(), this.#acknowledged('publish')];
      const some = told + Math.floor(Math.random() * 40);
      const isEnough = () =>
        this.#kills % 2 === 0 ? this.#acknowledged() >= some : this.#acknowledged('publish') > published;
      while (!isEnough() && Date.now() < last) await setTimeout(20);
      await setTimeout(Math.random() * 100);
      await this.kill();
    }
    this.#isOver = true;
    await this.start();
    await Promise.all(clients);
    await this.kill();
  }

  /** Starts a desk on a free port. */
  async start(): Promise<void> {
    const args = [join(import.meta.dirname, 'stress-server.ts'), this.#plan.fault ?? 'none'];
    const { contentDir, folder } = this.#site;
    const child = spawn(process.execPath, args, {
      env: { ...process.env, CONTENT_DIR: contentDir, CACHE_DIR: join(folder, 'cache'), BUILD_TIME: '' },
      stdio: ['pipe', 'pipe', 'pipe'],
      // Its own process group, so that the git processes it started are killed with it.
      detached: true,
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('close', () => {
      // An error has several lines: only its first line, and perhaps a closing bracket, has no indentation.
      const told = errors.split(/\n(?=[^\s}])/).filter((error) => error.trim() !== '');
      this.said.push(...told.filter((error) => !expected.test(error)));
    });
    const port = await new Promise<number>((resolve, reject) => {
      child.stdout.on('data', (chunk: Buffer) => {
        resolve(Number(/port (\d+)/.exec(chunk.toString())?.[1]));
      });
      child.once('exit', () => {
        reject(new Error(`The desk did not start: ${errors}`));
      });
    });
    this.#desk = { child, port };
    this.#isUp.resolve(undefined);
  }

  async kill(): Promise<void> {
    const child = this.#desk?.child;
    if (child?.pid === undefined) return;
    this.#desk = undefined;
    this.#isUp = Promise.withResolvers();
    const gone = new Promise((resolve) => child.once('close', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    this.#kills++;
  }

  #acknowledged(only?: Asked['what']): number {
    return this.log.filter(
      ({ what, answer }) => answer.outcome === 'acknowledged' && (only === undefined || what === only),
    ).length;
  }

  /** Whether there were saves and publications, and kills in the middle of requests. */
  #hasMetAll(): boolean {
    const got = (what: Asked['what'], outcome: Answer['outcome']) =>
      this.log.filter((asked) => asked.what === what && asked.answer.outcome === outcome);
    const writers = new Set(got('save', 'acknowledged').map(({ client }) => client));
    return (
      this.#kills >= 3 &&
      writers.size === this.#plan.editors + this.#plan.publishers &&
      got('publish', 'acknowledged').length > 0 &&
      got('save', 'none').length > 0
    );
  }

  async #edit(client: string): Promise<void> {
    for (let count = 1; !this.#isOver; count++) {
      await this.#save(client);
      const note = { collection: 'posts', slug: 'editor-0', branch: 'main' };
      if (count % 3 === 0)
        await this.#ask({ client, what: 'note', slug: 'editor-0' }, (text) => [
          'decap/ann',
          { action: 'addNote', params: { ...note, note: { content: text } } },
        ]);
    }
  }

  async #publish(client: string): Promise<void> {
    const [slug, params] = [client, { branch: 'main', collection: 'posts', slug: client }];
    const steps = [
      () => this.#save(client),
      () => this.#ask({ client, what: 'approve', slug }, (comment) => [`approve/${slug}`, { comment }]),
      () =>
        this.#ask({ client, what: 'publish', slug }, () => [
          'decap/ann',
          { action: 'publishUnpublishedEntry', params },
        ]),
    ];
    while (!this.#isOver) {
      for (const step of steps) {
        let answer = await step();
        // If the answer was lost with the desk, the client asks again.
        while (answer.outcome === 'none' && !this.#isOver) answer = await step();
        if (answer.outcome !== 'acknowledged') break;
      }
    }
  }

  #save(client: string): Promise<Answer> {
    return this.#ask({ client, what: 'save', slug: client }, (raw, id) => [
      'decap/ann',
      {
        action: 'persistEntry',
        params: {
          branch: 'main',
          dataFiles: [{ slug: client, path: fileOf(client), raw }],
          assets: [],
          options: {
            collectionName: 'posts',
            commitMessage: `Save ${id}`,
            useWorkflow: true,
            status: 'draft',
          },
        },
      },
    ]);
  }

  /** @param request its address and body, around the text of this request */
  async #ask(
    about: Pick<Asked, 'client' | 'what' | 'slug'>,
    request: (text: string, id: string) => [path: string, body: object],
  ): Promise<Answer> {
    await this.#isUp.promise;
    const id = `${about.client}/${String(this.log.length)}`;
    const words = about.what === 'publish' ? '' : `Text of ${id}.`;
    const text = about.what === 'save' ? post(about.slug, '', `${words}\n`) : words;
    const asked: Asked = { ...about, id, text, answer: { outcome: 'none' } };
    this.log.push(asked);
    const [path, body] = request(text, id);
    asked.answer = await this.#answerTo(path, { id, ...body });
    return asked.answer;
  }

  /** Waits as long as the desk lives: a request that was given up may still be carried out. */
  async #answerTo(path: string, body: object): Promise<Answer> {
    try {
      const response = await fetch(`http://127.0.0.1:${String(this.#desk?.port)}/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      });
      if (response.ok) return { outcome: 'acknowledged' };
      const words = await response.text().catch(() => '');
      return { outcome: 'refused', status: response.status, words };
    } catch {
      return { outcome: 'none' };
    }
  }
}
