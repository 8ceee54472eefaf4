import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitOutput } from '../../lib/git/git.ts';
import type { Workplace } from './workplace.ts';

/** Git locks a branch only while it writes it; an older lock was left by a killed git. */
const staleAfter = 10_000;

/** Names of temporary files in git's folder that are about to be moved into the work tree. */
export const asidePrefix = 'colophon-aside-';

/** Exists while a desk writes git's index; after a kill it shows that the lock is the desk's. */
export async function indexMark({ repository }: Pick<Workplace, 'repository'>): Promise<string> {
  const args = ['rev-parse', '--path-format=absolute', '--git-path', 'index.colophon'];
  return (await gitOutput(repository.dir, args)).toString().trim();
}

/** Removes the locks that a killed desk left on the branches that desks write. Locks of other programs stay. */
export async function clearStaleLocks(place: Workplace): Promise<void> {
  const { repository, main } = place;
  const args = ['rev-parse', '--path-format=absolute', '--git-common-dir'];
  const gitDir = (await gitOutput(repository.dir, args)).toString().trim();
  const drafts = await readdir(join(gitDir, 'refs/heads/cms'), { recursive: true }).catch(() => []);
  const locks = [
    join(gitDir, `${main}.lock`),
    join(gitDir, 'refs/colophon/work-tree.lock'),
    ...drafts.filter((name) => name.endsWith('.lock')).map((name) => join(gitDir, 'refs/heads/cms', name)),
  ];
  const mark = await indexMark(place);
  const asides = (await readdir(dirname(mark))).filter((name) => name.startsWith(asidePrefix));
  locks.push(...asides.map((name) => join(dirname(mark), name)));
  if (await isStale(mark)) {
    const lock = mark.replace(/\.colophon$/, '.lock');
    if (await isOurs(mark, lock)) await rm(lock, { force: true });
    await rm(mark, { force: true });
  }
  for (const lock of locks) if (await isStale(lock)) await rm(lock, { force: true });
}

/** Whether the lock is the desk's own; otherwise somebody is staging files, or their commit waits for its message. */
async function isOurs(mark: string, lock: string): Promise<boolean> {
  const [before, after] = await Promise.all([mark, lock].map((path) => stat(path).catch(() => undefined)));
  if (before === undefined || after === undefined) return false;
  const later = after.mtimeMs - before.mtimeMs;
  return later >= 0 && later <= staleAfter;
}

async function isStale(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > staleAfter;
}
