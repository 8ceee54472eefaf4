import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ObjectReader } from '../../../src/lib/git/object-reader.ts';
import { Repo } from './repo.ts';

let repo: Repo;
let reader: ObjectReader;
beforeEach(async () => {
  repo = await Repo.make();
  await repo.change('posts/en/a.mdx', 'one\n\ntwo');
  reader = new ObjectReader(repo.dir);
});
afterEach(async () => {
  reader.close();
  await repo.remove();
});

test('many questions are answered in their order', async () => {
  const big = Buffer.alloc(3_000_000, 'x\n');
  await repo.change('media/big', big);
  const id = repo.git('rev-parse', 'HEAD:content/media/big');
  const [missing, text, whole, branch, odd, again] = await Promise.all([
    reader.read('HEAD:content/none'),
    reader.read('HEAD:content/posts/en/a.mdx'),
    reader.read(id),
    reader.idOf('refs/heads/main'),
    reader.read('HEAD:two\nlines'),
    reader.read('HEAD:content/posts/en/a.mdx'),
  ]);
  expect(missing).toBeUndefined();
  expect(text?.bytes.toString()).toBe('one\n\ntwo');
  expect(whole?.bytes.equals(big)).toBe(true);
  expect(branch).toBe(repo.git('rev-parse', 'main'));
  expect(odd).toBeUndefined();
  expect(again?.bytes.toString()).toBe('one\n\ntwo');
});

test('changes by others in the repository are seen', async () => {
  const before = await reader.idOf('refs/heads/main');
  const after = await repo.change('posts/en/b.mdx', 'b');
  expect(await reader.idOf('refs/heads/main')).toBe(after);
  repo.git('gc', '-q');
  expect(await reader.idOf('refs/heads/main')).toBe(after);
  expect((await reader.read(`${after}:content/posts/en/b.mdx`))?.bytes.toString()).toBe('b');
  repo.git('update-ref', 'refs/heads/main', before ?? '');
  expect(await reader.idOf('refs/heads/main')).toBe(before);
  repo.git('branch', 'cms/posts/x');
  repo.git('pack-refs', '--all');
  expect(await reader.idOf('refs/heads/cms/posts/x')).toBe(before);
  repo.git('branch', '-D', 'cms/posts/x');
  expect(await reader.idOf('refs/heads/cms/posts/x')).toBeUndefined();
});

test('a killed git is an error, and the next question starts another one', async () => {
  expect(await reader.idOf('HEAD')).toBeDefined();
  execFileSync('pkill', ['-KILL', '-f', `${repo.dir}.*cat-file`]);
  await expect
    .poll(() =>
      reader.idOf('HEAD').then(
        () => 'answered',
        () => 'gone',
      ),
    )
    .toBe('answered');
});
