import { git, wordsOf } from './git.ts';
import type { ObjectReader } from './object-reader.ts';

/** The repository that contains the content folder. */
export interface Repository {
  /** The content folder, absolute. */
  dir: string;
  /** The content folder's path inside the repository, with a slash at the end; empty where it is the root. */
  prefix: string;
  /** Whether it is a shallow clone. */
  shallow: boolean;
  /** The commit that is checked out; undefined before the first. */
  head: string | undefined;
  /** For callers that read many objects in short order. */
  objects?: ObjectReader;
}

/** @returns the repository, or why there is none, worded so that it can end a sentence */
export async function findRepository(dir: string): Promise<Repository | { missing: string }> {
  const found = await git(dir, [
    'rev-parse',
    '--is-inside-work-tree',
    '--is-shallow-repository',
    '--show-prefix',
    // Before the first commit nothing is printed for it. Not asked whether the commit is there: a damaged repository is
    // no new one, and says so when it is read.
    '--revs-only',
    'HEAD',
  ]);
  if (found.outcome === 'not-installed') return { missing: 'git is not installed on this machine' };
  if (found.outcome === 'failed') return { missing: explainMissing(dir, found.stderr) };
  // A folder's name may have a line end; the prefix ends with a slash.
  const [, inside, shallow, prefix = '', head] =
    /^(.*)\n(.*)\n([^]*?)\n(?:([0-9a-f]{40,64})\n)?$/.exec(found.stdout.toString()) ?? ([] as string[]);
  if (inside !== 'true') return { missing: `${dir} is not in the work tree of a git repository` };
  return { dir, prefix, shallow: shallow === 'true', head };
}

function explainMissing(dir: string, stderr: string): string {
  if (/dubious ownership/.test(stderr)) {
    const command = /git config --global --add safe\.directory .+/.exec(stderr)?.[0];
    return `git does not trust the repository of ${dir}, which belongs to somebody else; ${command ?? 'safe.directory in its settings'} changes that`;
  }
  if (/not a git repository \(or any/.test(stderr)) return `${dir} is not part of a git repository`;
  return `git cannot read the repository of ${dir}: ${wordsOf(stderr)}`;
}
