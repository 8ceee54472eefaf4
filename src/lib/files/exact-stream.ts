import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { approvedPath, ChangedBytesError } from './exact-bytes.ts';
import { exists } from './exists.ts';

/**
 * As `readContentExactly`, for files that may be larger than the memory: the bytes as a stream, which fails at its end
 * where they are others than those that the gate has seen. Whoever writes them down must not use what came of a failure.
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
