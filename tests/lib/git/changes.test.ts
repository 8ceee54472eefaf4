import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesAt, changesSince } from '../../../src/lib/git/changes.ts';
import { put } from '../../fixtures/folder.ts';
import { Repo, oddNames } from './repo.ts';

let repo: Repo;
afterEach(() => repo.remove());
const changes = async (base = 'main', folder = 'approvals') =>
  (await changesSince(await repo.read(), base, folder)).map(({ file, change }) => `${change} ${file}`);
const path = (file: string) => join(repo.dir, file);

describe.each([
  { format: 'sha1', prefix: 'content/' },
  { format: 'sha256', prefix: '' },
])('changes since a commit ($format, content at "$prefix")', (options) => {
  beforeEach(async () => {
    repo = await Repo.make(options);
    await repo.put('approvals/a.json', 'a\n');
    await repo.put('approvals/posts/b.json', 'b\n');
    await repo.put('approvals.json', 'x\n');
    await repo.change('posts/en/a.mdx', 'a\n');
    repo.git('checkout', '-q', '-b', 'work');
  });

  test('are none at first', async () => {
    expect(await changes()).toEqual([]);
    for (const folder of ['.', 'approvals/', 'approvals/posts'])
      expect(await changes('main', folder)).toEqual([]);
  });

  test('include added, changed and deleted files, committed, staged or only on the disk', async () => {
    const expected = ['added approvals/c.json', 'deleted approvals/posts/b.json', 'changed approvals/a.json'];
    await repo.put('approvals/a.json', 'A\n');
    await repo.put('approvals/c.json', 'c\n');
    await rm(path('approvals/posts/b.json'));
    // Files elsewhere do not count.
    await repo.put('approvals.json', 'y\n');
    await repo.put('posts/en/a.mdx', 'b\n');
    expect((await changes()).toSorted()).toEqual(expected.toSorted());
    repo.git('add', '-A');
    expect((await changes()).toSorted()).toEqual(expected.toSorted());
    repo.commit();
    expect((await changes()).toSorted()).toEqual(expected.toSorted());
    expect(await changes('HEAD')).toEqual([]);
  });

  test('are sorted by name', async () => {
    for (const name of ['z', 'é', 'A', 'b/c']) await repo.put(`approvals/${name}`, name);
    expect(await changes()).toEqual(['A', 'b/c', 'z', 'é'].map((name) => `added approvals/${name}`));
  });

  test('list a renamed file as deleted and added', async () => {
    await rename(path('approvals/a.json'), path('approvals/z.json'));
    expect(await changes()).toEqual(['deleted approvals/a.json', 'added approvals/z.json']);
  });

  test('do not include a file that was changed back', async () => {
    await repo.change('approvals/a.json', 'A\n');
    await repo.change('approvals/a.json', 'a\n');
    expect(await changes()).toEqual([]);
  });

  test('include a file that is ignored or hidden by the index', async () => {
    await put(repo.root, '.gitignore', '*.json\n');
    await repo.put('approvals/new.json', 'x\n');
    repo.git('update-index', '--assume-unchanged', `${options.prefix}approvals/a.json`);
    repo.git('update-index', '--skip-worktree', `${options.prefix}approvals/posts/b.json`);
    await repo.put('approvals/a.json', 'A\n');
    await repo.put('approvals/posts/b.json', 'B\n');
    expect(await changes()).toEqual([
      'changed approvals/a.json',
      'added approvals/new.json',
      'changed approvals/posts/b.json',
    ]);
  });

  test('do not report a file as deleted that git was told to forget', async () => {
    repo.git('rm', '-q', '--cached', `${options.prefix}approvals/a.json`);
    expect(await changes()).toEqual([]);
  });

  test('are seen despite line ends and an equal size, but permissions do not count', async () => {
    repo.git('config', 'core.autocrlf', 'true');
    await repo.put('.gitattributes', '* text=auto\n');
    await repo.put('approvals/a.json', 'a\r\n');
    await repo.put('approvals/posts/b.json', 'B\n');
    expect(await changes()).toEqual(['changed approvals/a.json', 'changed approvals/posts/b.json']);
    await repo.put('approvals/a.json', 'a\n');
    await repo.put('approvals/posts/b.json', 'b\n');
    await chmod(path('approvals/a.json'), 0o755);
    expect(await changes()).toEqual([]);
  });

  test('include a file that became a link, a folder or a pipe', async () => {
    await rename(path('approvals/a.json'), path('elsewhere'));
    await symlink(path('elsewhere'), path('approvals/a.json'));
    expect(await changes()).toEqual(['changed approvals/a.json']);
    await rm(path('approvals/a.json'));
    execFileSync('mkfifo', [path('approvals/a.json')]);
    expect(await changes()).toEqual(['changed approvals/a.json']);
    await rm(path('approvals/a.json'));
    await repo.put('approvals/a.json/inside', 'x\n');
    expect(await changes()).toEqual(['deleted approvals/a.json', 'added approvals/a.json/inside']);
  });

  test('do not include a link with the same target', async () => {
    await symlink('a.json', path('approvals/link'));
    const base = repo.commit();
    expect(await changes(base)).toEqual([]);
    await rm(path('approvals/link'));
    await symlink('b.json', path('approvals/link'));
    expect(await changes(base)).toEqual(['changed approvals/link']);
    await rm(path('approvals/link'));
    await repo.put('approvals/link', 'a.json');
    expect(await changes(base)).toEqual(['changed approvals/link']);
  });

  test('do not include the target of a link in place of the folder', async () => {
    await rename(path('approvals/posts'), path('elsewhere'));
    await symlink(path('elsewhere'), path('approvals/posts'));
    expect(await changes()).toEqual(['added approvals/posts', 'deleted approvals/posts/b.json']);
    await rename(path('approvals'), path('away'));
    await symlink(path('away'), path('approvals'));
    expect(await changes()).toEqual([
      'added approvals',
      'deleted approvals/a.json',
      'deleted approvals/posts/b.json',
    ]);
    expect(await changes('main', 'approvals/posts')).toEqual([
      'added approvals',
      'deleted approvals/posts/b.json',
    ]);
  });

  test('are found in a folder that is deleted, new or never existed', async () => {
    await rm(path('approvals'), { recursive: true });
    expect(await changes()).toEqual(['deleted approvals/a.json', 'deleted approvals/posts/b.json']);
    await repo.put('more/x/y', 'x\n');
    expect(await changes('main', 'more')).toEqual(['added more/x/y']);
    expect(await changes('main', 'more/x/y/z')).toEqual(['added more/x/y']);
    expect(await changes('main', 'nowhere')).toEqual([]);
  });

  test('are hidden by a nested repository only inside it', async () => {
    await mkdir(path('approvals/inner'));
    execFileSync('git', ['init', '-q', path('approvals/inner')]);
    await repo.put('approvals/inner/x.json', 'x\n');
    expect(await changes()).toEqual(['added approvals/inner/x.json']);
  });

  test('are found for unusual names', async () => {
    const files = oddNames.map((name) => `approvals/${name}`).toSorted();
    for (const file of files) await repo.put(file, 'one\n');
    expect(await changes()).toEqual(files.map((file) => `added ${file}`));
    const base = repo.commit();
    expect(await changes(base)).toEqual([]);
    for (const file of files) await repo.put(file, 'two\n');
    expect(await changes(base)).toEqual(files.map((file) => `changed ${file}`));
    for (const file of files) await rm(path(file));
    expect(await changes(base)).toEqual(files.map((file) => `deleted ${file}`));
    const repository = await repo.read();
    for (const file of [...files, ...oddNames]) {
      const bytes = await bytesAt(repository, base, file);
      expect(bytes?.toString(), file).toBe(files.includes(file) ? 'one\n' : undefined);
    }
  });

  test('can be listed from branches, tags, short ids and relative names', async () => {
    const first = repo.git('rev-parse', 'main');
    await repo.change('approvals/a.json', 'A\n');
    repo.git('tag', '-a', '-m', 'Tag', 'tagged', first);
    for (const base of ['main', 'tagged', first, first.slice(0, 10), 'HEAD~1', 'work^', 'refs/heads/main'])
      expect(await changes(base)).toEqual(['changed approvals/a.json']);
  });

  test.each([
    '',
    'nowhere',
    '-',
    '--all',
    '--output=ran',
    '--help',
    '^main',
    'main..work',
    'main work',
    'main:',
    'main\0',
    'main^{tree}',
    `main:${options.prefix}approvals/a.json`,
    '0'.repeat(40),
    '$(touch ran)',
  ])('there is no commit %j', async (base) => {
    await expect(changes(base)).rejects.toThrow(
      `There is no commit "${base}". Name a branch, a tag or a commit that git knows, such as origin/main.`,
    );
    expect(await bytesAt(await repo.read(), base, 'approvals/a.json')).toBeUndefined();
  });
});

