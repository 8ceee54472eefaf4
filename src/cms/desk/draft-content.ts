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

/** What the site's content would be with a draft in it. */
export interface DraftContent {
  /** The commit of main that it was laid over. */
  main: string;
  /** The tree of both together; where they do not agree, that of the draft alone. */
  tree: string;
  /** Files, by path inside the content folder, on which main and the draft do not agree. */
  conflicts: string[];
  /** What the draft changes, records of decisions left out. */
  changes: Difference[];
  /** The changed files' bytes as they would be; undefined for what it takes away. */
  files: Map<string, Buffer | undefined>;
  /** The same files' bytes as main has them. */
  before: Map<string, Buffer>;
  /** The decisions on the entry, those that wait in the draft among them. */
  ledger: Ledger;
  /** Read and judged. */
  overlay: Overlay;
}

/**
 * Reads what a commit would make of the site if it were merged now.
 * @param at the commit: the head of a draft, or main itself
 * @throws DeskError 503 where the site's own content cannot be read
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
  // Where they do not agree, what main did meanwhile is no doing of the draft.
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
 * The decisions on the entries that these files belong to, as a tree has them.
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

/** The bytes of files as a commit or tree has them; files that it does not have are left out. */
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

/** Lays a draft's media where pages are made from, so that a preview can show them. */
export async function layAside(content: Pick<DraftContent, 'files'>, cacheDir: string): Promise<void> {
  for (const [file, bytes] of content.files) {
    if (!file.startsWith('media/') || bytes === undefined) continue;
    await writeWhole(approvedPath(sha256(bytes), { cacheDir }), bytes);
  }
}

/** Reads blobs; those that are asked for and missing are an error of git's. */
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
