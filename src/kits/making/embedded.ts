import sharp from 'sharp';
import { replaceBitmaps } from '../../lib/bitmaps.ts';

/**
 * A drawing whose embedded bitmaps are written anew, since a photograph in a drawing can say where it was taken as well
 * as one beside it. Animations say no such thing, and are left.
 */
export function withPlainBitmaps(svg: string): Promise<string> {
  return replaceBitmaps(svg, async (bytes, format) => {
    const image = sharp(bytes).autoOrient();
    const encoded =
      format === 'jpeg'
        ? image.jpeg({ quality: 95 })
        : format === 'webp'
          ? image.webp({ quality: 95 })
          : image.png();
    return { bytes: await encoded.toBuffer(), format };
  });
}
