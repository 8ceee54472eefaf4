import { execFileSync } from 'node:child_process';
import { afterEach, describe, expect, test } from 'vitest';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { ObjectReader } from '../../../src/lib/git/object-reader.ts';
import { filesIn } from '../../../src/lib/git/objects.ts';
import { Repo, oddNames } from './repo.ts';

let repo: Repo;
let objects: ObjectReader;
afterEach(async () => {
  objects.close();
  await repo.remove();
});

async function make(format: string, prefix: string): Promise<string> {
  repo = await Repo.make({ format, prefix });
  for (const name of [...oddNames, 'posts/en/a.mdx', 'posts-aside.mdx', 'posts.mdx', 'posts/fr/a.mdx'])
    await repo.put(name, name);
  await symlink('../elsewhere', join(repo.dir, 'link'));
  // A module's folder is there, so that it stays in the index.
  await mkdir(join(repo.root, prefix, 'module'));
  repo.git(
    'update-index',
    '--add',
    '--cacheinfo',
    `160000,${'1'.repeat(format === 'sha1' ? 40 : 64)},${prefix}module`,
  );
  objects = new ObjectReader(repo.dir);
  return repo.commit();
}

describe.each([
  ['sha1', ''],
  ['sha1', 'content/'],
  ['sha256', 'site/our [content]/'],
])('in a %s repository with its content in "%s"', (format, prefix) => {
  test('an open git lists the same files in the same order as one that is started for it', async () => {
    const commit = await make(format, prefix);
    const repository = await repo.read();
    const tree = repo.git('rev-parse', `${commit}^{tree}`);
    const paths = [
      '',
      'posts',
      'posts/en',
      'posts/en/a.mdx',
      'link',
      'none',
      'posts/none',
      'posts/en/a.mdx/x',
    ];
    for (const from of [commit, tree])
      for (const path of [...paths, ...oddNames, '.', '..', 'posts/', './posts', 'posts/../posts']) {
        const ask = (more: object) =>
          filesIn({ ...repository, ...more }, from, path).then((found) => [...found]);
        const expected = await ask({}).catch((error: unknown) => error);
        expect(await ask({ objects }).catch((error: unknown) => error), path).toEqual(expected);
      }
    const all = await filesIn({ ...repository, objects }, commit);
    expect(all.get('link')?.mode).toBe('120000');
    expect([...all.keys()]).toEqual(expect.arrayContaining(oddNames));
    expect(repo.git('ls-tree', commit, `${prefix}module`)).toMatch(/^160000 commit /);
  });
});

test('a commit that is not there, and a folder that is damaged, are errors that name what is missing', async () => {
  await make('sha1', 'content/');
  const repository = { ...(await repo.read()), objects };
  await expect(filesIn(repository, '1'.repeat(40))).rejects.toThrow('git ls-tree failed');
  const input = `040000 tree ${'1'.repeat(40)}\tposts\n`;
  const damaged = execFileSync('git', ['mktree', '--missing'], { cwd: repo.root, input }).toString().trim();
  await expect(filesIn({ ...repository, prefix: '' }, damaged)).rejects.toThrow(
    `the object ${'1'.repeat(40)}`,
  );
});
