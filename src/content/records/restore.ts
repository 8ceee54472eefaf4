import { bytesAt } from '../../lib/git/changes.ts';
import { git } from '../../lib/git/git.ts';
import { sha256 } from '../../lib/git/objects.ts';
import type { Repository } from '../../lib/git/repository.ts';

/** How many commits back a file that never changes is searched for. */
const mostCommits = 100;

/**
 * The git command that restores a file of the records.
 * @param file path inside the content folder; if its name is a digest, only those bytes are accepted
 * @returns undefined if git does not have it
 */
export async function restoreCommand(repository: Repository, file: string): Promise<string | undefined> {
  const digest = /([0-9a-f]{64})\.(?:json|yaml)$/.exec(file)?.[1];
  const options = ['--format=%H', `--max-count=${String(mostCommits)}`];
  const listed = await git(repository.dir, ['log', ...options, 'HEAD', '--', file]);
  const commits = listed.outcome === 'done' ? listed.stdout.toString().split('\n').filter(Boolean) : [];
  for (const commit of commits) {
    const bytes = await bytesAt(repository, commit, file);
    if (bytes !== undefined && (digest === undefined || sha256(bytes) === digest))
      return `git checkout ${commit.slice(0, 12)} -- ${repository.prefix}${file}`;
  }
  return undefined;
}
