import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { vi } from 'vitest';
import { findRepository } from '../../../src/lib/git/repository.ts';
import type { Repository } from '../../../src/lib/git/repository.ts';
import { put, remove, writeFolder } from '../../fixtures/folder.ts';
import { headOf, initRepository } from '../../fixtures/repository.ts';

export const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

/** Names that could confuse a shell, a pathspec, quoting or an option parser. */
export const oddNames = [
  'posts/en/with space.mdx',
  'posts/en/"quoted" \'twice\'.mdx',
  'posts/en/été-日本-🙂.mdx',
  'posts/en/-leading.mdx',
  '-top.mdx',
  '--output=x',
  'posts/en/*.mdx',
  ':(exclude)posts/en/a.mdx',
  ':/top.mdx',
  'posts/en/[a].mdx',
  'posts/en/back\\slash.mdx',
  'posts/en/line\nend\ttab.mdx',
  '$(touch ran)',
];

/** A real repository in its own folder, with its content folder where the caller wants it. */
export class Repo {
  readonly folder: string;
  readonly root: string;
  /** Path of the content inside the repository: '' or ending in a slash. */
  readonly prefix: string;
  #clones = 0;
  #seconds = Date.UTC(2026, 0, 1) / 1000;

  private constructor(folder: string, prefix: string) {
    this.folder = folder;
    this.root = join(folder, 'repository');
    this.prefix = prefix;
  }

  /** Neither the git settings of the user nor those of the machine may have an effect, here or in the tested code. */
  static async make({ format = 'sha1', prefix = 'content/' } = {}): Promise<Repo> {
    const repo = new Repo(await writeFolder({ 'repository/README': 'x\n' }), prefix);
    vi.stubEnv('HOME', repo.folder);
    vi.stubEnv('XDG_CONFIG_HOME', repo.folder);
    vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1');
    vi.stubEnv('GIT_CEILING_DIRECTORIES', repo.folder);
    await initRepository(repo.root, format);
    return repo;
  }

  get dir(): string {
    return join(this.root, this.prefix);
  }

  /** Runs git at the top of the repository as somebody; each call is an hour after the one before. */
  git(...args: string[]): string {
    return this.gitAs('ann@people.invalid', ...args);
  }

  gitAs(email: string, ...args: string[]): string {
    this.#seconds += 3600;
    const date = `${String(this.#seconds)} +0200`;
    const env = { ...process.env, GIT_COMMITTER_NAME: 'C', GIT_COMMITTER_EMAIL: 'c@committer.example' };
    return execFileSync('git', args, {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...env,
        GIT_AUTHOR_NAME: 'A',
        GIT_AUTHOR_EMAIL: email,
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    })
      .toString()
      .trim();
  }

  put(file: string, text: string | Buffer): Promise<void> {
    return put(this.dir, file, text);
  }

  /** Commits everything on the disk. @returns the commit's id */
  commit(email = 'ann@people.invalid', ...messages: string[]): string {
    this.git('add', '-A');
    const message = [...(messages.length > 0 ? messages : ['Change'])].flatMap((one) => ['-m', one]);
    this.gitAs(email, 'commit', '-q', '--allow-empty', ...message);
    return headOf(this.root);
  }

  async change(file: string, text: string | Buffer, email?: string, ...messages: string[]): Promise<string> {
    await this.put(file, text);
    return this.commit(email, ...messages);
  }

  /** When a commit was made, according to git. */
  momentOf(commit: string): string {
    return new Date(Number(this.git('show', '-s', '--format=%ct', commit)) * 1000).toISOString();
  }

  /** A clone with only the last commits, read as a repository. */
  async shallow(depth: number): Promise<Repository> {
    const path = join(this.folder, `shallow-${String(this.#clones++)}`);
    this.git('clone', '-q', '--depth', String(depth), `file://${this.root}`, path);
    return found(join(path, this.prefix));
  }

  read(): Promise<Repository> {
    return found(this.dir);
  }

  async remove(): Promise<void> {
    vi.unstubAllEnvs();
    await remove(this.folder);
  }
}

async function found(dir: string): Promise<Repository> {
  const repository = await findRepository(dir);
  if ('missing' in repository) throw new Error(repository.missing);
  return repository;
}
