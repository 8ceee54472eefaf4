import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Sharp } from 'sharp';
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

/** What an orientation asks for: degrees to turn, after it was mirrored from left to right or not. */
const turns: Record<number, [degrees: number, mirrored: boolean]> = {
  2: [0, true],
  3: [180, false],
  4: [180, true],
  5: [270, true],
  6: [90, false],
  7: [90, true],
  8: [270, false],
};

/**
 * A bitmap upright and in sRGB. Position, camera and editing data do not leave: sharp writes none unless it is told to,
 * and it is told to write the rights alone.
 */
export async function makeBitmap(bytes: Buffer, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  const { width, height } = recipe;
  const { orientation = 1 } = await sharp(bytes).metadata();
  const [degrees, mirrored] = turns[orientation] ?? [0, false];
  const lies = degrees % 180 !== 0;
  // First made smaller and then turned: a picture can be made smaller as it is read, but turned only as a whole.
  const image = sharp(bytes).resize({
    width: lies ? height : width,
    height: lies ? width : height,
    fit: 'fill',
  });
  if (degrees !== 0) image.rotate(degrees);
  if (mirrored) image.flop();
  return encode(image, recipe, rights);
}

/** A drawing as a bitmap of this width, its ground left clear. */
export function drawBitmap(svg: string, recipe: Pixels, rights: Rights): Promise<MadePicture> {
  // Fonts of the machine would make another picture on each.
  const drawn = new Resvg(svg, {
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
