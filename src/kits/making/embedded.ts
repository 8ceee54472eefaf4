import sharp from 'sharp';

const embedded = /data:image\/(png|jpeg|webp);base64,([\sA-Za-z0-9+/=]+)/g;

/**
 * A drawing whose embedded bitmaps are written anew, since a photograph in a drawing can say where it was taken as well
 * as one beside it. Animations say no such thing, and are left.
 */
export async function withPlainBitmaps(svg: string): Promise<string> {
  const plain = new Map<string, string>();
  for (const [address, format = '', base64 = ''] of svg.matchAll(embedded)) {
    if (!plain.has(address))
      plain.set(address, `data:image/${format};base64,${await plainBitmap(format, base64)}`);
  }
  return svg.replace(embedded, (address) => plain.get(address) ?? address);
}

async function plainBitmap(format: string, base64: string): Promise<string> {
  const image = sharp(Buffer.from(base64, 'base64')).autoOrient();
  const encoded =
    format === 'jpeg'
      ? image.jpeg({ quality: 95 })
      : format === 'webp'
        ? image.webp({ quality: 95 })
        : image.png();
  return (await encoded.toBuffer()).toString('base64');
}
