import { walk } from './log.ts';
import { filesIn, isPlain, readBlobs, sha256, withKnownParents } from './objects.ts';
import type { Repository } from './repository.ts';

/**
 * The newest version of a file, in the history of HEAD, that has exactly these bytes.
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
 * The sha256 of every version of a file in the history of HEAD.
 * @throws Error where git cannot read the history
 */
export async function versionsOf(repository: Repository, file: string): Promise<Set<string>> {
  const digests = await digestsOf(repository, blobsOf(await versionsIn(repository, file)));
  return new Set(digests.values());
}

/**
 * When files got their current content: ISO times in UTC by path inside the content folder. Files that HEAD does not
 * have are left out. In a shallow clone, a file is at most as old as the oldest commit that is there.
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
  // Of a merge, only changes that come from no parent; versions that a merge discarded do not count.
  const walked = wanted.size === 0 ? [] : walk(repository, [head], ['%ct'], ['-c', '--', '.']);
  for await (const { fields, versions } of walked) {
    for (const { path, blob } of versions) {
      if (wanted.get(path) !== blob) continue;
      wanted.delete(path);
      const moment = new Date(Number(fields[0]) * 1000);
      // A commit may hold any number of seconds, even one that is no valid date.
      if (!Number.isNaN(moment.getTime())) found.set(path.slice(prefix.length), moment.toISOString());
    }
    if (wanted.size === 0) break;
  }
  return found;
}

/**
 * The people who changed a file since a known version: authors and co-authors whose address is `<id>@people.invalid`,
 * the latest first. All other addresses are ignored, so that none can leak. Where a shallow clone ends, nobody is
 * named: its last commits did not make what they seem to have added.
 * @param known sha256 of the versions at which to stop; their history is not searched
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
    // A merge that takes the file unchanged from a parent has not edited it.
    if (!versions.some((version) => version.path === path)) continue;
    const [parents = '', author = '', trailers = ''] = values;
    const coAuthors = trailers.split('\n').map((line) => /<([^<>]*)>\s*$/.exec(line)?.[1]);
    changes.push({ id, parents, people: [author, ...coAuthors].flatMap(personOf) });
  }
  const certain = await withKnownParents(repository, changes);
  return [...new Set(changes.filter(({ id }) => certain.has(id)).flatMap(({ people }) => people))];
}

/** The id of the person that an address stands for, as a list of none or one. */
export function personOf(address = ''): string[] {
  const id = /^([a-z0-9]+(?:-[a-z0-9]+)*)@people\.invalid$/.exec(address)?.[1];
  return id === undefined ? [] : [id];
}

/** The commits that introduced one of these versions. */
async function commitsWith(
  repository: Repository,
  file: string,
  known: ReadonlySet<string>,
): Promise<string[]> {
  if (known.size === 0) return [];
  const versions = await versionsIn(repository, file);
  const digests = await digestsOf(repository, blobsOf(versions));
  const matching = versions.filter(({ blob }) => known.has(digests.get(blob) ?? ''));
  return [...new Set(matching.map(({ commit }) => commit))];
}

/** A file's content before a commit changed it. */
export interface FormerVersion {
  /** Path inside the content folder. */
  file: string;
  blob: string;
  /** ISO moment of that commit. */
  until: string;
}

/**
 * What files were before they were changed on the branch itself; versions that exist only on a merged branch are left
 * out.
 * @param paths of files and folders inside the content folder
 * @param lines an extended regular expression: only changes that added or removed a matching line count
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
      // A folder may once have had this name; git then lists its files.
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
