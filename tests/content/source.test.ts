import { afterEach, expect, test } from 'vitest';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { readContent } from '../../src/content/read.ts';
import { cpuTime } from '../cpu-time.ts';
import { post, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { readFiles } from './read.ts';

const canary = globalThis as { ran?: boolean };
afterEach(() => {
  delete canary.ran;
});

const file = 'posts/en/a.mdx';

test.each([
  ['JavaScript', '---js\nglobalThis.ran = true\n---\n', 'front-matter-language'],
  [
    'JavaScript with its long name',
    '---javascript\n(globalThis.ran = true, {})\n---\n',
    'front-matter-language',
  ],
  ['JSON', '---json\n{"title":"x"}\n---\n', 'front-matter-language'],
  ['CoffeeScript', '--- coffee\nglobalThis.ran = true\n---\n', 'front-matter-language'],
  ['no front matter', 'Just text.\n', 'front-matter-missing'],
  ['an empty file', '', 'front-matter-missing'],
  ['unclosed front matter', '---\ntitle: x\n\nText.\n', 'front-matter-open'],
  ['the same field twice', post('x', 'draft: true\ndraft: false\n'), 'yaml-duplicate'],
  ['tabs', post('x', 'image:\n\tsrc: y\n'), 'yaml'],
  [
    'a tag that would run code',
    post('x', 'updated: !!js/function "function(){ globalThis.ran = true }"\n'),
    'schema',
  ],
  ['bytes that are not text', Buffer.from([0x2d, 0x2d, 0x2d, 0xff, 0xfe]), 'encoding'],
  ['three megabytes', post('x', '', 'word '.repeat(600_000)), 'file-size'],
])('%s is refused with a reason, and nothing is run', async (_name, text, code) => {
  const { errors } = await readFiles({ [file]: text });
  expect(errors.map((error) => error.code)).toContain(code);
  for (const error of errors) {
    expect(error).toMatchObject({ file, fix: expect.stringMatching(/\S/) });
    expect(error.line).toBeGreaterThan(0);
  }
  expect(canary.ran).toBeUndefined();
});

test('a file whose aliases grow without limit is refused at once', async () => {
  const levels = Array.from(
    { length: 12 },
    (_, level) =>
      `l${String(level)}: &l${String(level)} [${Array(10)
        .fill(level === 0 ? 'x' : `*l${String(level - 1)}`)
        .join(', ')}]`,
  );
  const took = await cpuTime(async () => {
    const { errors } = await readFiles({ [file]: `---\n${levels.join('\n')}\n---\n` });
    expect(errors.length).toBeGreaterThan(0);
  });
  expect(took).toBeLessThan(5000);
});

test('fields named like parts of JavaScript are unknown fields and change nothing', async () => {
  const { errors } = await readFiles({
    [file]: post('x', '__proto__: { polluted: true }\nconstructor: y\n'),
  });
  expect(errors.map(({ message }) => message)).toEqual(
    expect.arrayContaining([expect.stringContaining('constructor')]),
  );
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test.each([
  ['a byte order mark', `\ufeff${post('x')}`],
  ['Windows line ends', post('x').replaceAll('\n', '\r\n')],
])('%s is accepted', async (_name, text) => {
  const { errors, content } = await readFiles({ [file]: text });
  expect(errors).toEqual([]);
  expect(content?.entries[0]?.front).toMatchObject({ title: 'x' });
});

test('every error of every file is reported at once, each with its line', async () => {
  const { errors } = await readFiles({
    [file]:
      '---\ntitel: Slip\ndescription: D\ndate: 2026-02-31\nauthors: [nobody]\n---\n\nimport x from "y"\n',
    'posts/en/b.mdx': post('B', 'image:\n  src: /media/none.png\n'),
    'people/bob.yaml': 'name: Bob\n',
  });
  expect(errors.map((error) => `${error.file}:${String(error.line)} ${error.code}`)).toEqual([
    'people/bob.yaml:1 schema',
    'posts/en/a.mdx:1 schema',
    'posts/en/a.mdx:2 unknown-field',
    'posts/en/a.mdx:4 schema',
    'posts/en/a.mdx:8 mdx-import',
    'posts/en/b.mdx:7 missing-alt',
  ]);
  expect(errors.find(({ code }) => code === 'unknown-field')?.fix).toBe('Did you mean "title"?');
});

test('a link is refused, whatever its target, and the target is not read', async () => {
  const folder = await writeFolder({ ...tinySite, 'elsewhere.mdx': post('Secret') });
  await mkdir(join(folder, 'posts/en'), { recursive: true });
  await mkdir(join(folder, 'media'));
  await symlink(join(folder, 'elsewhere.mdx'), join(folder, file));
  await symlink(join(folder, 'site.yaml'), join(folder, 'media/a.txt'));
  await symlink(join(folder, 'people'), join(folder, 'posts/fr'));
  const { errors, content } = await readContent({
    contentDir: folder,
    cacheDir: join(folder, '.cache'),
    now: new Date(),
  });
  await remove(folder);
  expect(errors.map((error) => `${error.file} ${error.code}`)).toEqual([
    'media/a.txt media-link',
    'posts/en/a.mdx file-link',
    'posts/fr file-link',
  ]);
  expect(content?.entries).toEqual([]);
});
