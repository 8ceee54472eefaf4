import { spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../../src/content/read.ts';
import { explainImport, importPresskit } from '../../../src/content/import/import.ts';
import { projectRoot } from '../../../src/lib/settings.ts';
import { put, readFolder, remove, tinySite, writeFolder } from '../../fixtures/folder.ts';
import { company, milou, product } from './samples.ts';

const today = '2026-11-21';
const rights = { credit: 'Studio North', licence: 'CC-BY-4.0' };
let root: string;
let content: string;
beforeEach(async () => {
  root = await writeFolder({});
  content = join(root, 'content');
  for (const [name, text] of Object.entries(tinySite)) await put(content, name, text);
});
afterEach(() => remove(root));

async function picture(path: string, colour: string) {
  const file = join(root, path);
  await mkdir(join(file, '..'), { recursive: true });
  await sharp({ create: { width: 40, height: 30, channels: 3, background: colour } }).toFile(file);
}

test('a folder with a company and its product becomes two kits that pass the check', async () => {
  await put(root, 'foreign/data.xml', company);
  await put(root, 'foreign/lighthouse/data.xml', product);
  await picture('foreign/lighthouse/images/Screen Shot 1.PNG', '#123456');
  await picture('foreign/lighthouse/images/logo.png', '#abcdef');
  await picture('foreign/lighthouse/images/deep/logo.png', '#fedcba');
  await picture('foreign/lighthouse/images/again.png', '#abcdef');
  await picture('foreign/lighthouse/images/logo.png.thumb.jpg', '#ffffff');
  await put(root, 'foreign/lighthouse/images/images.zip', 'PK');
  await put(root, 'foreign/lighthouse/images/broken.png', 'no picture');
  await symlink('/etc/hostname', join(root, 'foreign/lighthouse/images/link.png'));
  const done = await importPresskit(join(root, 'foreign'), content, { lang: 'en', today, ...rights });
  expect(done.map(({ file, pictures }) => [file, pictures])).toEqual([
    ['kits/en/studio-north.mdx', 0],
    ['kits/en/lighthouse-sons.mdx', 3],
  ]);
  expect(done[1]?.refused.map(({ path }) => path)).toEqual(['images/broken.png', 'images/link.png']);
  expect((await readdir(join(content, 'media/lighthouse-sons'))).sort()).toEqual([
    'again.png',
    'deep-logo.png',
    'screen-shot-1.png',
  ]);
  const snapshot = await readContent({
    contentDir: content,
    cacheDir: join(root, 'cache'),
    now: new Date(today),
  });
  expect(snapshot.errors).toEqual([]);
  const kit = snapshot.current.find(({ slug }) => slug === 'lighthouse-sons');
  expect(kit?.front).toMatchObject({ draft: true, assets: [{ ...rights }, { ...rights }, { ...rights }] });
  expect(done[1] && explainImport(done[1])).toContain('widgets: steam: 347160');
});

test('pictures are not copied if no rights are given', async () => {
  await put(root, 'foreign/data.yml', milou);
  await picture('foreign/images/a.png', '#123456');
  const [done] = await importPresskit(join(root, 'foreign/data.yml'), content, {
    lang: 'fr',
    today,
    slug: 'phare',
  });
  expect(done).toMatchObject({ file: 'kits/fr/phare.mdx', pictures: 0 });
  expect(done && explainImport(done)).toMatch(/images\/a\.png: nobody said who made it/);
  expect(await readdir(content)).not.toContain('media');
  expect(await readFile(join(content, 'kits/fr/phare.mdx'), 'utf8')).toContain('label: Sortie');
});

test.each([
  ['灯台', 'deng-tai'],
  ['L’été à Straßburg', 'l-ete-a-strassburg'],
])('the kit %s gets the same address as in the CMS, %s', async (title, slug) => {
  await put(root, 'foreign/data.xml', `<game><title>${title}</title></game>`);
  const [done] = await importPresskit(join(root, 'foreign'), content, { lang: 'en', today });
  expect(done?.file).toBe(`kits/en/${slug}.mdx`);
});

test('nothing is overwritten, and nothing is written at all if a file exists', async () => {
  await put(root, 'foreign/data.xml', company);
  await put(root, 'foreign/lighthouse/data.xml', product);
  await put(content, 'kits/en/lighthouse-sons.mdx', 'mine');
  await expect(importPresskit(join(root, 'foreign'), content, { lang: 'en', today })).rejects.toThrow(
    /kits\/en\/lighthouse-sons\.mdx exists already/,
  );
  expect(await readdir(join(content, 'kits/en'))).toEqual(['lighthouse-sons.mdx']);
});

test.each([
  ['foreign/none', {}, 'does not exist'],
  ['foreign/empty', {}, 'has no data.xml and no data.yml'],
  ['foreign', { slug: 'one' }, '--slug can name one alone'],
  ['foreign/signs', {}, 'cannot be an address'],
  ['foreign/lighthouse', { slug: '../../up' }, 'cannot be an address'],
])('%s with %j is refused with a reason', async (path, more, message) => {
  await put(root, 'foreign/data.xml', company);
  await put(root, 'foreign/lighthouse/data.xml', product);
  await put(root, 'foreign/signs/data.xml', '<game><title>¿?!</title></game>');
  await put(root, 'foreign/empty/readme.txt', 'Nothing.');
  await expect(importPresskit(join(root, path), content, { lang: 'en', today, ...more })).rejects.toThrow(
    message,
  );
});

test('an import that fills the disk leaves no files, and works once there is space', async () => {
  await put(root, 'foreign/data.xml', company);
  const noise = Buffer.from(Array.from({ length: 100 * 100 * 3 }, (_, at) => (at * 7919) % 256));
  await mkdir(join(root, 'foreign/images'), { recursive: true });
  await sharp(noise, { raw: { width: 100, height: 100, channels: 3 } })
    .png({ compressionLevel: 0 })
    .toFile(join(root, 'foreign/images/shot.png'));
  await picture('foreign/images/before.png', '#123456');
  const before = await readFolder(content);
  const script = join(projectRoot, 'scripts/import-presskit.ts');
  const options = `--credit 'Studio North' --licence CC-BY-4.0`;
  const run = (limit: string) =>
    spawnSync(
      'sh',
      ['-c', `${limit} '${process.execPath}' '${script}' '${join(root, 'foreign')}' ${options}`],
      {
        env: { ...process.env, CONTENT_DIR: content },
        encoding: 'utf8',
      },
    );
  const full = run('ulimit -f 8;');
  expect(full.status, full.stderr).toBe(1);
  expect(await readFolder(content)).toEqual(before);
  expect(run('').stderr).toBe('');
  expect((await readFolder(content)).size).toBe(before.size + 3);
});
