import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gitOutput } from '../git/git.ts';
import type { Workplace } from './workplace.ts';

/** Git holds a branch for the moment in which it writes it; what is older was left by a git that was killed. */
const staleAfter = 10_000;

/** Clears the locks that a killed desk left on the branches that desks write. Those of other programs stay. */
export async function clearStaleLocks({ repository, main }: Workplace): Promise<void> {
  const args = ['rev-parse', '--path-format=absolute', '--git-common-dir'];
  const gitDir = (await gitOutput(repository.dir, args)).toString().trim();
  const drafts = await readdir(join(gitDir, 'refs/heads/cms'), { recursive: true }).catch(() => []);
  const locks = [
    join(gitDir, `${main}.lock`),
    join(gitDir, 'refs/colophon/work-tree.lock'),
    ...drafts.filter((name) => name.endsWith('.lock')).map((name) => join(gitDir, 'refs/heads/cms', name)),
  ];
  for (const lock of locks) {
    const found = await stat(lock).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > staleAfter) await rm(lock, { force: true });
  }
}
