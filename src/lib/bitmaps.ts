import sharp from 'sharp';

const embedded = /data:image\/(png|jpeg|webp);base64,([\sA-Za-z0-9+/=]+)/g;

/** Replaces the bitmaps embedded in a drawing. Where `make` returns undefined, a bitmap stays as it is. */
export async function replaceBitmaps(
  svg: string,
  make: (bytes: Buffer, format: string) => Promise<{ bytes: Buffer; format: string } | undefined>,
): Promise<string> {
  const made = new Map<string, string>();
  for (const [address, format = '', base64 = ''] of svg.matchAll(embedded)) {
    if (made.has(address)) continue;
    const found = await make(Buffer.from(base64, 'base64'), format);
    made.set(
      address,
      found === undefined ? address : `data:image/${found.format};base64,${found.bytes.toString('base64')}`,
    );
  }
  return svg.replace(embedded, (address) => made.get(address) ?? address);
}

/**
 * Prepares a drawing for libraries that rasterise SVG. Unlike browsers they ignore EXIF orientation, and some do not
 * know WebP: such bitmaps are re-encoded, all others stay as they are.
 */
export function withDrawableBitmaps(svg: string): Promise<string> {
  return replaceBitmaps(svg, async (bytes, format) => {
    const { orientation = 1 } = await sharp(bytes)
      .metadata()
      .catch(() => ({ orientation: 1 }));
    if (orientation === 1 && format !== 'webp') return undefined;
    const upright = await sharp(bytes)
      .autoOrient()
      .png()
      .toBuffer()
      .catch(() => undefined);
    return upright && { bytes: upright, format: 'png' };
  });
}

/**
 * A picture for an editor's preview, before the site's own sizes of it exist. Some browsers ignore the orientation of
 * a WebP, so that one is rotated here; all others stay as they are.
 * @param file path or name
 */
export async function asVisitorsSee(bytes: Buffer, file: string): Promise<Buffer> {
  if (!file.endsWith('.webp')) return bytes;
  try {
    const { orientation = 1 } = await sharp(bytes).metadata();
    return orientation === 1 ? bytes : await sharp(bytes).autoOrient().webp({ quality: 90 }).toBuffer();
  } catch {
    // A damaged file is sent as it is; the browser shows what it can.
    return bytes;
  }
}
