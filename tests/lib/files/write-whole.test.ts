import type * as fs from 'node:fs/promises';
import { chmod, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { exists } from '../../../src/lib/files/exists.ts';
import { replaceFile } from '../../../src/lib/files/replace-file.ts';
import { writeNew, writeWhole } from '../../../src/lib/files/write-whole.ts';
import { remove, writeFolder } from '../../fixtures/folder.ts';

/** Runs after the bytes were written to a temporary file, before it is renamed. */
let meanwhile: () => Promise<void> = () => Promise.resolve();

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    writeFile: async (...args: Parameters<typeof real.writeFile>) => {
      await real.writeFile(...args);
      if (String(args[0]).endsWith('.tmp')) await meanwhile();
    },
  };
});

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await writeFolder({ 'a.txt': 'old' });
  path = join(folder, 'a.txt');
});
afterEach(async () => {
  meanwhile = () => Promise.resolve();
  await remove(folder);
});

const full = () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' }));
const text = (file = path) => readFile(file, 'utf8');

test('a file is replaced, and a file in a missing folder is written', async () => {
  expect(await writeWhole(path, 'new')).toBe(true);
  expect(await writeWhole(join(folder, 'b/c/d.txt'), Buffer.from('deep'), { mode: 0o600 })).toBe(true);
  expect([await text(), await text(join(folder, 'b/c/d.txt'))]).toEqual(['new', 'deep']);
  expect((await stat(join(folder, 'b/c/d.txt'))).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).toSorted()).toEqual(['a.txt', 'b']);
});

test('during a write, readers see the complete old file', async () => {
  let seen = '';
  await writeWhole(path, async (aside) => {
    await writeFile(aside, 'ne');
    seen = await text();
    await writeFile(aside, 'new');
  });
  expect([seen, await text()]).toEqual(['old', 'new']);
});

test.each([
  ['writeWhole', () => writeWhole(path, 'new')],
  ['writeNew', () => writeNew(join(folder, 'b.txt'), 'new')],
] as const)('%s on a full disk changes nothing and leaves nothing behind', async (_, write) => {
  meanwhile = full;
  await expect(write()).rejects.toThrow('no space left');
  expect([await text(), await readdir(folder)]).toEqual(['old', ['a.txt']]);
});

test('writeWhole keeps a file that has changed in the meantime', async () => {
  expect(await writeWhole(path, 'new', { isStill: () => Promise.resolve(false) })).toBe(false);
  expect([await text(), await readdir(folder)]).toEqual(['old', ['a.txt']]);
});

test('writeNew never overwrites a file, whenever it was made', async () => {
  expect(await writeNew(path, 'new')).toBe(false);
  expect(await writeNew(join(folder, 'b.txt'), 'new', { isDurable: true })).toBe(true);
  meanwhile = () => writeFile(join(folder, 'c.txt'), 'theirs');
  expect(await writeNew(join(folder, 'c.txt'), 'mine')).toBe(false);
  expect([await text(), await text(join(folder, 'b.txt')), await text(join(folder, 'c.txt'))]).toEqual([
    'old',
    'new',
    'theirs',
  ]);
  expect((await readdir(folder)).toSorted()).toEqual(['a.txt', 'b.txt', 'c.txt']);
});

test('if ten write the same new file at once, one file is made, and only one writer succeeds', async () => {
  const target = join(folder, 'one.txt');
  const made = await Promise.all(
    Array.from({ length: 10 }, (_, index) => writeNew(target, `${String(index)}`)),
  );
  expect(made.filter(Boolean)).toHaveLength(1);
  expect(await text(target)).toBe(String(made.indexOf(true)));
});

test('replaceFile keeps the permissions of a file, and changes saved in the meantime', async () => {
  await chmod(path, 0o640);
  expect(await replaceFile(path, Buffer.from('old'), Buffer.from('new'))).toBeUndefined();
  expect([await text(), (await stat(path)).mode & 0o777]).toEqual(['new', 0o640]);
  meanwhile = () => writeFile(path, 'theirs');
  expect(await replaceFile(path, Buffer.from('new'), Buffer.from('newer'))).toMatch(
    /somebody is working on it/,
  );
  meanwhile = full;
  expect(await replaceFile(path, Buffer.from('theirs'), Buffer.from('newer'))).toMatch(/ENOSPC/);
  expect([await text(), await readdir(folder)]).toEqual(['theirs', ['a.txt']]);
});

test('exists is true for files and folders, and false for missing paths', async () => {
  expect(await Promise.all([path, folder, join(folder, 'no')].map(exists))).toEqual([true, true, false]);
});
