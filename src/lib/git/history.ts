import { walk } from './log.ts';
import { filesIn, isPlain, readBlobs, sha256, withKnownParents } from './objects.ts';
import type { Repository } from './repository.ts';

/**
 * The newest version of a file, in the history of what is checked out, that has exactly these bytes.
 * @param file path inside the content folder
 * @param digest sha256 in lower-case hex
 * @throws Error where git cannot read the history
 */
export async function bytesInHistory(
  repository: Repository,
  file: string,
  digest: string,
): Promise<Buffer | undefined> {
  const versions = await versionsIn(repository, file);
  for await (const { bytes } of readBlobs(repository, blobsOf(versions))) {
    if (sha256(bytes) === digest) return bytes;
  }
  return undefined;
}

/**
 * The sha256 of every version of a file in the history of what is checked out.
 * @throws Error where git cannot read the history
 */
export async function versionsOf(repository: Repository, file: string): Promise<Set<string>> {
  const digests = await digestsOf(repository, blobsOf(await versionsIn(repository, file)));
  return new Set(digests.values());
}

/**
 * When files came to be what they are in the commit that is checked out: ISO moments in UTC by path inside the content
 * folder. What that commit does not have is left out. Where a shallow clone ends, a file is as old as what is left.
 * @throws Error where git cannot read the history
 */
export async function lastChanged(
  repository: Repository,
  files: readonly string[],
): Promise<Map<string, string>> {
  const { head, prefix } = repository;
  const found = new Map<string, string>();
  if (head === undefined || files.length === 0) return found;
  const now = await filesIn(repository, head);
  const wanted = new Map<string, string>();
  for (const file of files) {
    const blob = now.get(file)?.blob;
    if (blob !== undefined) wanted.set(`${prefix}${file}`, blob);
  }
  // Of a merge, only what it has from no parent; what a merge discarded is no version of today, whatever its date.
  const walked = wanted.size === 0 ? [] : walk(repository, [head], ['%ct'], ['-c', '--', '.']);
  for await (const { fields, versions } of walked) {
    for (const { path, blob } of versions) {
      if (wanted.get(path) !== blob) continue;
      wanted.delete(path);
      const moment = new Date(Number(fields[0]) * 1000);
      // Anything can be written into a commit, also a year that no calendar reaches.
      if (!Number.isNaN(moment.getTime())) found.set(path.slice(prefix.length), moment.toISOString());
    }
    if (wanted.size === 0) break;
  }
  return found;
}

/**
 * The people who committed changes to a file since a version that is known: authors and co-authors whose address is
 * `<id>@people.invalid`, the latest first. No other address is looked at, so that none gets any further. Where a
 * shallow clone ends, nobody is named: its last commits did not make what they seem to have added.
 * @param known sha256 of the versions up to which, and with whose history, nothing is asked
 * @throws Error where git cannot read the history
 */
export async function authorsSince(
  repository: Repository,
  file: string,
  known: ReadonlySet<string>,
): Promise<string[]> {
  const { head, prefix } = repository;
  if (head === undefined) return [];
  const path = `${prefix}${file}`;
  const stops = await commitsWith(repository, file, known);
  const revisions = [head, ...stops.map((id) => `^${id}`)];
  const fields = ['%P', '%ae', '%(trailers:key=Co-authored-by,valueonly,unfold)'];
  const changes: { id: string; parents: string; people: string[] }[] = [];
  for await (const { id, fields: values, versions } of walk(repository, revisions, fields, [
    '-c',
    '--',
    file,
  ])) {
    // A merge that takes the file from a parent as it is has written nothing.
    if (!versions.some((version) => version.path === path)) continue;
    const [parents = '', author = '', trailers = ''] = values;
    const coAuthors = trailers.split('\n').map((line) => /<([^<>]*)>\s*$/.exec(line)?.[1]);
    changes.push({ id, parents, people: [author, ...coAuthors].flatMap(personOf) });
  }
  const certain = await withKnownParents(repository, changes);
  return [...new Set(changes.filter(({ id }) => certain.has(id)).flatMap(({ people }) => people))];
}

/** The person that an address stands for: none, or one. */
export function personOf(address = ''): string[] {
  const id = /^([a-z0-9]+(?:-[a-z0-9]+)*)@people\.invalid$/.exec(address)?.[1];
  return id === undefined ? [] : [id];
}

/** The commits that brought in one of these versions. */
async function commitsWith(
  repository: Repository,
  file: string,
  known: ReadonlySet<string>,
): Promise<string[]> {
  if (known.size === 0) return [];
  const versions = await versionsIn(repository, file);
  const digests = await digestsOf(repository, blobsOf(versions));
  const fitting = versions.filter(({ blob }) => known.has(digests.get(blob) ?? ''));
  return [...new Set(fitting.map(({ commit }) => commit))];
}

/** A file's versions in all branches of the history, also those that a merge discarded; the newest first. */
/** What a file was until a commit that changed it. */
export interface FormerVersion {
  /** Path inside the content folder. */
  file: string;
  blob: string;
  /** ISO moment of that commit. */
  until: string;
}

/**
 * What files were before they were changed, on the branch itself: what only a branch had that was merged is left out.
 * @param paths of files and folders inside the content folder
 * @param lines an extended regular expression: only changes that added or took out such a line count
 * @returns the newest first
 * @throws Error where git cannot read the history
 */
export async function formerVersions(
  repository: Repository,
  paths: readonly string[],
  lines: string,
): Promise<FormerVersion[]> {
  const { head, prefix } = repository;
  if (head === undefined) return [];
  const found: FormerVersion[] = [];
  const options = ['--first-parent', '--diff-merges=first-parent', '--extended-regexp', `-G${lines}`];
  for await (const commit of walk(repository, [head], ['%cI'], [...options, '--', ...paths])) {
    for (const { path, before } of commit.versions) {
      if (/^0+$/.test(before) || !path.startsWith(prefix)) continue;
      found.push({ file: path.slice(prefix.length), blob: before, until: commit.fields[0] ?? '' });
    }
  }
  return found;
}

async function versionsIn(repository: Repository, file: string): Promise<{ commit: string; blob: string }[]> {
  const { head, prefix } = repository;
  if (head === undefined) return [];
  const found: { commit: string; blob: string }[] = [];
  for await (const { id, versions } of walk(repository, [head], [], ['-m', '--full-history', '--', file])) {
    for (const version of versions) {
      // A folder may have had this name once, and then its files are listed.
      if (version.path === `${prefix}${file}` && isPlain(version))
        found.push({ commit: id, blob: version.blob });
    }
  }
  return found;
}

function blobsOf(versions: readonly { blob: string }[]): string[] {
  return [...new Set(versions.map(({ blob }) => blob))];
}

async function digestsOf(repository: Repository, blobs: readonly string[]): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for await (const { id, bytes } of readBlobs(repository, blobs)) digests.set(id, sha256(bytes));
  return digests;
}
