import { expect, test } from 'vitest';
import { readFiles } from '../read.ts';
import { post } from '../../fixtures/folder.ts';

const kit = (fields = '') =>
  `---\ntitle: Lamp\nsummary: It shines.\nversion: "1.0"\nconsideration: { kind: none }\nchangelog:\n  - { version: "1.0", date: 2026-05-01, changes: New. }\n${fields}---\n`;
const later = (text: string) => text.replace('2026-05-01', '2026-06-01');

async function found(files: Record<string, string>): Promise<string[]> {
  const { errors } = await readFiles(files);
  return errors.map(
    ({ file, line, code, message, fix }) => `${file}:${String(line)} ${code} ${message} | ${fix}`,
  );
}

test('different ids are accepted', async () => {
  expect(
    await found({
      'posts/en/a.mdx': post('A', 'aliases: [/x/]\n'),
      'posts/fr/a.mdx': post('A', 'id: https://tiny.example/blog/a/\n'),
      'posts/en/b.mdx': post('B', 'id: urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a\n'),
      'kits/en/a.mdx': kit('id: https://tiny.example/kits/a/\n'),
      'kits/fr/a.mdx': kit('id: https://old.example/#lamp\n'),
    }),
  ).toEqual([]);
});

test.each<[what: string, files: Record<string, string>, file: string, owner: string]>([
  [
    'another file with the same id',
    { 'posts/en/a.mdx': post('A', 'id: tag:x,2026:a\n'), 'posts/fr/a.mdx': post('A', 'id: tag:x,2026:a\n') },
    'posts/fr/a.mdx:7',
    'posts/en/a.mdx',
  ],
  [
    'a renamed post whose old address a new post takes',
    {
      'posts/en/a.mdx': later(post('New')),
      'posts/en/z.mdx': post('Old', 'id: https://tiny.example/blog/a/\n'),
    },
    'posts/en/a.mdx:1',
    'posts/en/z.mdx',
  ],
  [
    'another post, written by mistake',
    {
      'posts/en/a.mdx': later(post('Later', 'id: https://tiny.example/blog/b/\n')),
      'posts/en/b.mdx': post('B'),
    },
    'posts/en/a.mdx:7',
    'posts/en/b.mdx',
  ],
  [
    'another text, whose id is its former address',
    {
      'posts/en/a.mdx': later(post('Later', 'id: https://tiny.example/x/\n')),
      'posts/en/b.mdx': post('B', 'aliases: [/x/]\n'),
    },
    'posts/en/a.mdx:7',
    'posts/en/b.mdx',
  ],
  [
    'the version of a kit',
    {
      'posts/en/a.mdx': post('A', 'id: https://tiny.example/kits/lamp/#version:1.0\n'),
      'kits/en/lamp.mdx': kit(),
    },
    'posts/en/a.mdx:7',
    'kits/en/lamp.mdx',
  ],
  [
    'two kits',
    { 'kits/en/a.mdx': kit('id: tag:x,2026:a\n'), 'kits/en/b.mdx': kit('id: tag:x,2026:a\n') },
    'kits/en/b.mdx:8',
    'kits/en/a.mdx',
  ],
  [
    'a feed of the site',
    { 'posts/en/a.mdx': post('A', 'id: https://tiny.example/fr/topics/care/\n') },
    'posts/en/a.mdx:7',
    'a feed of the site',
  ],
])(
  'an id is refused if it is also that of %s, and the message offers a free one',
  async (_, files, file, owner) => {
    const [said = '', ...more] = await found(files);
    expect(more).toEqual([]);
    expect(said.startsWith(`${file} duplicate-feed-id `)).toBe(true);
    expect(said).toContain(owner);
    const free = /: (\S+)$/.exec(said)?.[1] ?? '';
    const [path = ''] = file.split(':');
    const text = (files[path] ?? '').replace(/^id: .*\n/m, '').replace('\n---\n', `\nid: ${free}\n---\n`);
    expect(await found({ ...files, [path]: text })).toEqual([]);
  },
);

test('a former address in two texts is reported once, as a duplicate alias', async () => {
  const problems = await found({
    'posts/en/a.mdx': post('A', 'aliases: [/x/]\n'),
    'posts/en/b.mdx': post('B', 'aliases: [/x/]\n'),
  });
  expect(problems.map((one) => one.split(' ')[1])).toEqual(['duplicate-alias']);
});

test('an invalid id is refused with its line and an explanation of what to write', async () => {
  expect(await found({ 'posts/en/a.mdx': post('A', 'id: 123 at https://old.example\n') })).toEqual([
    'posts/en/a.mdx:7 schema "id": this is not an id that all feeds can hold | Write the whole address of the text, such as https://old.example/?p=12, or what begins with tag: or urn:.',
  ]);
});
