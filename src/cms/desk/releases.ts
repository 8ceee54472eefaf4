import { createHash } from 'node:crypto';
import { refTarget } from '../../lib/git/refs.ts';
import { entryFile } from '../../model/entry.ts';
import type { Unrecorded } from '../../content/records/releases.ts';
import { commitFiles } from './commit.ts';
import { filesAt } from './draft-content.ts';
import type { Workplace } from './workplace.ts';
import { moveBranches } from './move-branches.ts';

/**
 * Records the published versions of kits, in a commit of the desk's own.
 * @returns whether anything was committed; if main moves in the meantime, the next build does it
 */
export async function commitReleases(
  { repository, main }: Workplace,
  versions: readonly Unrecorded[],
  now: Date,
): Promise<boolean> {
  const head = await refTarget(repository, main);
  if (head === undefined) return false;
  const files = new Map<string, Buffer>();
  for (const version of versions) {
    // The disk may have uncommitted changes, which are not a version yet.
    if (!(await isCommitted(version, repository, head))) continue;
    // A record may be missing on the disk but still be committed: it is not written a second time.
    if ((await filesAt(repository, head, [version.file])).has(version.file)) continue;
    files.set(version.file, await version.bytes());
  }
  if (files.size === 0) return false;
  const names = [...files.keys()].map((file) => file.replace(/^releases\/|\.json$/g, ''));
  const to = await commitFiles(repository, {
    tree: head,
    files,
    parents: [head],
    person: { id: 'desk', name: 'Colophon desk' },
    at: now,
    message: `Put on record what kits offer: ${names.join(', ')}\n`,
  });
  return moveBranches(repository, [{ ref: main, from: head, to }], 'desk: release');
}

async function isCommitted(
  { source }: Unrecorded,
  repository: Workplace['repository'],
  head: string,
): Promise<boolean> {
  const digests = new Map([
    [entryFile({ collection: 'kits', ...source }), source.digest],
    ...source.kit.assets.map(({ file, media }) => [file.slice(1), media.digest] as const),
  ]);
  const found = await filesAt(repository, head, [...digests.keys()]);
  return [...digests].every(([file, digest]) => {
    const bytes = found.get(file);
    return bytes !== undefined && createHash('sha256').update(bytes).digest('hex') === digest;
  });
}
