import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import sharp from 'sharp';
import { withDrawableBitmaps } from '../../lib/bitmaps.ts';
import { codeDigest } from '../../lib/code-digest.ts';
import { readContentExactly } from '../../lib/files/exact-bytes.ts';
import { writeWhole } from '../../lib/files/write-whole.ts';
import type { MediaFile } from '../../model/entry.ts';
import type { Variant } from './variants.ts';

const digestLength = 32;

/**
 * Makes one variant and puts it into the output.
 * Position and camera data do not leave: sharp writes none unless it is told to.
 * @throws ChangedBytesError where the file's bytes are no longer those that were checked
 */
export async function renderVariant(
  address: string,
  file: MediaFile,
  variant: Variant,
  folders: { contentDir: string; cacheDir: string; outDir: string },
): Promise<'made' | 'kept'> {
  const target = join(folders.outDir, variant.address.slice(1));
  await mkdir(dirname(target), { recursive: true });
  const name = `${file.digest}-${basename(variant.address)}`;
  const cached = join(folders.cacheDir, 'pictures', madeBy(), name);
  const kept = variant.resize && (await keptPicture(cached));
  if (kept !== undefined) {
    await writeFile(target, kept);
    return 'kept';
  }
  const bytes = await readContentExactly(address.slice(1), file.digest, folders);
  if (variant.resize === undefined) {
    await writeFile(target, bytes);
    return 'made';
  }
  const { width, format } = variant.resize;
  const source =
    file.picture?.format === 'svg' ? Buffer.from(await withDrawableBitmaps(bytes.toString('utf8'))) : bytes;
  // The flag of a camera goes, so the pixels must stand upright.
  const image = sharp(source).autoOrient().resize({ width, withoutEnlargement: true });
  const encoded =
    format === 'webp'
      ? image.webp({ quality: 82, smartSubsample: true })
      : format === 'png'
        ? // Few browsers ever ask for this one: small matters, the last bit of it does not.
          image.png({ palette: true, quality: 90, effort: 2 })
        : image.flatten({ background: '#ffffff' }).jpeg({ quality: 82, mozjpeg: true });
  const made = await encoded.toBuffer().catch((error: unknown) => {
    throw new Error(`content${address} cannot be read to its end. Export it again as PNG, JPEG or WebP.`, {
      cause: error,
    });
  });
  await writeWhole(cached, Buffer.concat([digestOf(made), made]));
  await writeFile(target, made);
  return 'made';
}

/** Names this code and its library: what an earlier one made of a picture is not handed out for what this one makes. */
function madeBy(): string {
  return codeDigest(import.meta.filename).slice(0, 16);
}

/** What was made before: the sha256 of a picture, then its bytes. Undefined where they do not fit, as after a crash. */
async function keptPicture(path: string): Promise<Buffer | undefined> {
  const kept = await readFile(path).catch(() => Buffer.alloc(0));
  const made = kept.subarray(digestLength);
  return digestOf(made).equals(kept.subarray(0, digestLength)) ? made : undefined;
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
