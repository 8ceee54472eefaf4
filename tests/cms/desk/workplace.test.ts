import { chmod, mkdir } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Desk } from '../../../src/cms/desk/desk.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { clearStaleLocks } from '../../../src/cms/desk/stale-locks.ts';
import { openWorkplace } from '../../../src/cms/desk/workplace.ts';
import { post, put } from '../../fixtures/folder.ts';
import { ann, DeskSite, draftA, fileA } from './site.ts';

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make();
});
afterEach(() => site.remove());

/** Why no desk can be opened; empty if one can. */
async function obstacle(): Promise<string> {
  const place = await openWorkplace(site.contentDir);
  if ('obstacle' in place) return place.obstacle;
  await place.release();
  return '';
}

const cases: [what: string, make: () => Promise<void> | void, says: RegExp][] = [
  ['a repository on a branch', () => undefined, /^$/],
  ['uncommitted files', () => site.put('posts/en/new.mdx', 'x'), /^$/],
  ['no name and address for git: the desk uses its own', () => undefined, /^$/],
  [
    'a folder without git',
    () => void execFileSync('rm', ['-rf', join(site.folder, 'repository/.git')]),
    /is not part of a git repository\. Begin a history with git init && git add \. && git commit/,
  ],
  ['a single commit checked out', () => void site.git('checkout', '-q', '--detach'), /Run git switch main$/],
  [
    'a draft checked out',
    () => void site.git('checkout', '-q', '-b', 'cms/posts/a'),
    /The draft cms\/posts\/a is checked out. Run git switch main$/,
  ],
  [
    'no commit yet',
    () => void site.git('checkout', '-q', '--orphan', 'empty'),
    /Nothing was ever committed here. Run git add \. && git commit/,
  ],
  [
    'content that is not committed',
    () => {
      site.git('rm', '-rq', '--cached', 'content');
      site.git('commit', '-qm', 'Without');
    },
    /The content is not committed. Run git add/,
  ],
  [
    'a git that is too old',
    () => fakeGit('git version 2.30.2'),
    /this is git 2.30, and the desk needs 2.38 or later/,
  ],
  ['no git', () => void vi.stubEnv('PATH', join(site.folder, 'nothing')), /git is not installed/],
];

test.each(cases)('%s', async (_, make, says) => {
  await make();
  expect(await obstacle()).toMatch(says);
  vi.stubEnv('PATH', process.env['PATH'] ?? '');
});

test('a second desk on the repository is told which process holds it; a dead process blocks nothing', async () => {
  await site.desk();
  // The check runs in another process, because this process recognises its own number.
  const script = `import { openWorkplace } from ${JSON.stringify(join(import.meta.dirname, '../../../src/cms/desk/workplace.ts'))};
    const place = await openWorkplace(${JSON.stringify(site.contentDir)});
    console.log('obstacle' in place ? place.obstacle : 'free');`;
  const look = () =>
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim();
  expect(look()).toBe(
    `Another desk works in this repository (process ${String(process.pid)}). Use that one, or stop it with kill ${String(process.pid)}`,
  );
  await site.closeDesk();
  expect(look()).toBe('free');
  await put(join(site.folder, 'repository/.git'), 'colophon-desk.lock', '999999');
  expect(look()).toBe('free');
});

test('a branch lock left by a killed git is removed; a recent one is kept', async () => {
  const heads = join(site.folder, 'repository/.git/refs/heads');
  await mkdir(join(heads, 'cms/posts'), { recursive: true });
  await put(heads, 'main.lock', '');
  await put(heads, 'cms/posts/a.lock', '');
  execFileSync('touch', ['-d', '1 minute ago', join(heads, 'main.lock')]);
  await site.desk();
  const left = execFileSync('find', [heads, '-name', '*.lock'], { encoding: 'utf8' });
  expect(left.trim()).toBe(join(heads, 'cms/posts/a.lock'));
});

test('while a lock left by a kill is too recent to be removed, a save explains what to do', async () => {
  const desk = await site.desk();
  const save = () =>
    desk.drafts.save(draftA, ann, {
      files: new Map([[fileA, Buffer.from(post('A'))]]),
      base: new Map(),
      subject: 'A',
    });
  const lock = join(site.folder, 'repository/.git/refs/heads/cms/posts/a.lock');
  await put(join(lock, '..'), 'a.lock', '');
  const refused: unknown = await save().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(DeskError);
  expect(refused).toMatchObject({ status: 503 });
  expect((refused as DeskError).message).toMatch(/Nothing was changed. Try again in 20 seconds/);
  expect((refused as DeskError).message).toContain(lock);
  execFileSync('touch', ['-d', '1 minute ago', lock]);
  await clearStaleLocks(desk.place);
  expect((await save()).name).toEqual(draftA);
});

test('a folder that cannot be written is reported', async () => {
  if (process.getuid?.() === 0) return;
  const git = join(site.folder, 'repository/.git');
  await chmod(git, 0o500);
  const opened = await Desk.open(site.settings, () => site.now);
  await chmod(git, 0o700);
  expect(opened).toMatchObject({ obstacle: expect.stringMatching(/Nothing can be written into .*EACCES/) });
});

async function fakeGit(version: string): Promise<void> {
  const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\ncase "$*" in *" version") echo "${version}";; *) exec ${real} "$@";; esac\n`;
  await put(site.folder, 'bin/git', script);
  await chmod(join(site.folder, 'bin/git'), 0o755);
  vi.stubEnv('PATH', `${join(site.folder, 'bin')}:${process.env['PATH'] ?? ''}`);
}
