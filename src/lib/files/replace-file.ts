import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file atomically, and only if it still has the bytes that were read before: a change that somebody saves
 * in the meantime is kept.
 * @returns why the file was not replaced; undefined where it was
 */
export async function replaceFile(path: string, was: Buffer, bytes: Buffer): Promise<string | undefined> {
  const aside = join(dirname(path), `.${basename(path)}.${randomUUID()}`);
  try {
    const { mode } = await lstat(path);
    const handle = await open(aside, 'wx', mode & 0o777);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await readFile(path)).equals(was)) return 'somebody is working on it. Run the command again.';
    await rename(aside, path);
    return undefined;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return `it cannot be written (${code}). Check its permissions and the free disk space, then run the command again.`;
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}