describe('the bytes of a file in a commit', () => {
  let first: string;
  beforeEach(async () => {
    repo = await Repo.make();
    repo.git('config', 'core.autocrlf', 'false');
    await repo.put('policy.yaml', 'one\r\n');
    await symlink('policy.yaml', path('link.yaml'));
    first = await repo.change('posts/en/a.mdx', 'a\n');
  });

  test('are those of that commit, without conversion', async () => {
    await repo.put('.gitattributes', '* text eol=lf\n');
    await repo.put('policy.yaml', 'two\n');
    const second = repo.commit();
    await repo.put('policy.yaml', 'three\n');
    const repository = await repo.read();
    expect((await bytesAt(repository, first, 'policy.yaml'))?.toString()).toBe('one\r\n');
    expect((await bytesAt(repository, second, 'policy.yaml'))?.toString()).toBe('two\n');
  });

  test.each(['posts', 'posts/en/', 'nowhere', 'link.yaml', '../README', '', '.', 'posts/../policy.yaml'])(
    'do not exist for %j',
    async (file) => {
      expect(await bytesAt(await repo.read(), first, file)).toBeUndefined();
    },
  );
});

describe('in a shallow clone', () => {
  beforeEach(async () => {
    repo = await Repo.make();
    await repo.change('approvals/a.json', 'a\n');
    await repo.change('approvals/a.json', 'b\n');
  });

  test('an available commit can be compared with, and a missing one gives a remedy', async () => {
    const repository = await repo.shallow(1);
    await put(repository.dir, 'approvals/a.json', 'c\n');
    expect(await changesSince(repository, 'HEAD', 'approvals')).toEqual([
      { file: 'approvals/a.json', change: 'changed' },
    ]);
    expect((await bytesAt(repository, 'HEAD', 'approvals/a.json'))?.toString()).toBe('b\n');
    await expect(changesSince(repository, 'HEAD~1', 'approvals')).rejects.toThrow(
      /^There is no commit "HEAD~1"\..* git fetch --unshallow brings all commits\.$/,
    );
  });
});

test('before the first commit, every name is unknown', async () => {
  repo = await Repo.make();
  await repo.put('approvals/a.json', 'a\n');
  await expect(changes('HEAD')).rejects.toThrow(/There is no commit "HEAD"/);
});
