import sharp from 'sharp';
import { replaceBitmaps } from '../../lib/bitmaps.ts';

/**
 * Re-encodes the bitmaps embedded in a drawing, because they can contain a location like any other photo. Animations
 * cannot, and stay as they are.
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
