import type { Ledger } from '../../approvals/ledger.ts';
import { approvedPath } from '../../lib/files/exact-bytes.ts';
import { writeWhole } from '../../lib/files/write-whole.ts';
import { ledgerFrom } from '../../content/ledger.ts';
import { overlay } from '../../content/overlay.ts';
import type { Overlay } from '../../content/overlay.ts';
import type { Snapshot } from '../../content/read.ts';
import { differences, mergeBase, mergeTrees } from '../../lib/git/merge.ts';
import type { Difference } from '../../lib/git/merge.ts';
import { fileAt, filesIn, isPlain, readBlobs, sha256 } from '../../lib/git/objects.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { parseEntryFile } from '../../model/entry.ts';
import type { Repository } from '../../lib/git/repository.ts';
import { DeskError } from './refusals.ts';
import type { Workplace } from './workplace.ts';

/** The site's content as it would be with a draft. */
export interface DraftContent {
  /** The commit of main on which it is based. */
  main: string;
  /** The merged tree; in case of a conflict, the tree of the draft alone. */
  tree: string;
  /** Files in conflict between main and the draft, by path inside the content folder. */
  conflicts: string[];
  /** The changes of the draft, without records of decisions. */
  changes: Difference[];
  /** The new bytes of the changed files; undefined for a deleted file. */
  files: Map<string, Buffer | undefined>;
  /** The bytes of the same files on main. */
  before: Map<string, Buffer>;
  /** The decisions on the entry, including those on the draft's branch. */
  ledger: Ledger;
  /** Read and checked. */
  overlay: Overlay;
}

/**
 * Reads the site as it would be if a commit were merged now.
 * @param at the commit: the head of a draft, or main itself
 * @throws DeskError 503 if the site's own content cannot be read
 */
export async function readDraft(
  place: Workplace,
  at: string,
  base: Snapshot,
  now: Date,
): Promise<DraftContent> {
  const { repository } = place;
  const main = (await refTarget(repository, place.main)) ?? '';
  const merged = at === main ? { tree: main, conflicts: [] } : await mergeTrees(repository, main, at);
  const fits = merged.conflicts.length === 0;
  const tree = fits ? merged.tree : at;
  // In case of a conflict, later changes on main do not count as changes of the draft.
  const from = fits ? main : ((await mergeBase(repository, main, at)) ?? main);
  const all = tree === from ? [] : await differences(repository, from, tree);
  const changes = all.filter(({ file }) => !file.startsWith('approvals/'));
  const files = await read(repository, changes, 'after');
  const ledger = await ledgerOf(repository, tree, changes);
  const found = await overlay(base, files, ledger, now);
  if (found === undefined)
    throw new DeskError(503, 'The content of the site cannot be read. Run npm run check to see why.');
  return {
    main,
    tree,
    conflicts: merged.conflicts,
    changes,
    files,
    before: new Map(
      [...(await read(repository, changes, 'before'))].flatMap(([file, bytes]) =>
        bytes === undefined ? [] : [[file, bytes] as const],
      ),
    ),
    ledger,
    overlay: found,
  };
}

/**
 * The decisions in a tree on the entries of these files.
 * @param tree a commit or tree
 */
export async function ledgerOf(
  repository: Repository,
  tree: string,
  about: readonly { file: string }[],
): Promise<Ledger> {
  const folders = new Set(['approvals/policies', 'approvals/imports']);
  for (const { file } of about) {
    const named = parseEntryFile(file);
    if (named !== undefined) folders.add(`approvals/${named.collection}/${named.slug}`);
  }
  const listed = (await Promise.all([...folders].map((folder) => filesIn(repository, tree, folder)))).flatMap(
    (found) => [...found],
  );
  const plain = listed.filter(([, version]) => isPlain(version));
  const bytes = await blobs(
    repository,
    plain.map(([, { blob }]) => blob),
  );
  return ledgerFrom(
    plain.flatMap(([file, { blob }]) => {
      const found = bytes.get(blob);
      return found === undefined ? [] : [{ file, bytes: found }];
    }),
  );
}

/** The bytes of files in a commit or tree; missing files are left out. */
export async function filesAt(
  repository: Repository,
  tree: string,
  files: readonly string[],
): Promise<Map<string, Buffer>> {
  const found = await Promise.all(
    files.map(async (file) => [file, await fileAt(repository, tree, file)] as const),
  );
  return new Map(found.flatMap(([file, bytes]) => (bytes === undefined ? [] : [[file, bytes] as const])));
}

/** Copies a draft's media to the cache from which previews are made. */
export async function layAside(content: Pick<DraftContent, 'files'>, cacheDir: string): Promise<void> {
  for (const [file, bytes] of content.files) {
    if (!file.startsWith('media/') || bytes === undefined) continue;
    await writeWhole(approvedPath(sha256(bytes), { cacheDir }), bytes);
  }
}

/** Reads blobs; a missing blob is an error. */
export async function blobs(repository: Repository, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const { id, bytes } of readBlobs(repository, [...new Set(ids)])) found.set(id, bytes);
  return found;
}

async function read(
  repository: Repository,
  changes: readonly Difference[],
  side: 'before' | 'after',
): Promise<Map<string, Buffer | undefined>> {
  const ids = changes.map((change) => change[side]).filter((id) => id !== undefined);
  const bytes = await blobs(repository, ids);
  return new Map(changes.map((change) => [change.file, bytes.get(change[side] ?? '')]));
}
