import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The locks of this process. A lock file with our pid that is not among them is stale: containers reuse pids. */
const held = new Set<string>();

/**
 * Lets only one process at a time build into a folder. The lock of a process that has ended is ignored.
 * @returns a function that releases the lock
 * @throws Error that names the process which holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  if (held.has(path)) throw lockHeldError(process.pid);
  held.add(path);
  try {
    await writeLock(path);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return () => {
    held.delete(path);
    return rm(path, { force: true });
  };
}

async function writeLock(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = await readHolder(path);
      if (holder > 0 && holder !== process.pid && isAlive(holder)) throw lockHeldError(holder);
      await rm(path, { force: true });
    }
  }
  throw new Error(`Cannot take the lock ${path}. Delete that file and try again.`);
}

function lockHeldError(process: number): Error {
  return new Error(
    `Another build (process ${String(process)}) is writing to this folder. Wait for it, or stop it.`,
  );
}

/** The pid in a lock file; 0 where there is none. */
async function readHolder(path: string): Promise<number> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const text = await readFile(path, 'utf8').catch(() => '0');
    if (text !== '') return Number(text) || 0;
    // The file exists for a moment before the pid is in it.
    await setTimeout(50);
  }
  return 0;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists but belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
