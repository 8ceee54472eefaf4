import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBundle } from '../../../src/astro/render/bundle.ts';
import { remove, writeFolder } from '../../fixtures/folder.ts';

const url = 'https://tiny.example';

let cacheDir: string;
const open = () => openBundle('digest', url, { cacheDir });
const made = async (folder: string) => (await stat(join(folder, 'pages.json'))).mtimeMs;

beforeAll(async () => {
  cacheDir = await writeFolder({});
});
afterAll(() => remove(cacheDir));

test('a bundle is made once, by the first that needs it, and old ones are removed', async () => {
  const old = join(cacheDir, 'preview', 'old');
  await mkdir(old, { recursive: true });
  await utimes(old, new Date(0), new Date(0));
  const [folder, same] = await Promise.all([open(), open()]);
  expect(same).toBe(folder);
  expect(await readdir(join(cacheDir, 'preview'))).toEqual([folder.split('/').at(-1)]);
  expect((await readdir(folder)).toSorted()).toEqual(['node_modules', 'pages.json', 'server', 'site']);
  const before = await made(folder);
  expect(await open()).toBe(folder);
  expect(await made(folder)).toBe(before);
});

test('a bundle that somebody deleted is made again', async () => {
  const folder = await open();
  await rm(join(folder, 'pages.json'));
  expect(await open()).toBe(folder);
  expect(await made(folder)).toBeGreaterThan(0);
});

test('Astro’s error is passed on, and no files are left behind', async () => {
  const before = await readdir(join(cacheDir, 'preview'));
  await expect(openBundle('digest', 'no address', { cacheDir })).rejects.toThrow(
    /could not be bundled.*\n.*site\.yaml/s,
  );
  expect(await readdir(join(cacheDir, 'preview'))).toEqual(before);
});
