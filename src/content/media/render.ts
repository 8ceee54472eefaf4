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
 * Makes one variant and writes it to the output.
 * Position and camera data are removed: sharp writes none by default.
 * @throws ChangedBytesError if the file's bytes are no longer the checked ones
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
  // The orientation flag is removed, so the pixels must be upright.
  const image = sharp(source).autoOrient().resize({ width, withoutEnlargement: true });
  const encoded =
    format === 'webp'
      ? image.webp({ quality: 82, smartSubsample: true })
      : format === 'png'
        ? // Few browsers use this format: a small file matters more than the best quality.
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

/** Names this code and its library, so that files made by earlier versions are not used. */
function madeBy(): string {
  return codeDigest(import.meta.filename).slice(0, 16);
}

/** A cached file: the sha256 of a picture, then its bytes. Undefined if they do not agree, as after a crash. */
async function keptPicture(path: string): Promise<Buffer | undefined> {
  const kept = await readFile(path).catch(() => Buffer.alloc(0));
  const made = kept.subarray(digestLength);
  return digestOf(made).equals(kept.subarray(0, digestLength)) ? made : undefined;
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
