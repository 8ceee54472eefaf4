import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import type { Sharp } from 'sharp';

/** The form of an icon; sizes in pixels, `share` is the mark's part of the width. */
export interface IconShape {
  size: number;
  share: number;
  filled: boolean;
}

/**
 * A square PNG of the mark: complete, centred, not distorted.
 * @param mark an SVG; its text must be paths, because no system fonts are used
 * @throws Error where the mark cannot be read
 */
export async function renderIcon(mark: string, { size, share, filled }: IconShape): Promise<Buffer> {
  if (/<text[\s>]/.test(mark)) throw new Error('its text would need a font');
  const room = Math.round(size * share);
  const drawn = new Resvg(mark, { fitTo: fitTo(mark, room), font: { loadSystemFonts: false } }).render();
  const drawing = sharp(Buffer.from(drawn.asPng()));
  const ground = filled ? await edgeColour(drawing) : clear;
  const { width, height } = drawn;
  const left = Math.floor((size - width) / 2);
  const top = Math.floor((size - height) / 2);
  const square = await drawing
    .extend({ left, top, right: size - width - left, bottom: size - height - top, background: clear })
    .png()
    .toBuffer();
  const icon = sharp(square);
  return (filled ? icon.flatten({ background: ground }) : icon).png({ compressionLevel: 9 }).toBuffer();
}

const clear = { r: 0, g: 0, b: 0, alpha: 0 };
const white = { r: 255, g: 255, b: 255, alpha: 1 };

/** Fits the longer side. */
function fitTo(mark: string, room: number) {
  const { width, height } = new Resvg(mark);
  return { mode: width >= height ? ('width' as const) : ('height' as const), value: room };
}

/** The colour in the middle of the left edge, or white where the mark does not reach it. */
async function edgeColour(drawing: Sharp) {
  const { data, info } = await drawing.clone().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(
    Math.floor(info.height / 2) * info.width * info.channels,
  );
  return alpha < 255 ? white : { r, g, b, alpha: 1 };
}

/**
 * A Windows icon file (ICO) that contains one PNG.
 * @param size width and height in pixels, below 256
 */
export function wrapIco(png: Buffer, size: number): Buffer {
  const header = Buffer.alloc(22);
  header.writeUInt16LE(1, 2); // an icon, and no cursor
  header.writeUInt16LE(1, 4); // one picture
  header.writeUInt8(size, 6);
  header.writeUInt8(size, 7);
  header.writeUInt16LE(1, 10); // colour planes
  header.writeUInt16LE(32, 12); // bits for each pixel
  header.writeUInt32LE(png.length, 14);
  header.writeUInt32LE(header.length, 18);
  return Buffer.concat([header, png]);
}
