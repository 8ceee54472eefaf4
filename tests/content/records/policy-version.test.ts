import type * as fs from 'node:fs/promises';
import { chmod, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nameImport } from '../../../src/content/records/policy-version.ts';
import { put, remove, writeFolder } from '../../fixtures/folder.ts';

/** Runs at the moment when the longer policy has been written to a temporary file. */
let meanwhile: () => Promise<void> = () => Promise.resolve();

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    writeFile: async (...args: Parameters<typeof real.writeFile>) => {
      await real.writeFile(...args);
      if (/\.policy\.yaml\./.test(String(args[0]))) await meanwhile();
    },
  };
});

const id = 'ab'.repeat(32);
const text = '\uFEFF# Ours\ndesks:   { legal: { name: "Legal" } } # who\nrules: []';
let folder = '';
beforeEach(async () => {
  folder = await writeFolder({ 'policy.yaml': text });
});
afterEach(async () => {
  meanwhile = () => Promise.resolve();
  await remove(folder);
});

test('the line of an import is added at the end; every other byte and the file’s permissions stay', async () => {
  await chmod(join(folder, 'policy.yaml'), 0o640);
  await nameImport(folder, id);
  const longer = await readFile(join(folder, 'policy.yaml'), 'utf8');
  expect(longer).toBe(`${text}\n\n# What stood here before approvals were recorded.\nimport: '${id}'\n`);
  expect((await stat(join(folder, 'policy.yaml'))).mode & 0o777).toBe(0o640);
  expect((await readdir(folder)).toSorted()).toEqual(['approvals', 'policy.yaml']);
});

test('a change that somebody saves at that moment is kept', async () => {
  meanwhile = () => put(folder, 'policy.yaml', `${text}\n# One more word\n`);
  await expect(nameImport(folder, id)).rejects.toThrow(`import: '${id}'`);
  expect(await readFile(join(folder, 'policy.yaml'), 'utf8')).toContain('# One more word');
  expect(await readdir(folder)).toEqual(['policy.yaml']);
});

test('if the disk is full, nothing is changed and no file is left behind', async () => {
  meanwhile = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  await expect(nameImport(folder, id)).rejects.toThrow('no space');
  expect(await readFile(join(folder, 'policy.yaml'), 'utf8')).toBe(text);
  expect(await readdir(folder)).toEqual(['policy.yaml']);
});
