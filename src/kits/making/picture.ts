import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { withDrawableBitmaps } from '../../lib/bitmaps.ts';
import type { Recipe } from '../renditions.ts';
import { exifOf, xmpOf } from '../rights.ts';
import type { Rights } from '../rights.ts';

export interface MadePicture {
  data: Buffer;
  width: number;
  height: number;
}

type Pixels = Extract<Recipe, { as: 'pixels' }>;

// No cache: pictures are made one at a time and share nothing.
sharp.cache(false);

/**
 * A bitmap, upright and in sRGB. Location, camera and editing data are dropped: sharp writes no metadata by default,
 * and here it is told to write only the rights.
 */
export async function makeBitmap(bytes: Buffer, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  const { width, height } = recipe;
  // Rotated here, which also removes the orientation flag: with the flag left, viewers would rotate the picture
  // twice.
  const image = sharp(bytes).autoOrient().resize({ width, height, fit: 'fill' });
  return encode(image, recipe, rights);
}

/** Renders a drawing as a bitmap of this width, with a transparent background. */
export async function drawBitmap(svg: string, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  // No system fonts: they would make the picture depend on the machine.
  const drawn = new Resvg(await withDrawableBitmaps(svg), {
    fitTo: { mode: 'width', value: recipe.width },
    font: { loadSystemFonts: false },
  }).render();
  const { width, height } = drawn;
  return encode(sharp(drawn.pixels, { raw: { width, height, channels: 4 } }), recipe, rights);
}

async function encode(image: Sharp, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  const signed = image
    .toColourspace('srgb')
    .withIccProfile('srgb')
    .withExif({ IFD0: toVipsExif(exifOf(rights)) })
    .withXmp(xmpOf(rights));
  const encoded =
    recipe.format === 'png'
      ? signed.png()
      : // Optimised Huffman tables would save a little space, but need the whole picture in memory.
        signed
          .flatten({ background: '#ffffff' })
          .jpeg({ quality: recipe.quality ?? 90, optimiseCoding: false });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** libvips drops the last bracket of each text, because its own format has the type there: `Ann (Ann, ASCII, …)`. */
function toVipsExif(exif: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(exif).map(([field, text]) => [field, `${text} (ASCII)`]));
}
