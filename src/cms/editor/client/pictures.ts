import { notedOrientation, uprightTransform } from './orientation.ts';

/** Longest side of an uploaded picture in pixels: what a newspaper prints over the width of a page. */
const maxSide = 4000;
/** Formats that a canvas can write. GIF would lose its frames; SVG has no pixels. */
const scalable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * A large picture made smaller, in its own format. Drawing it anew also drops what a camera wrote into it, such as the
 * place where it was taken and which side is up: it is drawn upright.
 * @returns undefined where the file is to be sent as it is
 */
export async function scaledDown(file: File): Promise<Blob | undefined> {
  if (!scalable.has(file.type)) return undefined;
  const isPhoto = file.type === 'image/jpeg';
  // All browsers turn a JPEG by what it notes; of the others, each turns what it knows.
  const noted = isPhoto ? undefined : notedOrientation(new Uint8Array(await file.arrayBuffer()));
  const orientation = noted?.orientation ?? 1;
  const source = noted === undefined ? file : new Blob(noted.plain, { type: file.type });
  const picture = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return undefined;
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  // A small PNG or WebP has no camera's data worth the loss; a photograph may.
  if (scale === 1 && !isPhoto && orientation === 1) return undefined;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = orientation < 5 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width);
  const context = canvas.getContext('2d');
  context?.setTransform(...uprightTransform(orientation, width, height));
  context?.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: file.type, quality: 0.9 });
  // A browser that cannot write a format writes PNG, which the name would then deny.
  return blob.type === file.type ? blob : undefined;
}

export function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}
