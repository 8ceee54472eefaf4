import { mkdir, rename, symlink, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MadeFiles } from '../../src/astro/build/made-files.ts';
import { put, remove, writeFolder } from '../fixtures/folder.ts';

let root = '';
let made: MadeFiles;
beforeEach(async () => {
  root = await writeFolder({
    'dist/index.html': '',
    'dist/.well-known/security.txt': '',
    'dist/a/index.html': '',
  });
  made = new MadeFiles(join(root, 'dist'), join(root, 'cache/output/1.json'));
});
afterEach(() => remove(root));

test.each([
  ['a history that was begun in it', ['.git/HEAD', '.git/objects/ab/cd'], ': .git. '],
  ['a file that a host asked for', ['CNAME'], ': CNAME. '],
  ['files far below', ['a/b/c/notes.txt', 'a/b/d.txt'], ': a/b/c/notes.txt, a/b/d.txt. '],
  ['many files', ['1', '2', '3', '4', '5'], ': 1, 2, 3 and 2 more. '],
  ['a hidden folder below', ['a/.secret/x', 'a/.secret/y'], ': a/.secret. '],
])('an output with %s is not taken away', async (_, files, said) => {
  await made.note();
  await expect(made.guard()).resolves.toBeUndefined();
  for (const file of files) await put(join(root, 'dist'), file, 'mine');
  await expect(made.guard()).rejects.toThrow(said);
});

test('a link in the output is somebody’s, and is not followed', async () => {
  await made.note();
  await mkdir(join(root, 'mine'));
  await symlink(join(root, 'mine'), join(root, 'dist/link'));
  await expect(made.guard()).rejects.toThrow(': link. ');
  await unlink(join(root, 'dist/link'));
  await expect(made.guard()).resolves.toBeUndefined();
});

test('what was made and is gone or changed, what was never noted, and another folder in its place may be replaced', async () => {
  await put(root, 'dist/new.html', '');
  await expect(made.guard()).resolves.toBeUndefined();
  await made.note();
  await put(root, 'dist/index.html', 'other words');
  await unlink(join(root, 'dist/a/index.html'));
  await expect(made.guard()).resolves.toBeUndefined();
  await rename(join(root, 'dist'), join(root, 'old'));
  await expect(made.guard()).resolves.toBeUndefined();
  await put(root, 'dist/from-another-machine.html', '');
  await expect(made.guard()).resolves.toBeUndefined();
  for (const damaged of ['', 'null', '{', '{"folder":1}']) {
    await put(root, 'cache/output/1.json', damaged);
    await expect(made.guard()).resolves.toBeUndefined();
  }
});
