import { blobId } from '../blob-id.ts';
import { storeOf } from './database.ts';

interface Kept {
  bytes: Uint8Array;
  /** When it was used last, in milliseconds. */
  at: number;
}

/** What is kept at most, in bytes. */
const room = 64 * 1024 * 1024;
/** A file that is larger is not kept. */
const largest = 2 * 1024 * 1024;

let isTidy = false;

/**
 * What the browser kept of the forge's files from one visit to the next. A file has the name of its own bytes, so it is
 * never out of date; bytes that do not fit their name are damaged, and count as not there.
 */
export async function keptBlobs(ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const found = await storeOf('blobs')
    .read<Partial<Kept>>(ids)
    .catch(() => []);
  const checked = await Promise.all(
    found.map(async (kept, at) => {
      const id = ids[at] ?? '';
      const bytes = kept?.bytes;
      const isWhole = bytes instanceof Uint8Array && (await blobId(bytes, id.length)) === id;
      return isWhole ? [[id, bytes] as const] : [];
    }),
  );
  return new Map(checked.flat());
}

/** Keeps files for the next visit, as far as the browser lets it. */
export async function keepBlobs(blobs: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const at = Date.now();
  const small = [...blobs].filter(([, bytes]) => bytes.length <= largest);
  const values = new Map(small.map(([id, bytes]) => [id, { bytes, at } satisfies Kept]));
  await storeOf('blobs')
    .write(values)
    .catch(() => undefined);
  if (isTidy) return;
  isTidy = true;
  await tidy().catch(() => undefined);
}

/** Keeps nothing any more. */
export async function forgetBlobs(): Promise<void> {
  await storeOf('blobs')
    .clear()
    .catch(() => undefined);
}

/** Lets go of what was not asked for longest, where it is more than there is room for. */
async function tidy(): Promise<void> {
  const all: { id: string; size: number; at: number }[] = [];
  await storeOf('blobs').each((id, value) => {
    const { bytes, at = 0 } = value as Partial<Kept>;
    all.push({ id, at, size: bytes?.length ?? 0 });
  });
  await storeOf('blobs').remove(beyondRoom(all, room));
}

/** The ids of what does not fit. @param room in bytes */
export function beyondRoom(
  all: readonly { id: string; size: number; at: number }[],
  limit: number,
): string[] {
  let size = 0;
  return all
    .toSorted((a, b) => b.at - a.at)
    .filter((one) => (size += one.size) > limit)
    .map(({ id }) => id);
}
