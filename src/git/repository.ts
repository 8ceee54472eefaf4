import { git } from './git.ts';

/** The repository that a content folder lies in. */
export interface Repository {
  /** The content folder, absolute. */
  dir: string;
  /** The content folder's path inside the repository, with a slash at its end; empty where it is the root. */
  prefix: string;
  /** Whether part of the history was left out when it was cloned. */
  shallow: boolean;
  /** The commit that is checked out; undefined before the first. */
  head: string | undefined;
}

/** @returns the repository, or why there is none, in a sentence */
export async function findRepository(dir: string): Promise<Repository | { missing: string }> {
  const found = await git(dir, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-prefix',
  ]);
  if (found.code === undefined) return { missing: 'git is not installed on this machine' };
  if (found.code !== 0) {
    return {
      missing: /dubious ownership/.test(found.stderr)
        ? `git does not trust ${dir}, which belongs to somebody else; git config --global --add safe.directory names it`
        : `${dir} is not part of a git repository`,
    };
  }
  const [inside, shallow, prefix = ''] = found.stdout.toString().split('\n');
  if (inside !== 'true') return { missing: `${dir} is not in the work tree of a git repository` };
  const head = await git(dir, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const commit = head.code === 0 ? head.stdout.toString().trim() : undefined;
  // A folder that a repository merely happens to lie around has no history there.
  return { dir, prefix, shallow: shallow === 'true', head: commit };
}
