import { join } from 'node:path';
import { readContent } from '../../src/content/read.ts';
import type { Snapshot } from '../../src/content/read.ts';
import { remove, tinySite, writeFolder } from '../fixtures/folder.ts';

/** Reads and checks a content folder with `files` added to the smallest site. */
export async function readFiles(
  files: Record<string, string | Buffer>,
  now = '2026-11-21T00:00:00Z',
): Promise<Snapshot> {
  const folder = await writeFolder({ ...tinySite, ...files });
  try {
    return await readContent({ contentDir: folder, cacheDir: join(folder, '.cache'), now: new Date(now) });
  } finally {
    await remove(folder);
  }
}
