import { lstat, readFile } from 'node:fs/promises';
import { writeWhole } from './write-whole.ts';

/**
 * Replaces a file atomically, and only if it still has the bytes that were read before: a change that somebody saves
 * in the meantime is kept.
 * @returns why the file was not replaced; undefined where it was
 */
export async function replaceFile(path: string, was: Buffer, bytes: Buffer): Promise<string | undefined> {
  try {
    const { mode } = await lstat(path);
    const isStill = async () => (await readFile(path)).equals(was);
    const isDone = await writeWhole(path, bytes, { mode: mode & 0o777, isDurable: true, isStill });
    return isDone ? undefined : 'somebody is working on it. Run the command again.';
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return `it cannot be written (${code}). Check its rights and the room on the disk, then run the command again.`;
  }
}
