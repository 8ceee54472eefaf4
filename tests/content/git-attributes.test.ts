import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readFile } from 'node:fs/promises';
import { examine } from '../../src/forges/doctor/doctor.ts';
import { attributeLines, unprotected } from '../../src/content/git-attributes.ts';
import { binaryEndings, mediaEndings } from '../../src/model/media-types.ts';
import { textEndings } from '../../src/model/line-ends.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { put, tinySite } from '../fixtures/folder.ts';
import { Repo } from '../lib/git/repo.ts';

// Each test starts git many times.
vi.setConfig({ testTimeout: 60_000 });

let repo: Repo;
afterEach(() => repo.remove());

/** Every character that a tool could take for a line end; once with a zero byte, like most binary files, once without. */
const odd = [
  Buffer.from('\x89X\r\n\x1a\n\r\0\xff\r\r\n\n', 'latin1'),
  Buffer.from('a\r\nb\nc\rd\n', 'latin1'),
];

/** Each kind of media file: in its folder, deeper, with capitals, and in wrong folders. */
const media = new Map(
  mediaEndings.flatMap((ending) =>
    odd.flatMap((bytes, index) =>
      [
        `media/${String(index)}.${ending}`,
        `media/a/b/${String(index)}.${ending}`,
        `media/${String(index)}-loud.${ending.toUpperCase()}`,
        // In a wrong folder, a drawing or a table is a text like others.
        ...(binaryEndings.includes(ending)
          ? [`posts/en/${String(index)}.${ending}`, `${String(index)}.${ending}`]
          : []),
      ].map((file) => [file, bytes] as const),
    ),
  ),
);
const texts = new Map(
  textEndings.map((ending) => [`topics/x.${ending}`, Buffer.from('one\ntwo\n')] as const),
);

/** The lines that doctor tells the owner of a repository to write, taken from its message. */
async function advised(): Promise<{ file: string; lines: string[] } | undefined> {
  const findings = await examine(
    { contentDir: repo.dir, cacheDir: join(repo.folder, 'cache'), now: new Date() },
    {},
  );
  const fix = findings.find(({ says, fix }) => says.startsWith('.gitattributes') && fix !== undefined)?.fix;
  if (fix === undefined) return undefined;
  const [, file = ''] = /at the end of (.+?), in this order:/.exec(fix) ?? [];
  return { file, lines: [...fix.matchAll(/`([^`]+)`/g)].map(([, line = '']) => line) };
}

/** Commits every kind, checks out with the most harmful settings, and lists the files that changed. */
async function changedByGit(): Promise<string[]> {
  const files = new Map([...media, ...texts]);
  for (const [file, bytes] of files) await repo.put(file, bytes);
  repo.commit();
  const changed = new Set<string>();
  const clones = [['core.autocrlf=true'], ['core.autocrlf=input'], ['core.autocrlf=false', 'core.eol=crlf']];
  for (const [index, settings] of clones.entries()) {
    const clone = join(repo.folder, `clone-${String(index)}`);
    repo.git('clone', '-q', ...settings.flatMap((one) => ['-c', one]), repo.root, clone);
    for (const [file, bytes] of files)
      if (!(await readFile(join(clone, repo.prefix, file))).equals(bytes)) changed.add(file);
  }
  return [...changed];
}

describe.each([
  ['its own repository', ''],
  ['a folder of the project', 'content/'],
  ['a folder two steps down', 'site/content/'],
  ['a folder with an odd name', 'our [content] *s/'],
])('content in %s', (_, prefix) => {
  test.each(['true', 'false'])(
    'the lines that doctor recommends keep every kind of file unchanged, with core.autocrlf %s',
    async (autocrlf) => {
      repo = await Repo.make({ prefix });
      for (const [name, text] of Object.entries(tinySite)) await repo.put(name, text);
      repo.git('config', 'core.autocrlf', autocrlf);
      const advice = await advised();
      expect(advice?.lines).toContain(`${advice?.file === '.gitattributes' ? prefix : ''}media/** -text`);
      await put(repo.root, advice?.file ?? '', `${(advice?.lines ?? []).join('\n')}\n`);
      expect(await advised()).toBeUndefined();
      expect(await changedByGit()).toEqual([]);
    },
  );

  test('lines that are already there and say the opposite do not win', async () => {
    repo = await Repo.make({ prefix });
    for (const [name, text] of Object.entries(tinySite)) await repo.put(name, text);
    await put(repo.root, '.gitattributes', '* text eol=crlf\r\n*.png text\r\n');
    const advice = await advised();
    const before = await readFile(join(repo.root, advice?.file ?? ''), 'utf8').catch(() => '');
    await put(repo.root, advice?.file ?? '', `${before}${(advice?.lines ?? []).join('\n')}\n`);
    expect(await advised()).toBeUndefined();
    expect(await changedByGit()).toEqual([]);
  });
});

test.each([
  ['the older advice', 'content/** text eol=lf\n'],
  ['nothing', ''],
  ['a list of pictures that misses one', 'content/** text=auto eol=lf\ncontent/media/*.png -text\n'],
  ['keywords that git expands', 'content/** -text ident\n'],
  ['another encoding', 'content/** -text\ncontent/media/*.csv working-tree-encoding=UTF-16\n'],
])('doctor does not accept %s', async (_, attributes) => {
  repo = await Repo.make();
  for (const [name, text] of Object.entries(tinySite)) await repo.put(name, text);
  await put(repo.root, '.gitattributes', attributes);
  expect(await advised()).toBeDefined();
});

test('the older advice damages a picture, and this test would see it', async () => {
  repo = await Repo.make();
  await put(repo.root, '.gitattributes', 'content/** text eol=lf\n');
  expect(await changedByGit()).toContain('media/0.png');
});

test('the .gitattributes of this project leaves every kind of file unchanged', async () => {
  repo = await Repo.make();
  expect(await unprotected({ dir: join(projectRoot, 'content') })).toEqual([]);
});

test('the .gitattributes of this project has the recommended lines', async () => {
  repo = await Repo.make();
  const own = (await readFile(join(projectRoot, '.gitattributes'), 'utf8')).split('\n');
  expect(own).toEqual(expect.arrayContaining(attributeLines('content/')));
});
