import { checkFileName } from '../../content/file-names.ts';
import { readEntry } from '../../content/entry.ts';
import { textProblem } from '../../content/folder.ts';
import type { Snapshot } from '../../content/read.ts';
import { describeMedia } from '../../content/media/library.ts';
import { checkMediaFile } from '../../model/media-types.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import type { AnyEntry, MediaFile } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';
import type { Commit } from '../forge.ts';
import type { Objects } from './objects.ts';

/** What a pull request changes as one of its commits has it: what somebody saw who reviewed that commit. */
export interface Reviewed {
  commit: string;
  /** Where it left the base branch. */
  mergeBase: string;
  /** The commits that were part of it. */
  commits: readonly Commit[];
  /** The entries whose text or media differ, as they were to be. */
  entries: AnyEntry[];
  /** Files of entries that could not be read, and why. */
  faults: Map<string, Problem[]>;
  /** The entries that it takes away, as they were before. */
  removed: AnyEntry[];
}

/**
 * Reads the entries of a commit from its own bytes, and those of the media from its own media: what main has become
 * meanwhile is not what the reviewer saw.
 * @throws ForgeFault where the bytes cannot be had
 */
export async function readReviewed(
  commit: string,
  { mergeBase, commits }: { mergeBase: string; commits: readonly Commit[] },
  objects: Objects,
  base: Snapshot,
): Promise<Reviewed> {
  const [before, after] = await Promise.all([objects.tree(mergeBase), objects.tree(commit)]);
  const differs = (path: string) => before.get(path) !== after.get(path);
  const changed = new Set([...before.keys(), ...after.keys()].filter(differs));
  // A picture is part of every entry that shows it, also of those whose text stays as it was.
  const shown = base.current.filter(({ media }) =>
    Object.keys(media).some((address) => changed.has(address.slice(1))),
  );
  const files = new Set([...[...changed].filter(isEntryFile), ...shown.map(entryFile)]);
  const reviewed: Reviewed = { commit, mergeBase, commits, entries: [], faults: new Map(), removed: [] };
  for (const file of [...files].toSorted()) {
    const now = await readAt(file, after, objects, base);
    const then = await readAt(file, before, objects, base);
    if (now === undefined) {
      if (then?.entry !== undefined) reviewed.removed.push(then.entry);
    } else if (now.entry === undefined) reviewed.faults.set(file, now.problems);
    else if (then?.entry === undefined || !isSame(now.entry, then.entry)) reviewed.entries.push(now.entry);
  }
  return reviewed;
}

function isEntryFile(file: string): boolean {
  return parseEntryFile(file) !== undefined;
}

/** An entry as a tree has it; undefined where the tree does not have its file. */
async function readAt(
  file: string,
  tree: ReadonlyMap<string, string>,
  objects: Objects,
  base: Snapshot,
): Promise<{ entry: AnyEntry | undefined; problems: Problem[] } | undefined> {
  const blob = tree.get(file);
  const named = parseEntryFile(file);
  if (blob === undefined || named === undefined) return undefined;
  const bytes = await objects.blob(blob);
  const problem = textProblem(file, bytes) ?? checkFileName(file, base.content?.site.languages);
  if (problem !== undefined) return { entry: undefined, problems: [problem] };
  const media = async (address: string): Promise<MediaFile | undefined> => {
    const id = tree.get(address.slice(1));
    if (id === undefined) return undefined;
    const found = await objects.blob(id);
    return checkMediaFile(address, found.length).length > 0
      ? undefined
      : (await describeMedia(found, address)).file;
  };
  const { facts, problems } = await readEntry(named, bytes, { ...base.basis.context, media });
  return { entry: facts.entry, problems };
}

function isSame(a: AnyEntry, b: AnyEntry): boolean {
  const plain = ({ digest, media }: AnyEntry) =>
    JSON.stringify([digest, Object.entries(media).map(([address, file]) => [address, file.digest])]);
  return plain(a) === plain(b);
}
