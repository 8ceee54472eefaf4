import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { approvedPath, ChangedBytesError } from './exact-bytes.ts';
import { exists } from './exists.ts';

/**
 * Like `readContentExactly`, for files that may not fit into memory. The stream fails at its end where the bytes are
 * not those that the gate checked, so a caller must discard what it has written by then.
 * @param file path inside the content folder
 * @throws (the stream) ChangedBytesError
 */
export async function streamContentExactly(
  file: string,
  digest: string,
  folders: { contentDir: string; cacheDir: string },
): Promise<Readable> {
  const approved = approvedPath(digest, folders);
  return Readable.from(
    exactly((await exists(approved)) ? approved : join(folders.contentDir, file), digest),
    {
      objectMode: false,
    },
  );
}

async function* exactly(path: string, digest: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new ChangedBytesError(path) : error;
  }
  if (hash.digest('hex') !== digest) throw new ChangedBytesError(path);
}
