import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Repository } from '../../../src/lib/git/repository.ts';

const packed = promisify(deflate);

/**
 * Writes an object as git keeps it, without starting git: a forge writes many, and each in a moment.
 * @returns its id
 */
export async function writeObject(
  { dir }: Repository,
  type: 'blob' | 'tree' | 'commit',
  bytes: Buffer,
): Promise<string> {
  const whole = Buffer.concat([Buffer.from(`${type} ${String(bytes.length)}\0`), bytes]);
  const id = createHash('sha1').update(whole).digest('hex');
  const path = join(dir, '.git/objects', id.slice(0, 2), id.slice(2));
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return id;
  await mkdir(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}`;
  await writeFile(aside, await packed(whole), { mode: 0o444 });
  await rename(aside, path);
  return id;
}
