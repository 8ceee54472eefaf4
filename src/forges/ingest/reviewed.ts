import { checkFileName } from '../../content/file-names.ts';
import { readEntry } from '../../content/entry.ts';
import type { EntryContext } from '../../content/entry.ts';
import { textProblem } from '../../content/folder.ts';
import type { Snapshot } from '../../content/read.ts';
import { describeMedia } from '../../content/media/library.ts';
import { checkMediaFile } from '../../model/media-types.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import type { AnyEntry, MediaFile } from '../../model/entry.ts';
import { isLang } from '../../model/languages.ts';
import type { Problem } from '../../model/problem.ts';
import type { Commit } from '../forge.ts';
import type { Objects } from './objects.ts';

/** The changes of a pull request as of one commit: what a reviewer of that commit saw. */
export interface Reviewed {
  commit: string;
  /** The merge base with the base branch. */
  mergeBase: string;
  /** The commits that were part of it. */
  commits: readonly Commit[];
  /** The entries with a changed text or media, as they would become. */
  entries: AnyEntry[];
  /** Files of entries that could not be read, and why. */
  faults: Map<string, Problem[]>;
  /** The entries that it removes, as they were before. */
  removed: AnyEntry[];
}

/**
 * Reads the entries of a commit from the commit's own files and media: the reviewer did not see what main has become
 * since.
 * @throws ForgeFault where the bytes cannot be read
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
  // A picture is part of every entry that shows it, even if the entry's text did not change.
  const shown = base.current.filter(({ media }) =>
    Object.keys(media).some((address) => changed.has(address.slice(1))),
  );
  const files = new Set([...[...changed].filter(isEntryFile), ...shown.map(entryFile)]);
  const reviewed: Reviewed = { commit, mergeBase, commits, entries: [], faults: new Map(), removed: [] };
  for (const file of [...files].toSorted()) {
    const now = await readAt(file, after, objects, base.basis.context);
    const then = await readAt(file, before, objects, base.basis.context);
    if (now === undefined) {
      if (then?.entry !== undefined) reviewed.removed.push(then.entry);
    } else if (now.entry === undefined) reviewed.faults.set(file, now.problems);
    else if (then?.entry === undefined || !isSame(now.entry, then.entry)) reviewed.entries.push(now.entry);
  }
  return reviewed;
}

function isEntryFile(file: string): boolean {
  const named = parseEntryFile(file);
  return named !== undefined && isLang(named.lang);
}

/** An entry as in a tree; undefined where the tree does not have its file. */
async function readAt(
  file: string,
  tree: ReadonlyMap<string, string>,
  objects: Objects,
  context: EntryContext,
): Promise<{ entry: AnyEntry | undefined; problems: Problem[] } | undefined> {
  const blob = tree.get(file);
  const named = parseEntryFile(file);
  if (blob === undefined || named === undefined || !isLang(named.lang)) return undefined;
  const bytes = await objects.blob(blob);
  const problem = textProblem(file, bytes) ?? checkFileName(file);
  if (problem !== undefined) return { entry: undefined, problems: [problem] };
  const media = async (address: string): Promise<MediaFile | undefined> => {
    const id = tree.get(address.slice(1));
    if (id === undefined) return undefined;
    const found = await objects.blob(id);
    return checkMediaFile(address, found.length).length > 0
      ? undefined
      : (await describeMedia(found, address)).file;
  };
  const { facts, problems } = await readEntry(named, bytes, { ...context, media });
  return { entry: facts.entry, problems };
}

function isSame(a: AnyEntry, b: AnyEntry): boolean {
  const plain = ({ digest, media }: AnyEntry) =>
    JSON.stringify([digest, Object.entries(media).map(([address, file]) => [address, file.digest])]);
  return plain(a) === plain(b);
}
