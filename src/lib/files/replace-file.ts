import { lstat, readFile } from 'node:fs/promises';
import { writeWhole } from './write-whole.ts';

/**
 * Puts other bytes in the place of a file, whole or not at all, and only while it still has the bytes that were looked at:
 * what somebody saves in the meantime stays.
 * @returns why it was left, in words; undefined where it was replaced
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
