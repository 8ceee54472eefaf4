import { join } from 'node:path';
import { writeNew } from '../../lib/files/write-whole.ts';

/**
 * Writes a file that never changes again into the content folder: complete or not at all, whatever happens, and
 * safely on the disk when this returns. An existing file stays as it is.
 * @param file path inside the content folder
 */
export async function writeOnce(contentDir: string, file: string, bytes: Buffer): Promise<void> {
  await writeNew(join(contentDir, file), bytes, { isDurable: true });
}
