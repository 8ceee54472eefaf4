/** Longest side of an uploaded picture in pixels: what a newspaper prints over the width of a page. */
const maxSide = 4000;
/** Formats that a canvas can write. GIF would lose its frames; SVG has no pixels. */
const scalable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * A large picture made smaller, in its own format. Drawing it anew also drops what a camera wrote into it, such as the
 * place where it was taken.
 * @returns base64, or undefined where the file is to be sent as it is
 */
export async function scaledDown(file: File): Promise<string | undefined> {
  if (!scalable.has(file.type)) return undefined;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (picture === undefined) return undefined;
  const scale = Math.min(1, maxSide / Math.max(picture.width, picture.height));
  // A small PNG or WebP has no camera's data worth the loss; a photograph may.
  if (scale === 1 && file.type !== 'image/jpeg') return undefined;
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: file.type, quality: 0.9 });
  // A browser that cannot write a format writes PNG, which the name would then deny.
  if (blob.type !== file.type) return undefined;
  return base64(await blob.arrayBuffer());
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
