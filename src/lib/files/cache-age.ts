import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

const day = 86_400_000;
/** Files that no build has used for so long are swept. */
const keptFor = 30 * day;

/** Notes that a build used files of a cache. Once a day is often enough, and a read-only cache serves as well. */
export async function markUsed(paths: readonly string[], mtimeMs: number): Promise<void> {
  if (Date.now() - mtimeMs <= day) return;
  const now = new Date();
  await Promise.all(paths.map((path) => utimes(path, now, now).catch(() => undefined)));
}

/**
 * Removes the files of a cache's folder that no build has used for 30 days, and what killed builds left behind.
 * @param isOurs by its name, where a folder may have other files in it too
 */
export async function sweepCache(
  folder: string,
  isOurs: (name: string) => boolean = () => true,
): Promise<void> {
  const now = Date.now();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isOurs(name)) continue;
    const path = join(folder, name);
    const age = now - ((await stat(path).catch(() => undefined))?.mtimeMs ?? now);
    if (age > keptFor || (name.endsWith('.tmp') && age > day))
      await rm(path, { force: true }).catch(() => undefined);
  }
}
