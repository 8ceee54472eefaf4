import { isUtf8 } from 'node:buffer';
import { describeMedia } from '../../content/media/library.ts';
import { sha256 } from '../../lib/git/objects.ts';
import { filesAt } from './draft-content.ts';
import { keyOfDraft } from './names.ts';
import type { DraftName } from './names.ts';
import type { Conflict, MediaVersion } from './refusals.ts';
import type { Workplace } from './workplace.ts';

/** Both versions of each file in conflict between main and a draft. @param files only those of the content folder count */
export async function readConflicts(
  { repository }: Workplace,
  { name, head }: { name: DraftName; head: string },
  { main, conflicts: files }: { main: string; conflicts: readonly string[] },
): Promise<Conflict[]> {
  const inside = files.filter((file) => !file.startsWith('../'));
  const [yours, theirs] = await Promise.all([
    filesAt(repository, head, inside),
    filesAt(repository, main, inside),
  ]);
  return Promise.all(
    inside.map((path) =>
      conflictOf(
        path,
        { bytes: yours.get(path), at: `drafts/${keyOfDraft(name)}` },
        { bytes: theirs.get(path), at: 'main' },
      ),
    ),
  );
}

/** @param at address of a version below the desk's media; undefined if it has none yet */
interface Version {
  bytes: Buffer | undefined;
  at?: string;
}

/** Two versions of one file: texts as texts, all others as descriptions, because people cannot read their bytes. */
export async function conflictOf(path: string, yours: Version, theirs: Version): Promise<Conflict> {
  if (isText(path, yours.bytes) && isText(path, theirs.bytes)) {
    const text = ({ bytes }: Version) => bytes?.toString('utf8') ?? null;
    return { path, yours: text(yours), theirs: text(theirs), base: null };
  }
  const [mine, other] = await Promise.all([mediaVersion(path, yours), mediaVersion(path, theirs)]);
  return { path, yours: null, theirs: null, base: null, media: { yours: mine, theirs: other } };
}

/** Whether people can read a file: editors write text, and everything in the media folder counts as binary. */
export function isText(path: string, bytes: Buffer | undefined): boolean {
  if (path.startsWith('media/')) return false;
  return bytes === undefined || (!bytes.includes(0) && isUtf8(bytes));
}

async function mediaVersion(path: string, { bytes, at }: Version): Promise<MediaVersion | null> {
  if (bytes === undefined) return null;
  const { file } = await describeMedia(bytes, `/${path}`);
  const address = at !== undefined && path.startsWith('media/') ? `/admin/media/${at}/${path}` : undefined;
  return {
    digest: sha256(bytes),
    bytes: bytes.length,
    ...(file?.picture && { width: file.picture.width, height: file.picture.height }),
    ...(address !== undefined && { address }),
  };
}
