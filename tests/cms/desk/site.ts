import { execFileSync } from 'node:child_process';
import { mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { Desk } from '../../../src/cms/desk/desk.ts';
import type { Person } from '../../../src/cms/desk/commit.ts';
import { seenOf } from '../../../src/cms/desk/decide.ts';
import type { Decision } from '../../../src/cms/desk/decide.ts';
import type { DraftName } from '../../../src/cms/desk/names.ts';
import { entryFile } from '../../../src/model/entry.ts';
import { answer, post, put, remove, tinySite } from '../../fixtures/folder.ts';
import { headOf, initRepository } from '../../fixtures/repository.ts';
import { policyYaml } from '../../content/records/gated.ts';

export const ann: Person = { id: 'ann', name: 'Ann' };
export const lea: Person = { id: 'lea', name: 'Léa' };
export const lou: Person = { id: 'lou', name: 'Lou' };

export const draftA: DraftName = { collection: 'posts', slug: 'a' };
export const fileA = 'posts/en/a.mdx';

/** A repository with a small site and a policy, and its desk. */
export class DeskSite {
  readonly folder: string;
  now = new Date('2026-06-01T12:00:00Z');
  #desk: Desk | undefined;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** @param more additional files of the content folder */
  static async make(more: Record<string, string | Buffer> = {}): Promise<DeskSite> {
    const site = new DeskSite(await realpath(await mkdtemp(join(tmpdir(), 'colophon-desk-'))));
    // Neither the git settings of the user nor those of the machine may have an effect.
    vi.stubEnv('HOME', site.folder);
    vi.stubEnv('XDG_CONFIG_HOME', site.folder);
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_CEILING_DIRECTORIES', site.folder);
    const files = {
      ...tinySite,
      'people/lea.yaml': 'name: Léa\nrole: Reads\n',
      'people/lou.yaml': 'name: Lou\nrole: Reads\n',
      'policy.yaml': policyYaml,
      'posts/en/old.mdx': post('Old'),
      'faq/en/what.mdx': answer('What?'),
      ...more,
    };
    for (const [name, content] of Object.entries(files)) await put(site.contentDir, name, content);
    await initRepository(join(site.folder, 'repository'));
    site.commit('Begin');
    return site;
  }

  get contentDir(): string {
    return join(this.folder, 'repository/content');
  }

  get settings() {
    return {
      contentDir: this.contentDir,
      outDir: join(this.folder, 'out'),
      cacheDir: join(this.folder, 'cache'),
      now: this.now,
    };
  }

  /** The desk; opened once. */
  async desk(): Promise<Desk> {
    if (this.#desk === undefined) {
      const opened = await Desk.open(this.settings, () => this.now);
      if ('obstacle' in opened) throw new Error(opened.obstacle);
      this.#desk = opened;
    }
    return this.#desk;
  }

  async closeDesk(): Promise<void> {
    await this.#desk?.close();
    this.#desk = undefined;
  }

  put(file: string, content: string | Buffer): Promise<void> {
    return put(this.contentDir, file, content);
  }

  write(path: string, text: string): Promise<void> {
    return writeFile(join(this.folder, 'repository', path), text);
  }

  git(...args: string[]): string {
    return execFileSync('git', ['-c', 'core.autocrlf=false', ...args], {
      cwd: join(this.folder, 'repository'),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...author },
    })
      .toString()
      .trim();
  }

  /** The id that git gives to these bytes. */
  blob(bytes: Buffer): string {
    const args = ['hash-object', '--stdin'];
    return execFileSync('git', args, { cwd: this.folder, input: bytes }).toString().trim();
  }

  commit(message: string): string {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
    return headOf(join(this.folder, 'repository'));
  }

  /** Saves texts as a person's draft. */
  async save(name: DraftName, files: Record<string, string | Buffer | undefined>, person = ann) {
    const desk = await this.desk();
    const bytes = Object.entries(files).map(
      ([file, text]) => [file, text === undefined ? undefined : Buffer.from(text)] as const,
    );
    return desk.drafts.save(name, person, {
      files: new Map(bytes),
      base: new Map(),
      subject: `Save ${name.slug}`,
    });
  }

  /** What a person sees who looks at the draft now. */
  async seen(name: DraftName): Promise<Map<string, string>> {
    const { content } = await (await this.desk()).review(name);
    return new Map(content.overlay.entries.map((entry) => [entryFile(entry), seenOf(entry)]));
  }

  async decide(name: DraftName, person: Person, given: Partial<Decision> = {}): Promise<void> {
    const decision = { decision: 'approve', desk: 'legal', seen: await this.seen(name), ...given };
    await (await this.desk()).decide(name, person, decision);
  }

  async remove(): Promise<void> {
    await this.closeDesk();
    vi.unstubAllEnvs();
    await remove(this.folder);
  }
}

const author = {
  GIT_AUTHOR_NAME: 'Dev',
  GIT_AUTHOR_EMAIL: 'dev@people.invalid',
  GIT_COMMITTER_NAME: 'Dev',
  GIT_COMMITTER_EMAIL: 'dev@people.invalid',
};
