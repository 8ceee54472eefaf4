import { execFileSync } from 'node:child_process';
import { mkdir, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { readFiles } from './read.ts';

let folder: string;
beforeEach(async () => {
  folder = await writeFolder({ ...tinySite, 'posts/en/a.mdx': post('A') });
});
afterEach(() => remove(folder));

const read = () => readContent({ contentDir: folder, cacheDir: join(folder, '.cache'), now: new Date() });
const codes = async () => (await read()).errors.map((error) => `${error.file} ${error.code}`);

/** Moves a file or folder elsewhere and puts a link in its place. */
async function replaceByLink(name: string): Promise<void> {
  const elsewhere = join(folder, '.elsewhere');
  await rename(join(folder, name), elsewhere);
  await symlink(elsewhere, join(folder, name));
}

test.each(['posts', 'people', 'posts/en', 'posts/en/a.mdx', 'people/ann.yaml', 'site.yaml', 'policy.yaml'])(
  'the target of a link at %s is not read',
  async (name) => {
    await put(folder, 'policy.yaml', 'desks: {}\n');
    await replaceByLink(name);
    expect(await codes()).toContain(`${name} file-link`);
    const { content } = await read();
    if (name.startsWith('posts')) expect(content?.entries).toEqual([]);
  },
);

test('a media folder that is a link contains no files', async () => {
  await put(folder, 'media/a.txt', 'secret');
  await put(folder, 'posts/en/a.mdx', post('A', '', '<Download file="/media/a.txt" />\n'));
  expect(await codes()).toEqual([]);
  await replaceByLink('media');
  expect(await codes()).toEqual(['media media-link', 'posts/en/a.mdx missing-file']);
});

test.each(['site.yaml', 'people/ann.yaml', 'posts/en/a.mdx'])('a pipe at %s does not block', async (name) => {
  await remove(join(folder, name));
  execFileSync('mkfifo', [join(folder, name)]);
  expect(await codes()).toContain(`${name} file-link`);
});

test.each(['posts', 'people', 'media'])(
  'a file in place of the folder %s is not taken for an empty folder',
  async (name) => {
    await remove(join(folder, name));
    await put(folder, name, 'x');
    expect((await read()).errors.find(({ file }) => file === name)).toBeDefined();
  },
);

test('a folder named like an entry is not an entry, and a file in it is reported', async () => {
  await mkdir(join(folder, 'posts/en/b.mdx'));
  expect(await codes()).toEqual([]);
  await put(folder, 'posts/fr/b.mdx/c.mdx', post('C'));
  const { errors, content } = await read();
  expect(errors).toMatchObject([{ code: 'file-place', fix: 'Move it to posts/fr/c.mdx.' }]);
  expect(content?.entries.map(({ slug }) => slug)).toEqual(['a']);
});

test('hidden files of other programs are ignored', async () => {
  await put(folder, '.DS_Store', 'x');
  await put(folder, 'posts/.DS_Store', 'x');
  await put(folder, 'posts/.trash/en/b.mdx', 'x');
  await put(folder, 'media/.thumbs/a.png', 'x');
  expect(await read()).toMatchObject({ errors: [], warnings: [] });
});

test('folders and texts that the site does not read give a warning', async () => {
  await put(folder, 'post/en/b.mdx', post('B'));
  await put(folder, 'site.yml', 'x');
  await put(folder, 'README.md', 'x');
  const { errors, warnings } = await read();
  expect(errors).toEqual([]);
  expect(warnings.map(({ file, fix }) => `${file} ${fix}`)).toEqual([
    'post Move what is in it to posts, which is there already, or take it out.',
    'site.yml Move what is in it to site.yaml, which is there already, or take it out.',
  ]);
});

test.each([
  ['posts/en/Big News.mdx', 'file-name', 'big-news.mdx'],
  ['posts/en/été-à-paris.mdx', 'file-name', 'ete-a-paris.mdx'],
  ['posts/en/a--b.mdx', 'file-name', 'a-b.mdx'],
  ['posts/en/a_b.mdx', 'file-name', 'a-b.mdx'],
  ['posts/en/日本.mdx', 'file-name', 'ri-ben.mdx'],
  [`posts/en/${'x'.repeat(81)}.mdx`, 'file-name', ` ${'x'.repeat(76)}.mdx`],
  ['posts/en/a.MDX', 'file-type', 'a.mdx'],
  ['posts/en/a.markdown', 'file-type', 'a.mdx'],
  ['posts/b.mdx', 'file-place', 'posts/en/b.mdx'],
  ['posts/de/b.mdx', 'language-unlisted', 'Add de to languages'],
  ['posts/drafts/b.mdx', 'file-language', 'posts/en, posts/fr'],
  ['posts/Français/b.mdx', 'file-language', 'posts/fr/b.mdx'],
  ['posts/EN/b.mdx', 'file-language', 'posts/en/b.mdx'],
  ['people/Bob Smith.yaml', 'file-name', 'bob-smith.yaml'],
  ['people/bob.yml', 'file-type', 'bob.yaml'],
  ['topics/en/new.yaml', 'file-place', 'topics/new.yaml'],
  ...['blog', 'faq', 'search', 'cards', 'media', 'pagefind', 'admin', 'fr', '404', '500'].map((slug) => [
    `pages/en/${slug}.mdx`,
    'file-name',
    `${slug}-page.mdx`,
  ]),
])('the file name %s is refused, and a better one suggested', async (name = '', code, better) => {
  const text = name.endsWith('yaml') ? 'name: x\nrole: y\n' : '---\ntitle: T\ndescription: D\n---\n';
  const { errors } = await readFiles({ [name]: text });
  const found = errors.find((error) => error.file === name && error.code === code);
  expect(found?.fix, JSON.stringify(errors)).toContain(better);
});
