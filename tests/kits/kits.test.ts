import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { Kits } from '../../src/kits/making/kits.ts';
import { put, readFolder, remove } from '../fixtures/folder.ts';
import { asset, kit, mark, photo, sampleSite } from './sample.ts';
import type { Sample } from './sample.ts';

let sample: Sample | undefined;
afterEach(() => remove(sample?.root ?? ''));

const assets = [
  asset,
  { ...asset, file: '/media/harbour.jpg', kind: 'photo', alt: 'A harbour', caption: 'At dawn' },
  { ...asset, file: '/media/flyer.pdf', kind: 'document', alt: 'The flyer' },
];

async function tinyKit() {
  return sampleSite({
    'kits/en/tiny.mdx': kit(assets, 'boilerplates: { short: A few words. }\n'),
    'media/mark.svg': mark,
    'media/harbour.jpg': await photo(300, 200).jpeg().toBuffer(),
    'media/flyer.pdf': '%PDF-1.4',
  });
}

async function first({ sources }: Sample) {
  const [source] = await sources();
  if (source === undefined) throw new Error('The sample has no kit.');
  return source;
}

test('what is prepared is what is written, byte for byte, and in every cache the same', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  const kits = new Kits(folders);
  const prepared = await kits.prepare(source);
  await kits.write(source, join(root, 'out'));
  const written = await readFolder(join(root, 'out'));
  const offered = [...prepared.assets.flatMap(({ files }) => files), ...prepared.downloads];
  expect(offered.length).toBeGreaterThan(9);
  for (const { address, bytes, sha256 } of offered) {
    const file = written.get(address.slice(1)) ?? Buffer.alloc(0);
    expect([address, file.length]).toEqual([address, bytes]);
    expect(createHash('sha256').update(file).digest('hex')).toBe(sha256);
  }
  const other = new Kits({ ...folders, cacheDir: join(root, 'other') });
  await other.write(source, join(root, 'out-2'));
  expect(await readFolder(join(root, 'out-2'))).toEqual(written);
  expect(await other.prepare(source)).toEqual(prepared);
});

test('a file that changed since it was checked is refused, and leaves nothing behind', async () => {
  sample = await tinyKit();
  const { folders, root } = sample;
  const source = await first(sample);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.5');
  await expect(new Kits(folders).write(source, join(root, 'out'))).rejects.toThrow(/flyer\.pdf changed/);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.4');
  const kits = new Kits(folders);
  await kits.prepare(source);
  await put(folders.contentDir, 'media/flyer.pdf', '%PDF-1.5');
  await expect(kits.write(source, join(root, 'out'))).rejects.toThrow(/flyer\.pdf changed/);
  expect([...(await readFolder(join(root, 'out'))).keys()].filter((path) => path.endsWith('.pdf'))).toEqual(
    [],
  );
});
