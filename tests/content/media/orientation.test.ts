import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asVisitorsSee } from '../../../src/lib/bitmaps.ts';
import { describeMedia } from '../../../src/content/media/library.ts';
import { renderVariant } from '../../../src/content/media/render.ts';
import {
  downloadVariant,
  mediaInfo,
  socialVariant,
  variantsOf,
} from '../../../src/content/media/variants.ts';
import type { MediaFile } from '../../../src/model/entry.ts';
import { put, remove, writeFolder } from '../../fixtures/folder.ts';
import {
  avifWith,
  cornersOf,
  jpegWith,
  plainPicture,
  pngWith,
  shown,
  shownSize,
  webpWith,
} from '../../fixtures/photograph.ts';

let root: string;
let folders: { contentDir: string; cacheDir: string; outDir: string };
beforeEach(async () => {
  root = await writeFolder({});
  const folder = (name: string) => join(root, name);
  folders = { contentDir: folder('content'), cacheDir: folder('cache'), outDir: folder('out') };
});
afterEach(() => remove(root));

/** A picture of the media folder with a rotation flag, as the library knows it. */
async function lying(ending: string, orientation: number): Promise<{ address: string; file: MediaFile }> {
  const bytes = {
    jpg: async () => jpegWith(await plainPicture('jpeg'), { orientation }),
    png: async () => pngWith(await plainPicture('png'), { orientation }),
    webp: async () => webpWith(await plainPicture('webp'), { orientation }),
    avif: async () => avifWith(await plainPicture('avif'), orientation),
    svg: async () => {
      const { width, height } = shownSize(orientation);
      const [w, h] = [String(width), String(height)];
      const photo = jpegWith(await plainPicture('jpeg'), { orientation }).toString('base64');
      return Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}"><image width="${w}" height="${h}" href="data:image/jpeg;base64,${photo}"/></svg>`,
      );
    },
  }[ending];
  if (bytes === undefined) throw new Error(ending);
  const made = await bytes();
  const address = `/media/a.${ending}`;
  await put(folders.contentDir, address.slice(1), made);
  const { file, problems } = await describeMedia(made, address);
  if (file === undefined) throw new Error(JSON.stringify(problems));
  return { address, file };
}

const cases = ['jpg', 'png', 'webp', 'avif', 'svg'].flatMap((ending) =>
  [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => [ending, orientation] as const),
);

describe.each(cases)('a .%s of orientation %i', (ending, orientation) => {
  test('has the size in which it is shown, in the library and on the page', async () => {
    const { address, file } = await lying(ending, orientation);
    expect(file.picture).toMatchObject(shownSize(orientation));
    expect(mediaInfo(address, file, '/')).toMatchObject(shownSize(orientation));
  });

  test('is upright in every size that the site serves, without a flag', async () => {
    const { address, file } = await lying(ending, orientation);
    const variants = [
      ...variantsOf(address, file),
      downloadVariant(address, file),
      socialVariant(address, file),
    ];
    for (const variant of variants.filter(({ resize }) => resize !== undefined)) {
      await renderVariant(address, file, variant, folders);
      const made = await readFile(join(folders.outDir, variant.address));
      expect(await cornersOf(made), variant.address).toEqual(shown[orientation]);
      if (!variant.address.endsWith('.webp'))
        expect([0, 1, undefined]).toContain(await exifr.orientation(made));
      expect(made.includes('Exif\0\0'), variant.address).toBe(false);
    }
  });

  test('keeps pixels and flag together if its bytes are served unchanged', async () => {
    const { address, file } = await lying(ending, orientation);
    for (const variant of [...variantsOf(address, file), downloadVariant(address, file)]) {
      if (variant.resize !== undefined) continue;
      await renderVariant(address, file, variant, folders);
      const bytes = await readFile(join(folders.contentDir, address));
      expect((await readFile(join(folders.outDir, variant.address))).equals(bytes)).toBe(true);
    }
  });
});

test('a file that other code or another library made is not served from the cache', async () => {
  const { address, file } = await lying('jpg', 6);
  const [variant] = variantsOf(address, file);
  if (variant === undefined) throw new Error('no variant');
  await renderVariant(address, file, variant, folders);
  const cache = join(folders.cacheDir, 'pictures');
  const name = `${file.digest}-${variant.address.split('/').at(-1) ?? ''}`;
  const [own = ''] = await readdir(cache);
  expect(await readdir(join(cache, own))).toEqual([name]);
  // As earlier versions stored it, and as another one would.
  for (const folder of [cache, join(cache, '0123456789abcdef')]) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), 'lies on its side');
  }
  expect(await renderVariant(address, file, variant, folders)).toBe('kept');
  expect(await cornersOf(await readFile(join(folders.outDir, variant.address)))).toEqual(shown[6]);
});

test.each([
  ['emptied', () => Buffer.alloc(0)],
  ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
  ['overwritten with zeros', (whole: Buffer) => Buffer.alloc(whole.length)],
])('a picture in the cache that was %s is made again', async (_, damage) => {
  const { address, file } = await lying('jpg', 6);
  for (const variant of variantsOf(address, file)) {
    await renderVariant(address, file, variant, folders);
    const cache = join(folders.cacheDir, 'pictures');
    const [own = ''] = await readdir(cache);
    const kept = join(cache, own, `${file.digest}-${variant.address.split('/').at(-1) ?? ''}`);
    const target = join(folders.outDir, variant.address);
    const whole = await readFile(target);
    expect(await renderVariant(address, file, variant, folders)).toBe('kept');
    expect(await readFile(target)).toEqual(whole);
    await writeFile(kept, damage(await readFile(kept)));
    expect(await renderVariant(address, file, variant, folders)).toBe('made');
    expect(await readFile(target)).toEqual(whole);
  }
});

test('a reviewer sees a WebP as visitors will, whatever the browser does with its metadata', async () => {
  const webp = webpWith(await plainPicture('webp'), { orientation: 6 });
  const seen = await asVisitorsSee(webp, 'media/a.webp');
  expect(await cornersOf(seen)).toEqual(shown[6]);
  expect((await sharp(seen).metadata()).orientation).toBeUndefined();
  const plain = await plainPicture('webp');
  const damaged = Buffer.from('RIFF\0\0\0\0WEBP');
  const jpeg = jpegWith(await plainPicture('jpeg'), { orientation: 6 });
  expect(await asVisitorsSee(plain, 'media/a.webp')).toBe(plain);
  expect(await asVisitorsSee(damaged, 'media/a.webp')).toBe(damaged);
  expect(await asVisitorsSee(jpeg, 'media/a.jpg')).toBe(jpeg);
});
