import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { explainVerdict } from '../../src/approvals/explain.ts';
import { readContent } from '../../src/content/read.ts';
import type { Forge, ForgeAccess } from '../../src/forges/forge.ts';
import { github } from '../../src/forges/github.ts';
import { ingest } from '../../src/forges/ingest/ingest.ts';
import type { Weighing } from '../../src/forges/ingest/weighing.ts';
import { entryFile } from '../../src/model/entry.ts';
import { publicationState } from '../../src/publication/state.ts';
import { answer, post, put, readFolder, tinySite } from '../fixtures/folder.ts';
import { Newsroom } from '../forge/newsroom.ts';
import type { Login } from '../forge/newsroom.ts';

const run = promisify(execFile);

/** Alice writes, Léa approves for legal, Olga for legal and product; Eve has no role here. */
const policyYaml = (ids: Record<Login, number>) => `desks:
  legal: { name: Legal }
  product: { name: Product }
people:
  ann: { desks: [{ desk: product }], forge: { github: ${String(ids.alice)} } }
  lea: { desks: [{ desk: legal }], forge: { github: ${String(ids.lea)} } }
  olga: { desks: [{ desk: legal }, { desk: product }], forge: { github: ${String(ids.olga)} } }
rules:
  - match: posts/**
    require: { legal: 1 }
    notAuthor: true
    minAssurance: forge
  - match: faq/**
    require: { legal: 1, product: 1 }
`;

/** A site whose texts are reviewed on a forge, and the clone of main in which a workflow runs. */
export class SiteOnForge {
  readonly room: Newsroom;
  readonly folders: { contentDir: string; cacheDir: string };
  readonly #clone: string;
  /** The path of the clone. */
  #at: string | undefined;
  #records = 0;

  private constructor(room: Newsroom, clone: string) {
    this.room = room;
    this.#clone = clone;
    this.folders = { contentDir: join(clone, 'content'), cacheDir: `${clone}-cache` };
  }

  static async open(more: Record<string, string | Buffer> = {}): Promise<SiteOnForge> {
    const room = await Newsroom.open({ files: { 'README.md': 'A site.\n' } });
    const id = (login: Login) => room.forge.user(login)?.id ?? 0;
    const ids = { olga: id('olga'), alice: id('alice'), lea: id('lea'), eve: id('eve') };
    const files = {
      ...tinySite,
      'site.yaml': `${tinySite['site.yaml'] ?? ''}forge: { kind: github, repository: olga/site, preview: deploy/preview }\n`,
      'people/lea.yaml': 'name: Léa\nrole: Reads\n',
      'people/olga.yaml': 'name: Olga\nrole: Reads\n',
      'policy.yaml': policyYaml(ids),
      'posts/en/first.mdx': post('First'),
      ...more,
    };
    const inContent = Object.entries(files).map(([name, content]) => [`content/${name}`, content] as const);
    await room.repository.commit('main', Object.fromEntries(inContent));
    const clone = await mkdtemp(join(room.forge.folder, 'main-'));
    // As in a workflow: only the last commit of main.
    await run('git', ['clone', '-q', '--depth', '1', `file://${room.repository.store.dir}`, clone]);
    return new SiteOnForge(room, clone);
  }

  as(login: Login, more: Partial<ForgeAccess> = {}): Forge {
    const api = this.room.running.apiRoot;
    const token = this.room.tokens.get(login);
    return github({ api, repository: 'olga/site', token, sleep: () => Promise.resolve(), ...more });
  }

  /** Alice opens a pull request with files of the content. */
  propose(branch: string, files: Record<string, string | null>): Promise<number> {
    return this.room.propose(branch, inContent(files));
  }

  /** Alice saves again as Decap does: a commit beside the old one, pushed by force. */
  pushOver(branch: string, files: Record<string, string>): Promise<string> {
    return this.room.pushOver(branch, inContent(files) as Record<string, string>);
  }

  async approve(login: Login, number: number, body = ''): Promise<void> {
    const forge = this.as(login);
    const { head } = await forge.pull(number);
    await forge.submitReview(number, { verdict: 'approve', body, commit: head.commit });
  }

  /** The steps of the workflow: updates its clone, records the reviews and pushes them to main. */
  async ingest(number: number, now = new Date()): Promise<Weighing> {
    await this.update();
    const found = await ingest(number, this.as('olga'), this.folders, now);
    await this.keep();
    return found;
  }

  /** Brings the clone to the head of main. */
  async update(): Promise<void> {
    const head = await this.room.repository.branchHead('main');
    const isClean = this.#at === head && (await this.records()).size === this.#records;
    if (isClean) return;
    const git = (...args: string[]) => run('git', ['-C', this.#clone, ...args]);
    await git('fetch', '-q', '--depth', '1', 'origin', 'main');
    await git('reset', '-q', '--hard', 'FETCH_HEAD');
    await git('clean', '-fdq');
    this.#at = head;
    this.#records = (await this.records()).size;
  }

  /** Pushes the records of the clone to main. */
  async keep(): Promise<void> {
    const records = await this.records();
    if (records.size > this.#records)
      await this.room.repository.commit('main', Object.fromEntries(records), { message: 'Approvals' });
  }

  /** Writes into the clone; the next update removes it. */
  async put(name: string, content: string | Buffer): Promise<void> {
    this.#at = undefined;
    await put(this.folders.contentDir, name, content);
  }

  /** All files in `approvals/`, by path inside the repository. */
  async records(): Promise<Map<string, Buffer>> {
    const files = await readFolder(join(this.folders.contentDir, 'approvals')).catch(
      () => new Map<string, Buffer>(),
    );
    return new Map([...files].map(([name, bytes]) => [`content/approvals/${name}`, bytes]));
  }

  /** The gate's verdict on main as it is now. */
  async gate(now = new Date()) {
    await this.update();
    const { content, current, errors } = await readContent({ ...this.folders, now });
    if (content === undefined) throw new Error('no content');
    return {
      errors,
      tombstones: content.tombstones,
      /** Files of entries on the site. */
      published: current.filter((one) => publicationState(one, now) === 'published').map(entryFile),
      /** Reasons of the others, by file. */
      missing: Object.fromEntries(
        current.flatMap((one) =>
          one.verdict?.approved === false ? [[entryFile(one), explainVerdict(one.verdict, content)]] : [],
        ),
      ) as Record<string, string>,
    };
  }

  close(): Promise<void> {
    return this.room.close();
  }
}

function inContent<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`content/${name}`, content]));
}

export { answer, post };
