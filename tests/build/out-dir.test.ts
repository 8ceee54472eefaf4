import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guardOutDir } from '../../src/astro/build/out-dir.ts';
import { projectRoot } from '../../src/lib/settings.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'out-dir-'));
  await mkdir(join(root, 'empty'));
  await mkdir(join(root, 'letters'));
  await writeFile(join(root, 'letters', 'to-mother.txt'), 'Dear mother');
  await mkdir(join(root, 'built', 'schemas'), { recursive: true });
  await writeFile(join(root, 'built', 'schemas', 'posts.json'), '{}');
  await writeFile(join(root, 'file'), '');
});
afterAll(() => rm(root, { recursive: true }));

test.each(['missing', 'empty', 'built'])('a folder that is %s may be replaced', async (name) => {
  await expect(
    guardOutDir({ outDir: join(root, name), contentDir: join(root, 'content') }),
  ).resolves.toBeUndefined();
});

test.each([
  ['letters', /files that no build made/],
  ['file', /cannot be read as a folder/],
  ['content', /holds the project or the content/],
  ['content/posts', /holds the project or the content/],
  ['.', /holds the project or the content/],
])('%s is refused', async (name, message) => {
  await expect(guardOutDir({ outDir: join(root, name), contentDir: join(root, 'content') })).rejects.toThrow(
    message,
  );
});

test('a link that leads to what must stay is refused like it', async () => {
  await mkdir(join(root, 'content'), { recursive: true });
  await symlink(join(root, 'content'), join(root, 'link-to-content'));
  await symlink(root, join(root, 'link-to-root'));
  const contentDir = join(root, 'content');
  for (const name of ['link-to-content', 'link-to-root/content/new', 'link-to-root'])
    await expect(guardOutDir({ outDir: join(root, name), contentDir })).rejects.toThrow(/holds the project/);
  await expect(
    guardOutDir({ outDir: contentDir, contentDir: join(root, 'link-to-content') }),
  ).rejects.toThrow(/holds the project/);
});

test('the project itself and what holds it are refused', async () => {
  const contentDir = join(root, 'content');
  await expect(guardOutDir({ outDir: projectRoot, contentDir })).rejects.toThrow(/holds the project/);
  await expect(guardOutDir({ outDir: dirname(join(projectRoot, '.')), contentDir })).rejects.toThrow(
    /holds the project/,
  );
});
