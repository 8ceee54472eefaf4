import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { KitStore } from '../../src/kits/making/store.ts';
import { put, readFolder, remove, writeFolder } from '../fixtures/folder.ts';

let folder = '';
beforeEach(async () => {
  folder = await writeFolder({});
});
afterEach(() => remove(folder));

const old = new Date(Date.now() - 40 * 86_400_000);
const key = 'ab'.repeat(32);

test('the cache is cleared of its own unused files and of nothing else', async () => {
  const store = new KitStore(folder);
  const names = [`${key}.json`, `${key}.kit.json`, `${key}-all.zip`, `${key}.png.1234.tmp`, key];
  for (const name of names) {
    await store.write(name, Buffer.from('made'));
    await utimes(store.path(name), old, old);
  }
  // A mistake in CACHE_DIR: the folder belongs to somebody.
  for (const name of ['kits/letters/to-mother.txt', 'kits/en/lamp.mdx', `kits/ab/${key.slice(0, 40)}.png`]) {
    await put(folder, name, 'mine');
    await utimes(join(folder, name), old, old);
  }
  await store.sweep();
  expect([...(await readFolder(folder)).keys()].toSorted()).toEqual(
    ['kits/letters/to-mother.txt', 'kits/en/lamp.mdx', `kits/ab/${key.slice(0, 40)}.png`].toSorted(),
  );
});
