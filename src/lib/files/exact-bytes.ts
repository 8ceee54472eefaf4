import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The only way to read again what the gate has checked: bodies, pictures, downloads. Any other bytes are refused, so
 * that nothing can change between check and use.
 * @param path absolute
 * @param digest sha256 of the bytes, lower-case hex
 * @throws ChangedBytesError where the file has changed or is gone
 */
export async function readExactly(path: string, digest: string): Promise<Buffer> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ChangedBytesError(path);
    throw error;
  });
  if (createHash('sha256').update(bytes).digest('hex') !== digest) throw new ChangedBytesError(path);
  return bytes;
}

/**
 * Like {@link readExactly}, for a file of the content folder; falls back to the approved bytes from git's history.
 */
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

/** Where approved bytes that exist only in git's history are kept while a site is built from them. */
export function approvedPath(digest: string, { cacheDir }: { cacheDir: string }): string {
  return join(cacheDir, 'approved', digest.slice(0, 2), digest);
}

/** The message is shown to people as it is. */
export class ChangedBytesError extends Error {
  constructor(path: string) {
    super(`${path} changed while the site was being built. Build it again.`);
    this.name = 'ChangedBytesError';
  }
}
