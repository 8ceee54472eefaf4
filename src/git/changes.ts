import { git } from './git.ts';
import type { Repository } from './repository.ts';

export interface Change {
  /** Path inside the content folder. */
  file: string;
  change: 'added' | 'changed' | 'deleted';
}

/**
 * What differs between a commit and the files on the disk, those that git does not know yet included.
 * @param base a branch, tag or commit
 * @param folder inside the content folder
 * @throws Error in a sentence where there is no such commit
 */
export async function changesSince(repository: Repository, base: string, folder: string): Promise<Change[]> {
  const { dir, prefix } = repository;
  const commit = base.startsWith('-')
    ? undefined
    : await git(dir, ['rev-parse', '--verify', '--quiet', `${base}^{commit}`]);
  if (commit?.code !== 0) {
    throw new Error(
      `There is no commit "${base}". Name a branch, a tag or a commit that git knows, such as origin/main.`,
    );
  }
  const id = commit.stdout.toString().trim();
  const diff = await git(dir, [
    'diff',
    '--name-status',
    '-z',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    id,
    '--',
    folder,
  ]);
  if (diff.code !== 0) throw new Error(`git could not compare with "${base}": ${diff.stderr.trim()}`);
  const parts = diff.stdout.toString().split('\0');
  const changes: Change[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [status = '', path = ''] = [parts[at], parts[at + 1]];
    const change = status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'changed';
    changes.push({ file: path.slice(prefix.length), change });
  }
  const others = await git(dir, ['ls-files', '--others', '-z', '--', folder]);
  for (const path of others.stdout.toString().split('\0')) {
    if (path !== '') changes.push({ file: path, change: 'added' });
  }
  return changes.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}
