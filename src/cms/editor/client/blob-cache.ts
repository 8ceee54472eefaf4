import { blobId } from '../blob-id.ts';
import { storeOf } from './database.ts';

interface Kept {
  bytes: Uint8Array;
  /** When it was last used, in milliseconds. */
  at: number;
}

/** The maximum size of the cache, in bytes. */
const room = 64 * 1024 * 1024;
/** Larger files are not cached. */
const largest = 2 * 1024 * 1024;

let isTidy = false;

/**
 * Files of the forge that the browser keeps between visits. A file is named by a hash of its bytes, so it is never
 * out of date; damaged bytes do not match their name and are ignored.
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

/** Keeps files for the next visit, if the browser allows it. */
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

/** Deletes all kept files. */
export async function forgetBlobs(): Promise<void> {
  await storeOf('blobs')
    .clear()
    .catch(() => undefined);
}

/** Deletes the files that were not used for longest if there is not enough space. */
async function tidy(): Promise<void> {
  const all: { id: string; size: number; at: number }[] = [];
  await storeOf('blobs').each((id, value) => {
    const { bytes, at = 0 } = value as Partial<Kept>;
    all.push({ id, at, size: bytes?.length ?? 0 });
  });
  await storeOf('blobs').remove(beyondRoom(all, room));
}

/** The ids of the files that do not fit. @param room in bytes */
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
