import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeApi } from '../../../src/outputs/api/write.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { readFiles } from '../../content/read.ts';
import { post, put, readFolder, remove, writeFolder } from '../../fixtures/folder.ts';

let root: string;
beforeEach(async () => {
  root = await writeFolder({});
});
afterEach(() => remove(root));

const entry = 'api/v1/entries/posts/en/a.json';

/** Writes the API of a small site into `to`, after a build whose output is `last`; texts are known by their body keys. */
async function write(
  to: string,
  last: string,
  { files = { 'posts/en/a.mdx': post('A'), 'posts/en/b.mdx': post('B') }, version = '1' } = {},
) {
  const { content } = await readFiles(files);
  if (content === undefined) throw new Error('no content');
  const read: string[] = [];
  const count = await writeApi(
    new Publication(content, new Date('2026-11-21T09:00:00Z')),
    { to: join(root, to), last: join(root, last), notes: join(root, 'cache/api.json') },
    version,
    (body, page) => {
      read.push(page.replace('https://tiny.example', ''));
      return Promise.resolve(`<p>${body.bodyKey}</p>`);
    },
  );
  return { ...count, read, written: await readFolder(join(root, to)) };
}

test('unchanged answers are not read again, and the same bytes are written', async () => {
  const first = await write('one', 'none');
  expect(first.read).toEqual(['/blog/a/', '/blog/b/']);
  const second = await write('two', 'one');
  expect(second).toMatchObject({ files: first.files, kept: 2, read: [] });
  expect(second.written).toEqual(first.written);
  const third = await write('three', 'two', {
    files: { 'posts/en/a.mdx': post('A'), 'posts/en/b.mdx': post('B', '', 'Others.\n') },
  });
  expect(third.read).toEqual(['/blog/b/']);
  expect((await write('four', 'three', { version: '2' })).kept).toBe(0);
});

test('a changed output file is made again, and all of them if the notes are damaged', async () => {
  const first = await write('one', 'none');
  await put(root, `one/${entry}`, '{}\n');
  const second = await write('two', 'one');
  expect(second.read).toEqual(['/blog/a/']);
  expect(second.written).toEqual(first.written);
  for (const notes of ['{', 'null', '[]', '{"/api/v1/entries/posts/en/a.json":null}']) {
    await put(root, 'cache/api.json', notes);
    const again = await write('three', 'two');
    expect(again.read).toHaveLength(2);
    expect(again.written).toEqual(first.written);
  }
});
