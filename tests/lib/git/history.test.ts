import { unlink, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytesInHistory, lastChanged, versionsOf } from '../../../src/lib/git/history.ts';
import { remove } from '../../fixtures/folder.ts';
import { Repo, oddNames, sha256 } from './repo.ts';

const file = 'posts/en/a.mdx';

let repo: Repo;
const setUp = (options?: Parameters<typeof Repo.make>[0]) => async () => {
  repo = await Repo.make(options);
};
const tearDown = () => repo.remove();
const textOf = async (digest: string, name = file) =>
  (await bytesInHistory(await repo.read(), name, digest))?.toString();
const texts = async (...all: (string | Buffer)[]) => {
  expect([...(await versionsOf(await repo.read(), file))].toSorted()).toEqual(all.map(sha256).toSorted());
};

/** A merge whose result the caller decides. */
async function merge(branch: string, text: string, email?: string): Promise<string> {
  try {
    repo.git('merge', '-q', '--no-ff', '--no-commit', branch);
  } catch {
    // A conflict, which the caller's text resolves.
  }
  return repo.change(file, text, email);
}

describe.each([
  { format: 'sha1', prefix: 'content/' },
  { format: 'sha1', prefix: '' },
  { format: 'sha256', prefix: 'sites/été one/' },
])('a file’s versions ($format, content at "$prefix")', (options) => {
  beforeEach(setUp(options));
  afterEach(tearDown);

  test('are found by their bytes, whatever came later', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await repo.change(file, text);
    for (const text of ['one\n', 'two\n', 'three\n']) expect(await textOf(sha256(text))).toBe(text);
    expect(await textOf(sha256('four\n'))).toBeUndefined();
    expect(await textOf(sha256('one\n'), 'posts/en/b.mdx')).toBeUndefined();
    await texts('one\n', 'two\n', 'three\n');
  });

  test('are only those of the history, not of the disk or another branch', async () => {
    await repo.change(file, 'one\n');
    repo.git('checkout', '-q', '-b', 'side');
    await repo.change(file, 'two\n');
    repo.git('checkout', '-q', 'main');
    await repo.put(file, 'three\n');
    await texts('one\n');
  });

  test('are found after the file was deleted, and after it came back', async () => {
    await repo.change(file, 'one\n');
    await remove(join(repo.dir, file));
    repo.commit();
    await texts('one\n');
    await repo.change(file, 'two\n');
    await texts('one\n', 'two\n');
    expect(await textOf(sha256('one\n'))).toBe('one\n');
  });

  test('are those of a file with an unusual name, and of no other', async () => {
    await repo.change(file, 'other\n');
    for (const text of ['one', 'two']) {
      for (const name of oddNames) await repo.put(name, `${text} ${name}`);
      repo.commit();
    }
    const repository = await repo.read();
    for (const name of oddNames) {
      const own = ['two', 'one'].map((text) => sha256(`${text} ${name}`));
      expect(await versionsOf(repository, name)).toEqual(new Set(own));
      expect(await textOf(own[1] ?? '', name)).toBe(`one ${name}`);
    }
    const moment = repo.momentOf('HEAD');
    expect(await lastChanged(repository, oddNames)).toEqual(new Map(oddNames.map((name) => [name, moment])));
  });
});

