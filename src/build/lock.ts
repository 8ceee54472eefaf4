import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Sees to it that one process at a time builds into a folder. A lock whose process is gone counts for nothing.
 * @returns a function that gives the lock back
 * @throws Error that names the process which holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
      if (holder > 0 && isAlive(holder)) {
        throw new Error(
          `Another build (process ${String(holder)}) is writing to this folder. Wait for it, or stop it.`,
          {
            cause: error,
          },
        );
      }
      await rm(path, { force: true });
    }
  }
  throw new Error(`The lock ${path} cannot be taken. Delete that file.`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
