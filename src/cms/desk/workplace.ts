import { join } from 'node:path';
import { takeLock } from '../../lib/files/lock.ts';
import { git, gitOutput } from '../../lib/git/git.ts';
import { ObjectReader } from '../../lib/git/object-reader.ts';
import { currentBranch } from '../../lib/git/refs.ts';
import { findRepository } from '../../lib/git/repository.ts';
import type { Repository } from '../../lib/git/repository.ts';

/** The oldest git that merges without a work tree. */
const oldestGit = [2, 38] as const;

/** A repository in which the desk can work. */
export interface Workplace {
  repository: Repository;
  /** The branch from which the site is built, as a full ref: `refs/heads/main`. */
  main: string;
  /** Releases the lock for another desk. */
  release: () => Promise<void>;
}

/**
 * Checks whether the content can be edited here, and locks the repository.
 * @returns the repository, or a sentence that says why not and what to do
 */
export async function openWorkplace(contentDir: string): Promise<Workplace | { obstacle: string }> {
  const repository = await findRepository(contentDir);
  if ('missing' in repository) {
    const start = 'git init && git add . && git commit -m "Begin"';
    return { obstacle: `Nothing can be edited: ${repository.missing}. Begin a history with ${start}` };
  }
  const old = await oldGit(contentDir);
  if (old !== undefined) return { obstacle: old };
  const main = await currentBranch(repository);
  if (main === undefined) {
    return {
      obstacle:
        'Nothing can be edited while a single commit is checked out and no branch. Run git switch main',
    };
  }
  if (repository.head === undefined) {
    return { obstacle: 'Nothing was ever committed here. Run git add . && git commit -m "Begin"' };
  }
  if (main.startsWith('refs/heads/cms/')) {
    return { obstacle: `The draft ${main.slice('refs/heads/'.length)} is checked out. Run git switch main` };
  }
  const tracked = await git(contentDir, ['ls-tree', '--name-only', 'HEAD', '--', 'site.yaml']);
  if (tracked.outcome !== 'done' || tracked.stdout.length === 0) {
    return {
      obstacle: `The content is not committed. Run git add ${contentDir} && git commit -m "Add the content"`,
    };
  }
  const gitDir = (await gitOutput(contentDir, ['rev-parse', '--path-format=absolute', '--git-common-dir']))
    .toString()
    .trim();
  try {
    const giveBack = await takeLock(join(gitDir, 'colophon-desk.lock'));
    const objects = new ObjectReader(contentDir);
    return {
      repository: { ...repository, objects },
      main,
      release: () => {
        objects.close();
        return giveBack();
      },
    };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined)
      return { obstacle: `Nothing can be written into ${gitDir} (${code}). Check its rights` };
    const holder = /process (\d+)/.exec((error as Error).message)?.[1];
    return {
      obstacle: `Another desk works in this repository (process ${holder ?? 'unknown'}). Use that one, or stop it with kill ${holder ?? ''}`,
    };
  }
}

async function oldGit(dir: string): Promise<string | undefined> {
  const answer = await git(dir, ['version']);
  if (answer.outcome !== 'done') return 'Nothing can be edited: git does not start. Check git --version';
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(answer.stdout.toString()) ?? [];
  const isEnough =
    Number(major) > oldestGit[0] || (Number(major) === oldestGit[0] && Number(minor) >= oldestGit[1]);
  return isEnough
    ? undefined
    : `Nothing can be edited: this is git ${major}.${minor}, and the desk needs ${oldestGit.join('.')} or later. Update git`;
}
