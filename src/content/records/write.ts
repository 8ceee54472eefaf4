import { join } from 'node:path';
import { writeNew } from '../../lib/files/write-whole.ts';

/**
 * Puts a file that never changes again into the content folder: whole or not at all, whatever happens meanwhile, and
 * on the disk when this returns. A file that is there already stays as it is.
 * @param file path inside the content folder
 */
export async function writeOnce(contentDir: string, file: string, bytes: Buffer): Promise<void> {
  await writeNew(join(contentDir, file), bytes, { isDurable: true });
}
