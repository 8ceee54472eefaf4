import { randomUUID } from 'node:crypto';
import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Puts other bytes in the place of a file, whole or not at all, and only while it still has the bytes that were looked at:
 * what somebody saves in the meantime stays.
 * @returns why it was left, in words; undefined where it was replaced
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
    return `it cannot be written (${code}). Check its rights and the room on the disk, then run the command again.`;
  } finally {
    await rm(aside, { force: true }).catch(() => undefined);
  }
}
