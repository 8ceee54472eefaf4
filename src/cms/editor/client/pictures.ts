import { notedOrientation, uprightTransform } from './orientation.ts';

/** Longest side of an uploaded picture in pixels: enough for the width of a newspaper page. */
const maxSide = 4000;
/** Formats that a canvas can write. GIF would lose its frames; SVG has no pixels. */
const scalable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * Makes a large picture smaller, in its own format. This also removes the camera's metadata, such as the
 * place and the orientation: the picture is drawn upright.
 * @returns undefined if the file should be sent unchanged
 */
export async function scaledDown(file: File): Promise<Blob | undefined> {
  if (!scalable.has(file.type)) return undefined;
  const isPhoto = file.type === 'image/jpeg';
  // All browsers apply the orientation of a JPEG; for other formats they differ.
  const noted = isPhoto ? undefined : notedOrientation(new Uint8Array(await file.arrayBuffer()));
  const orientation = noted?.orientation ?? 1;
  const source = noted === undefined ? file : new Blob(noted.plain, { type: file.type });
  const picture = await createImageBitmap(source, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return undefined;
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  // A small PNG or WebP rarely has camera data, so it is not encoded again; a photograph may have some.
  if (scale === 1 && !isPhoto && orientation === 1) return undefined;
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const canvas = orientation < 5 ? new OffscreenCanvas(width, height) : new OffscreenCanvas(height, width);
  const context = canvas.getContext('2d');
  context?.setTransform(...uprightTransform(orientation, width, height));
  context?.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: file.type, quality: 0.9 });
  // A browser that cannot write a format writes PNG, which would not match the file's name.
  return blob.type === file.type ? blob : undefined;
}

export function base64(buffer: ArrayBuffer): string {
  const bytes = new Uint8Array(buffer);
  let text = '';
  // In pieces, because a call accepts only a limited number of arguments.
  for (let at = 0; at < bytes.length; at += 32_768) {
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(text);
}
