import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The locks of this process. Another one that had its number before it counts as gone: containers count anew. */
const held = new Set<string>();

/**
 * Sees to it that one process at a time builds into a folder. A lock whose process is gone counts for nothing.
 * @returns a function that gives the lock back
 * @throws Error that names the process which holds it
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  if (held.has(path)) throw heldBy(process.pid);
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
      if (holder > 0 && holder !== process.pid && isAlive(holder)) throw heldBy(holder);
      await rm(path, { force: true });
    }
  }
  throw new Error(`The lock ${path} cannot be taken. Delete that file.`);
}

function heldBy(process: number): Error {
  return new Error(
    `Another build (process ${String(process)}) is writing to this folder. Wait for it, or stop it.`,
  );
}

/** The process that wrote a lock; 0 where none did. */
async function readHolder(path: string): Promise<number> {
  for (let attempt = 0; attempt < 4; attempt++) {
    const text = await readFile(path, 'utf8').catch(() => '0');
    if (text !== '') return Number(text) || 0;
    // The file is there a moment before the number in it.
    await setTimeout(50);
  }
  return 0;
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
