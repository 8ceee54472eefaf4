import type * as fs from 'node:fs/promises';
import { readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearStaleLocks } from '../../../src/cms/desk/stale-locks.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA, lea } from './site.ts';

/** Runs at the moment when the desk has written the post to a temporary file. */
let meanwhile: () => Promise<void> = () => Promise.resolve();

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof fs>();
  return {
    ...real,
    writeFile: async (...args: Parameters<typeof real.writeFile>) => {
      await real.writeFile(...args);
      if (/colophon-aside-/.test(String(args[0])) && /Words of the desk/.test(String(args[1])))
        await meanwhile();
    },
  };
});

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make({ [fileA]: post('A') });
});
afterEach(async () => {
  meanwhile = () => Promise.resolve();
  await site.remove();
});

const gitDir = () => join(site.folder, 'repository/.git');
const onDisk = (file = fileA) => readFile(join(site.contentDir, file), 'utf8');

async function publishA(text: string): Promise<void> {
  await site.save(draftA, { [fileA]: text });
  await site.decide(draftA, lea);
  await (await site.desk()).publish(draftA, ann);
}

test('a file that somebody saves while the desk updates it is kept and reported', async () => {
  const desk = await site.desk();
  meanwhile = () => site.put(fileA, 'Words of a minute ago');
  await publishA(post('A', '', 'Words of the desk.\n'));
  expect(await onDisk()).toBe('Words of a minute ago');
  expect(desk.leftAlone).toEqual([fileA]);
  expect(site.git('show', `main:content/${fileA}`)).toContain('Words of the desk.');
  expect((await readdir(gitDir())).filter((name) => name.startsWith('colophon-aside-'))).toEqual([]);
});

test('if another branch is checked out its files stay, and the new files appear after switching back', async () => {
  await site.desk();
  site.git('switch', '-q', '-c', 'own');
  await publishA(post('A', '', 'Words of the desk.\n'));
  expect(site.git('status', '--porcelain')).toBe('');
  expect(await onDisk()).not.toContain('Words of the desk.');
  site.git('switch', '-q', 'main');
  expect(await onDisk()).toContain('Words of the desk.');
  await (await site.desk()).follow();
  expect(site.git('status', '--porcelain')).toBe('');
});

test('a git commit that waits for its message keeps its lock, whatever the desk publishes in the meantime', async () => {
  const desk = await site.desk();
  const lock = join(gitDir(), 'index.lock');
  await writeFile(lock, 'of somebody');
  await publishA(post('A', '', 'Words of the desk.\n'));
  // A while later, when the desk checks every few seconds.
  const before = new Date(Date.now() - 60_000);
  await utimes(lock, before, before);
  await clearStaleLocks(desk.place);
  expect(await readFile(lock, 'utf8')).toBe('of somebody');
  await rm(lock);
  await desk.follow();
  expect(site.git('status', '--porcelain')).toBe('');
});

test.each([
  ['taken for what the mark says', 'cleared', 1],
  ['older than the mark', 'left', -30],
  ['much newer than the mark', 'left', 30],
])('after a kill, an index lock that is %s is %s', async (_, outcome, later) => {
  const desk = await site.desk();
  const [mark, lock] = [join(gitDir(), 'index.colophon'), join(gitDir(), 'index.lock')];
  const at = Date.now() / 1000 - 120;
  await writeFile(mark, '');
  await writeFile(lock, '');
  await utimes(mark, at, at);
  await utimes(lock, at + later, at + later);
  await clearStaleLocks(desk.place);
  const left = (await readdir(gitDir())).filter((name) => name.startsWith('index.'));
  expect(left).toEqual(outcome === 'left' ? ['index.lock'] : []);
});

test('if the disk is full, the branch has the new file, and the old file stays complete until there is space', async () => {
  const desk = await site.desk();
  meanwhile = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  await publishA(post('A', '', 'Words of the desk.\n'));
  expect(await onDisk()).toBe(post('A'));
  expect(site.git('show', `main:content/${fileA}`)).toContain('Words of the desk.');
  meanwhile = () => Promise.resolve();
  await desk.follow();
  expect(await onDisk()).toContain('Words of the desk.');
  expect(site.git('status', '--porcelain')).toBe('');
});
