import { readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitOutput } from '../../lib/git/git.ts';
import type { Workplace } from './workplace.ts';

/** Git holds a branch for the moment in which it writes it; what is older was left by a git that was killed. */
const staleAfter = 10_000;

/** Names of files in git's folder that are about to take their place in the work tree. */
export const asidePrefix = 'colophon-aside-';

/** Lies beside git's index while a desk writes it: after a kill it tells whose lock is left. */
export async function indexMark({ repository }: Pick<Workplace, 'repository'>): Promise<string> {
  const args = ['rev-parse', '--path-format=absolute', '--git-path', 'index.colophon'];
  return (await gitOutput(repository.dir, args)).toString().trim();
}

/** Clears the locks that a killed desk left on the branches that desks write. Those of other programs stay. */
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

/** Whether a lock was taken for what the mark says; another one is somebody's who stages, or whose commit waits for words. */
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
