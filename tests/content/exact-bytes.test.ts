import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ChangedBytesError,
  approvedPath,
  readContentExactly,
  readExactly,
} from '../../src/lib/files/exact-bytes.ts';
import { renderVariant } from '../../src/content/media/render.ts';
import { bodyOf } from '../../src/astro/bodies.ts';
import { put, remove, writeFolder } from '../fixtures/folder.ts';

let folder: string;
let folders: { contentDir: string; cacheDir: string };
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

beforeEach(async () => {
  folder = await writeFolder({ 'content/media/a.txt': 'seen' });
  folders = { contentDir: join(folder, 'content'), cacheDir: join(folder, 'cache') };
});
afterEach(() => remove(folder));

test('a file is read if its bytes are the checked ones, and refused otherwise', async () => {
  const path = join(folders.contentDir, 'media/a.txt');
  expect((await readExactly(path, sha('seen'))).toString()).toBe('seen');
  await put(folder, 'content/media/a.txt', 'swapped');
  await expect(readExactly(path, sha('seen'))).rejects.toThrow(ChangedBytesError);
  await remove(path);
  await expect(readExactly(path, sha('seen'))).rejects.toThrow(/changed while the site was being built/);
});

test('bytes of an earlier version are read from the cache and checked there too', async () => {
  await put(folder, 'content/media/a.txt', 'newer');
  const aside = approvedPath(sha('seen'), folders);
  await put('', aside, 'seen');
  expect((await readContentExactly('media/a.txt', sha('seen'), folders)).toString()).toBe('seen');
  await put('', aside, 'tampered with');
  await expect(readContentExactly('media/a.txt', sha('seen'), folders)).rejects.toThrow(ChangedBytesError);
});

test('downloads and bodies are checked in this way', async () => {
  const file = { digest: sha('seen'), bytes: 4 };
  const variant = { address: '/media/a.0123456789.txt' };
  const out = { ...folders, outDir: join(folder, 'out') };
  expect(await renderVariant('/media/a.txt', file, variant, out)).toBe('made');
  await put(folder, 'content/media/a.txt', 'evil');
  await expect(renderVariant('/media/a.txt', file, variant, out)).rejects.toThrow(ChangedBytesError);
  await expect(bodyOf({ bodyKey: 'aa00', bodyDigest: sha('') })).rejects.toThrow(ChangedBytesError);
});
