import { randomUUID } from 'node:crypto';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a file is to hold: its bytes, or a function that writes them to a path. */
export type FileContent = string | Buffer | ((path: string) => Promise<void>);

/** How a file is written. */
export interface WriteOptions {
  /** Path at which it is written first, on the same disk. Unless given: beside its place, under a hidden name. */
  aside?: string;
  /** Its rights: `0o600`. */
  mode?: number;
  /** Whether it has to be on the disk before this returns, and not only in the memory of the system. */
  isDurable?: boolean;
  /** Asked at the last moment, since somebody may save the file meanwhile; where it says no, nothing is written. */
  isStill?: () => Promise<boolean>;
}

/**
 * Writes a file in place of the one that is there, whole or not at all: it is written aside and renamed, so that neither
 * a full disk nor a killed process leaves half of it. Folders on the way are made.
 * @returns false where `isStill` said no
 * @throws the system's own error, such as ENOSPC; the file that was there is untouched then
 */
export async function writeWhole(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Promise<boolean> {
  return aside(path, content, options, async (written) => {
    if (options.isStill !== undefined && !(await options.isStill())) return false;
    await rename(written, path);
    return true;
  });
}

/**
 * Writes a file that is not there yet, whole or not at all.
 * @returns false where there is one, which stays as it is
 * @throws the system's own error
 */
export async function writeNew(
  path: string,
  content: FileContent,
  options: Omit<WriteOptions, 'isStill'> = {},
): Promise<boolean> {
  return aside(path, content, options, async (written) => {
    // Unlike a rename it fails where there is a file.
    const isNew = await link(written, path).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
    await rm(written, { force: true });
    return isNew;
  });
}

/** @param put gives the file its place; what it leaves aside is removed */
async function aside(
  path: string,
  content: FileContent,
  { aside: given, mode, isDurable = false }: WriteOptions,
  put: (written: string) => Promise<boolean>,
): Promise<boolean> {
  // Nobody reads hidden names, should a kill leave one.
  const written = given ?? join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  await mkdir(dirname(path), { recursive: true });
  let isPut = false;
  try {
    if (typeof content === 'function') await content(written);
    else
      await writeFile(written, content, {
        flag: 'wx',
        flush: isDurable,
        ...(mode !== undefined && { mode }),
      });
    isPut = await put(written);
    return isPut;
  } finally {
    if (!isPut) await rm(written, { force: true }).catch(() => undefined);
  }
}
