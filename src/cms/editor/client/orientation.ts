/** Offset of the first tag in a directory, with 12 bytes for each tag. */
const orientationTag = 0x0112;

/** The orientation of a picture, and the picture without that metadata. */
export interface Noted {
  /** 1 to 8; 1 if there is none. */
  orientation: number;
  /** The same pixels without the metadata, so that every browser draws them in the same way. */
  plain: Uint8Array<ArrayBuffer>[];
}

/**
 * Reads the Exif orientation of a PNG or a WebP. Browsers do not agree whether to apply it; the site applies it
 * to its own pictures.
 */
export function notedOrientation(bytes: Uint8Array<ArrayBuffer>): Noted {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const isPng = isNamed(view, 1, 'PNG');
    const chunk = isPng ? pngChunk(view) : isNamed(view, 8, 'WEBP') ? webpChunk(view) : undefined;
    if (chunk === undefined) return { orientation: 1, plain: [bytes] };
    const { at, length } = chunk;
    const orientation = orientationIn(part(view, at + 8, length));
    if (isPng) return { orientation, plain: [bytes.slice(0, at), bytes.slice(at + 12 + length)] };
    const unnamed = bytes.slice();
    // Unknown chunks are skipped.
    unnamed.set([0x78], at);
    return { orientation, plain: [unnamed] };
  } catch {
    // A truncated file has no orientation.
    return { orientation: 1, plain: [bytes] };
  }
}

/** The start of a chunk, including its header of eight bytes, and the length of its data. */
interface Chunk {
  at: number;
  length: number;
}

function pngChunk(view: DataView): Chunk | undefined {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at))
    if (isNamed(view, at + 4, 'eXIf')) return { at, length: view.getUint32(at) };
  return undefined;
}

function webpChunk(view: DataView): Chunk | undefined {
  for (let at = 12; at + 8 <= view.byteLength;) {
    const length = view.getUint32(at + 4, true);
    if (isNamed(view, at, 'EXIF')) return { at, length };
    at += 8 + length + (length % 2);
  }
  return undefined;
}

/** @param exif a TIFF; some programs write the prefix of a JPEG before it */
function orientationIn(exif: DataView): number {
  const tiff = isNamed(exif, 0, 'Exif') ? part(exif, 6, exif.byteLength - 6) : exif;
  const isLittle = isNamed(tiff, 0, 'II');
  const directory = tiff.getUint32(4, isLittle);
  const count = tiff.getUint16(directory, isLittle);
  for (let entry = 0; entry < count; entry++) {
    const at = directory + 2 + 12 * entry;
    if (tiff.getUint16(at, isLittle) !== orientationTag) continue;
    const value = tiff.getUint16(at + 8, isLittle);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/**
 * The canvas transformation that makes stored pixels upright.
 * @param width, height of the stored picture as it is drawn
 */
export function uprightTransform(
  orientation: number,
  width: number,
  height: number,
): [number, number, number, number, number, number] {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, height, 0];
    case 7:
      return [0, -1, -1, 0, height, width];
    case 8:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}

function isNamed(view: DataView, at: number, name: string): boolean {
  return [...name].every((sign, index) => view.getUint8(at + index) === sign.charCodeAt(0));
}

function part(view: DataView, at: number, length: number): DataView {
  return new DataView(view.buffer, view.byteOffset + at, Math.min(length, view.byteLength - at));
}
