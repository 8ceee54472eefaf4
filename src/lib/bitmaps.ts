import sharp from 'sharp';

const embedded = /data:image\/(png|jpeg|webp);base64,([\sA-Za-z0-9+/=]+)/g;

/** A drawing with each of its embedded bitmaps as `make` gives it; undefined leaves one as it is. */
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
 * A drawing for the libraries that make bitmaps of drawings. Unlike browsers they show a photograph as it lies in the
 * file, whatever its camera noted, and some do not know WebP: such ones are written anew. All others stay as they are.
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
 * A picture for who looks at it before the site's own sizes of it are made: as visitors will see it. Some browsers pass
 * over what a WebP notes of how it is to be turned, so that one is turned here; all others stay as they are.
 * @param file path or name
 */
export async function asVisitorsSee(bytes: Buffer, file: string): Promise<Buffer> {
  if (!file.endsWith('.webp')) return bytes;
  try {
    const { orientation = 1 } = await sharp(bytes).metadata();
    return orientation === 1 ? bytes : await sharp(bytes).autoOrient().webp({ quality: 90 }).toBuffer();
  } catch {
    // What is damaged is shown as far as the browser can.
    return bytes;
  }
}
