import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The one way to read again what the gate has seen: bodies, pictures, downloads. Other bytes than those are refused, so
 * that nothing slips in between the check and the use.
 * @param path absolute
 * @param digest sha256 of the bytes, lower-case hex
 * @throws ChangedBytesError where the file has other bytes by now, or is gone
 */
export async function readExactly(path: string, digest: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ChangedBytesError(path);
    throw error;
  });
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new ChangedBytesError(path);
  return bytes;
}

/** As {@link readExactly}, for a file of the content folder, or the bytes that it had when it was approved. */
export async function readContentExactly(
  file: string,
  digest: string,
  folders: { contentDir: string; cacheDir: string },
): Promise<Buffer> {
  try {
    return await readExactly(join(folders.contentDir, file), digest);
  } catch (error) {
    if (!(error instanceof ChangedBytesError)) throw error;
    return readExactly(approvedPath(digest, folders), digest).catch((second: unknown) => {
      throw second instanceof ChangedBytesError ? error : second;
    });
  }
}

/** Where bytes that only git's history has are kept while a site is made of them. */
export function approvedPath(digest: string, { cacheDir }: { cacheDir: string }): string {
  return join(cacheDir, 'approved', digest.slice(0, 2), digest);
}

/** Plain `Error`s are told to people as they are. */
export class ChangedBytesError extends Error {
  constructor(path: string) {
    super(`${path} changed while the site was being built. Build it again.`);
    this.name = 'ChangedBytesError';
  }
}