describe('in the history', () => {
  beforeEach(setUp());
  afterEach(tearDown);

  test('bytes are those that were committed: CRLF, zero bytes, no line end, empty', async () => {
    const all = [
      Buffer.from('one\r\ntwo\r\n'),
      Buffer.from([0, 0xff, 0xfe, 10, 0]),
      Buffer.from('no end'),
      Buffer.alloc(0),
    ];
    repo.git('config', 'core.autocrlf', 'false');
    for (const bytes of all) await repo.change(file, bytes);
    await repo.put('.gitattributes', '* text=auto eol=crlf working-tree-encoding=UTF-16\n');
    repo.git('config', 'core.autocrlf', 'true');
    await texts(...all);
    const repository = await repo.read();
    for (const bytes of all) expect(await bytesInHistory(repository, file, sha256(bytes))).toEqual(bytes);
  });

  test('many large versions do not get mixed up', async () => {
    const all = ['a', 'b\n', 'c'].map((letter, index) => letter.repeat(700_000 + index));
    for (const text of all) await repo.change(file, text);
    await texts(...all);
    expect(await textOf(sha256(all[0] ?? ''))).toBe(all[0]);
  });

  test('a version of more than 64 MB is skipped', async () => {
    const giant = Buffer.alloc(64 * 1024 * 1024 + 1);
    await repo.change(file, 'one\n');
    await repo.change(file, giant);
    await texts('one\n');
    expect(await textOf(sha256(giant))).toBeUndefined();
    expect(await textOf(sha256('one\n'))).toBe('one\n');
  });

  test('every merged branch counts, even if the merge discarded its version', async () => {
    await repo.change(file, 'one\n');
    repo.git('checkout', '-q', '-b', 'side');
    await repo.change(file, 'side\n');
    repo.git('checkout', '-q', '-b', 'discarded', 'main');
    await repo.change(file, 'discarded\n');
    repo.git('checkout', '-q', 'main');
    await repo.change(file, 'two\n');
    await merge('side', 'merged\n');
    repo.git('merge', '-q', '-s', 'ours', '-m', 'Keep ours', 'discarded');
    await texts('one\n', 'side\n', 'discarded\n', 'two\n', 'merged\n');
  });

  test('links, and files of a folder with the same name, are not versions', async () => {
    await repo.change(`${file}/inside`, 'inside\n');
    await remove(join(repo.dir, file));
    await symlink('somewhere', join(repo.dir, file));
    repo.commit();
    await unlink(join(repo.dir, file));
    await repo.change(file, 'one\n');
    await texts('one\n');
    expect(await textOf(sha256('somewhere'))).toBeUndefined();
  });

  test('a renamed file has no history under its new name', async () => {
    await repo.change('posts/en/old.mdx', 'one\n');
    repo.git('mv', 'content/posts/en/old.mdx', `content/${file}`);
    await repo.change(file, 'one\ntwo\n');
    await texts('one\ntwo\n');
  });

  test('git replacements are ignored', async () => {
    await repo.change(file, 'one\n');
    await repo.change('other', 'other\n');
    repo.git('replace', `HEAD:content/${file}`, 'HEAD:content/other');
    await texts('one\n');
  });

  test('git settings neither shorten it nor change its paths', async () => {
    await repo.change(file, 'one\n');
    const moment = repo.momentOf('HEAD');
    for (const [name = '', value = ''] of [
      ['log.showRoot', 'false'],
      ['log.follow', 'true'],
      ['log.diffMerges', 'off'],
      ['diff.relative', 'true'],
      ['diff.renames', 'copies'],
      ['diff.noprefix', 'true'],
      ['color.ui', 'always'],
      ['core.quotePath', 'true'],
      ['log.date', 'human'],
    ])
      repo.git('config', name, value);
    await texts('one\n');
    expect(await lastChanged(await repo.read(), [file])).toEqual(new Map([[file, moment]]));
  });

  test('a shallow clone has the versions since its first commit', async () => {
    for (const text of ['one\n', 'two\n', 'three\n']) await repo.change(file, text);
    const repository = await repo.shallow(2);
    expect(await versionsOf(repository, file)).toEqual(new Set(['three\n', 'two\n'].map(sha256)));
    expect((await bytesInHistory(repository, file, sha256('two\n')))?.toString()).toBe('two\n');
    expect(await bytesInHistory(repository, file, sha256('one\n'))).toBeUndefined();
  });

  test('before the first commit there is nothing', async () => {
    await repo.put(file, 'one\n');
    const repository = await repo.read();
    expect(await bytesInHistory(repository, file, sha256('one\n'))).toBeUndefined();
    expect(await versionsOf(repository, file)).toEqual(new Set());
    expect(await lastChanged(repository, [file])).toEqual(new Map());
  });

  test('damage is an error', async () => {
    await repo.change(file, 'one\n');
    await repo.change(file, 'two\n');
    const blob = repo.git('rev-parse', `HEAD~1:content/${file}`);
    await remove(join(repo.root, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    const repository = await repo.read();
    // The newest version is found before the damage is reached.
    expect(await textOf(sha256('two\n'))).toBe('two\n');
    await expect(textOf(sha256('one\n'))).rejects.toThrow(`git does not have the object ${blob}.`);
    await expect(versionsOf(repository, file)).rejects.toThrow(/does not have the object/);
    const commit = repo.git('rev-parse', 'HEAD');
    await remove(join(repo.root, '.git/objects', commit.slice(0, 2), commit.slice(2)));
    await expect(versionsOf(await repo.read(), file)).rejects.toThrow(/^git log failed/);
    await expect(lastChanged(await repo.read(), [file])).rejects.toThrow(/^git ls-tree failed/);
  });
});

describe('the last change of a file', () => {
  beforeEach(setUp());
  afterEach(tearDown);

  const dates = async (...files: string[]) => Object.fromEntries(await lastChanged(await repo.read(), files));

  test('is the last commit that touched it, in UTC', async () => {
    const first = await repo.change(file, 'one\n');
    const second = await repo.change('b', 'one\n');
    await repo.change('c', 'one\n');
    expect(await dates(file, 'b', 'never-committed')).toEqual({
      [file]: repo.momentOf(first),
      b: repo.momentOf(second),
    });
    expect(repo.momentOf(first)).toMatch(/^2026-01-01T\d\d:00:00\.000Z$/);
  });

  test('is the revert if a change was reverted, and permissions count too', async () => {
    await repo.change(file, 'one\n');
    await repo.change(file, 'two\n');
    const back = await repo.change(file, 'one\n');
    expect(await dates(file)).toEqual({ [file]: repo.momentOf(back) });
    repo.git('update-index', '--chmod=+x', `content/${file}`);
    repo.git('commit', '-q', '-m', 'Rights');
    expect(await dates(file)).toEqual({ [file]: repo.momentOf('HEAD') });
  });

  test('is the commit on the branch, not the merge that brought it in', async () => {
    await repo.change(file, 'one\n');
    repo.git('checkout', '-q', '-b', 'side');
    const side = await repo.change(file, 'two\n');
    repo.git('checkout', '-q', 'main');
    const main = await repo.change('b', 'one\n');
    repo.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side');
    expect(await dates(file, 'b')).toEqual({ [file]: repo.momentOf(side), b: repo.momentOf(main) });
  });

  test('is the merge if it wrote what no parent had', async () => {
    await repo.change(file, 'one\n');
    repo.git('checkout', '-q', '-b', 'side');
    await repo.change(file, 'side\n');
    repo.git('checkout', '-q', 'main');
    await repo.change(file, 'main\n');
    const merged = await merge('side', 'both\n');
    expect(await dates(file)).toEqual({ [file]: repo.momentOf(merged) });
  });

  test('is not a change that a merge discarded', async () => {
    const kept = await repo.change(file, 'one\n');
    repo.git('checkout', '-q', '-b', 'side');
    await repo.change(file, 'side\n');
    const taken = await repo.change('b', 'side\n');
    repo.git('checkout', '-q', 'main');
    await repo.change('c', 'main\n');
    await merge('side', 'one\n');
    expect(await dates(file, 'b')).toEqual({ [file]: repo.momentOf(kept), b: repo.momentOf(taken) });
  });

  test('is absent for uncommitted and deleted files', async () => {
    await repo.change(file, 'one\n');
    await remove(join(repo.dir, file));
    await repo.change('b', 'one\n');
    await repo.put(file, 'one\n');
    expect(Object.keys(await dates(file, 'b', 'posts', 'posts/en'))).toEqual(['b']);
    expect(await dates()).toEqual({});
  });

  test('is absent for an impossible date', async () => {
    await repo.change(file, 'one\n');
    const tree = repo.git('rev-parse', 'HEAD^{tree}');
    const who = 'A <a@a.example> 99999999999999 +0000';
    await repo.put('../raw', `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nLate\n`);
    const late = repo.git('hash-object', '-t', 'commit', '-w', '--literally', 'raw');
    repo.git('update-ref', 'HEAD', late);
    expect(await dates(file)).toEqual({});
  });

  test('is found for very many files in one walk', async () => {
    const files = Array.from({ length: 500 }, (_, index) => `many/${String(index)}`);
    for (const name of files) await repo.put(name, `${name}\n`);
    const all = repo.commit();
    for (let count = 0; count < 5; count++) await repo.change('other', String(count));
    const found = await dates(...files);
    expect(Object.keys(found)).toHaveLength(500);
    expect(new Set(Object.values(found))).toEqual(new Set([repo.momentOf(all)]));
  });

  test('is in a shallow clone never older than its first commit', async () => {
    await repo.change(file, 'one\n');
    const end = await repo.change('b', 'one\n');
    const last = await repo.change('c', 'one\n');
    const found = await lastChanged(await repo.shallow(2), [file, 'b', 'c']);
    expect(Object.fromEntries(found)).toEqual({
      [file]: repo.momentOf(end),
      b: repo.momentOf(end),
      c: repo.momentOf(last),
    });
  });
});
