import { execFileSync } from 'node:child_process';

/** Paths from the top of the project. */
interface Change {
  /** Since which commit, in words. */
  since: string;
  /** All files that the project has now. */
  files: string[];
  changed: string[];
}

/** What differs in a project's folder from where it left the main branch, committed or not. */
export function changeIn(root: string): Change {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 28,
    }).toString();
  const paths = (...args: string[]) =>
    git(...args, '-z')
      .split('\0')
      .filter(Boolean);
  const main = ['origin/main', 'main'].find((name) => {
    try {
      git('merge-base', 'HEAD', name);
      return true;
    } catch {
      return false;
    }
  });
  const base = main === undefined ? 'HEAD' : git('merge-base', 'HEAD', main).trim();
  const added = paths('ls-files', '--others', '--exclude-standard');
  const changed = [...paths('diff', '--name-only', '--no-renames', base), ...added];
  const deleted = new Set(paths('ls-files', '--deleted'));
  return {
    since: main === undefined ? 'the last commit' : `the branch left ${main}`,
    files: [...paths('ls-files'), ...added].filter((file) => !deleted.has(file)),
    changed: [...new Set(changed)].toSorted(),
  };
}
