import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file that never changes again into the content folder: complete or not at all, whatever happens, and
 * safely on the disk when this returns. An existing file stays as it is.
 * @param file path inside the content folder
 */
export async function writeOnce(contentDir: string, file: string, bytes: Buffer): Promise<void> {
  const path = join(contentDir, file);
  // Hidden names are ignored.
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(aside, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    await link(aside, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
  }
}
