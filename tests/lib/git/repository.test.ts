import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { git, gitOutput, gitStream } from '../../../src/lib/git/git.ts';
import { findRepository } from '../../../src/lib/git/repository.ts';
import { put } from '../../fixtures/folder.ts';
import { Repo } from './repo.ts';

let repo: Repo;
beforeEach(async () => {
  repo = await Repo.make();
});
afterEach(() => repo.remove());

const missing = async (dir: string) => {
  const repository = await findRepository(dir);
  return 'missing' in repository ? repository.missing : undefined;
};

test.each([
  ['', ''],
  ['content/', 'content/'],
  ['sites/été "one"/content/', 'sites/été "one"/content/'],
  ['line\nend/content/', 'line\nend/content/'],
])('content at %j has the prefix %j', async (at, prefix) => {
  await put(join(repo.root, at), 'site.yaml', 'x\n');
  const head = repo.commit();
  const dir = join(repo.root, at);
  expect(await findRepository(dir)).toEqual({ dir, prefix, shallow: false, head });
});

test('before the first commit, the repository has no head', async () => {
  await repo.put('site.yaml', 'x\n');
  expect(await findRepository(repo.dir)).toMatchObject({
    prefix: 'content/',
    shallow: false,
    head: undefined,
  });
});

test('a commit that is checked out by its id is the head', async () => {
  const first = await repo.change('site.yaml', 'x\n');
  await repo.change('site.yaml', 'y\n');
  repo.git('checkout', '-q', '--detach', first);
  expect(await repo.read()).toMatchObject({ head: first });
});

test('a shallow clone is recognised', async () => {
  await repo.change('site.yaml', 'x\n');
  const head = await repo.change('site.yaml', 'y\n');
  expect(await repo.shallow(1)).toMatchObject({ shallow: true, head });
});

test('a repository of SHA-256 objects can be read', async () => {
  const other = await Repo.make({ format: 'sha256' });
  const head = await other.change('site.yaml', 'x\n');
  expect(head).toHaveLength(64);
  expect(await other.read()).toMatchObject({ head });
  await other.remove();
});

test('a folder outside any repository, or a missing one, is reported', async () => {
  expect(await missing(repo.folder)).toBe(`${repo.folder} is not part of a git repository`);
  expect(await missing(join(repo.folder, 'nowhere'))).toMatch(/cannot change to '.*nowhere'/);
});

test('a folder inside .git is not accepted', async () => {
  expect(await missing(join(repo.root, '.git/objects'))).toMatch(/git/);
});

test('a missing git is reported', async () => {
  vi.stubEnv('PATH', join(repo.folder, 'nothing'));
  expect(await missing(repo.dir)).toBe('git is not installed on this machine');
  expect(await git(repo.root, ['status'])).toEqual({ outcome: 'not-installed' });
  await expect(gitOutput(repo.root, ['status'])).rejects.toThrow('git is not installed on this machine.');
  await expect(gitStream(repo.root, ['status']).next()).rejects.toThrow(
    'git is not installed on this machine.',
  );
});

test('a repository of another user is reported with a solution', async () => {
  await repo.change('site.yaml', 'x\n');
  vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
  expect(await missing(repo.dir)).toBe(
    `git does not trust the repository of ${repo.dir}, which belongs to somebody else; ` +
      `git config --global --add safe.directory ${repo.root} changes that`,
  );
});

test('a folder that git cannot read is reported with git’s words', async () => {
  await repo.change('site.yaml', 'x\n');
  await writeFile(join(repo.root, '.git/config'), '[core]\n\trepositoryformatversion = 9\n');
  expect(await missing(repo.dir)).toMatch(/^git cannot read the repository of .*: .*version/);
});

test('a work tree whose repository is gone is not treated as having none', async () => {
  await rm(join(repo.root, '.git'), { recursive: true });
  await writeFile(join(repo.root, '.git'), 'gitdir: /nowhere/at/all\n');
  await repo.put('site.yaml', 'x\n');
  expect(await missing(repo.dir)).toMatch(/^git cannot read the repository of .*nowhere\/at\/all/);
});

test('a repository that a hook names does not replace the one around the content', async () => {
  const other = await Repo.make();
  await other.change('site.yaml', 'other\n');
  vi.stubEnv('GIT_CEILING_DIRECTORIES', '');
  const head = await repo.change('site.yaml', 'x\n');
  vi.stubEnv('GIT_DIR', join(other.root, '.git'));
  vi.stubEnv('GIT_WORK_TREE', other.root);
  vi.stubEnv('GIT_INDEX_FILE', join(other.root, '.git/index'));
  expect(await findRepository(repo.dir)).toMatchObject({ dir: repo.dir, head });
  await other.remove();
});

test('a failure has its code and git’s words, and output comes as bytes', async () => {
  await repo.change('a', Buffer.from([0, 0xff, 13, 10]));
  expect(await git(repo.dir, ['cat-file', 'blob', 'nowhere'])).toEqual({
    outcome: 'failed',
    code: 128,
    stdout: Buffer.alloc(0),
    stderr: 'fatal: Not a valid object name nowhere\n',
  });
  expect(await gitOutput(repo.root, ['cat-file', 'blob', 'HEAD:content/a'])).toEqual(
    Buffer.from([0, 0xff, 13, 10]),
  );
  await expect(gitOutput(repo.dir, ['cat-file', 'blob', 'nowhere'])).rejects.toThrow(
    'git cat-file failed in the repository of the content: Not a valid object name nowhere.',
  );
  await expect(gitStream(repo.dir, ['cat-file', 'blob', 'nowhere']).next()).rejects.toThrow(
    /Not a valid object name/,
  );
});

test('git reads its whole input, even if it is long and git ends first', async () => {
  const id = await gitOutput(repo.dir.replace('/content/', ''), ['hash-object', '--stdin'], { stdin: 'x\n' });
  expect(id.toString().trim()).toBe('587be6b4c3f93f93c489c0111bba5596147a26cb');
  expect(await git(repo.root, ['rev-parse', '--git-dir'], { stdin: 'x'.repeat(4_000_000) })).toMatchObject({
    outcome: 'done',
  });
});
