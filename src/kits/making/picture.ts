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

// One picture is made at a time; what an earlier one took is of no use to the next.
sharp.cache(false);

/**
 * A bitmap upright and in sRGB. Position, camera and editing data do not leave: sharp writes none unless it is told to,
 * and it is told to write the rights alone.
 */
export async function makeBitmap(bytes: Buffer, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  const { width, height } = recipe;
  // Turned after it was made smaller, and the flag taken out in the same step: pixels that stand upright beside a flag
  // that says otherwise are turned once more by whoever shows them.
  const image = sharp(bytes).autoOrient().resize({ width, height, fit: 'fill' });
  return encode(image, recipe, rights);
}

/** A drawing as a bitmap of this width, its ground left clear. */
export async function drawBitmap(svg: string, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  // Fonts of the machine would make another picture on each.
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
    .withExif({ IFD0: asVipsReads(exifOf(rights)) })
    .withXmp(xmpOf(rights));
  const encoded =
    recipe.format === 'png'
      ? signed.png()
      : // Codes of its own would make the file a little smaller, and hold all of the picture in memory.
        signed
          .flatten({ background: '#ffffff' })
          .jpeg({ quality: recipe.quality ?? 90, optimiseCoding: false });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** libvips cuts each text off at its last bracket, since its own form has the type there: `Ann (Ann, ASCII, …)`. */
function asVipsReads(exif: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(exif).map(([field, text]) => [field, `${text} (ASCII)`]));
}
