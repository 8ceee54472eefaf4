import { lookup } from 'mrmime';
import type { PictureFormat } from './entry.ts';
import type { IsTaken } from './free-name.ts';
import { freeMediaName, isMediaName } from './media-names.ts';
import type { Problem } from './problem.ts';

interface MediaType {
  kind: 'picture' | 'file';
  mime: string;
  /** Names the type to visitors. */
  label: string;
  formats?: PictureFormat[];
}

/** What the media folder may hold, by ending. A MIME type is the library's unless it is said here. */
const listed: Record<string, Omit<MediaType, 'mime'> & { mime?: string }> = {
  png: { kind: 'picture', label: 'PNG', formats: ['png'] },
  jpg: { kind: 'picture', label: 'JPEG', formats: ['jpeg'] },
  jpeg: { kind: 'picture', label: 'JPEG', formats: ['jpeg'] },
  webp: { kind: 'picture', label: 'WebP', formats: ['webp'] },
  avif: { kind: 'picture', label: 'AVIF', formats: ['avif'] },
  gif: { kind: 'picture', label: 'GIF', formats: ['gif'] },
  svg: { kind: 'picture', label: 'SVG', formats: ['svg'] },
  pdf: { kind: 'file', label: 'PDF' },
  txt: { kind: 'file', label: 'TXT' },
  csv: { kind: 'file', label: 'CSV' },
  zip: { kind: 'file', label: 'ZIP' },
  // The library leaves out the types of vendors.
  docx: {
    kind: 'file',
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'DOCX',
  },
  xlsx: {
    kind: 'file',
    mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    label: 'XLSX',
  },
  odt: { kind: 'file', mime: 'application/vnd.oasis.opendocument.text', label: 'ODT' },
  mp3: { kind: 'file', label: 'MP3' },
  mp4: { kind: 'file', label: 'MP4' },
  webm: { kind: 'file', label: 'WebM' },
  vtt: { kind: 'file', label: 'VTT' },
};

/** The MIME type of bytes of which nothing is known. */
const unknownType = 'application/octet-stream';

const types: Record<string, MediaType> = Object.fromEntries(
  Object.entries(listed).map(([ending, type]) => [
    ending,
    { ...type, mime: type.mime ?? lookup(ending) ?? unknownType },
  ]),
);

/** Endings of the files that the media folder may hold. */
export const mediaEndings: readonly string[] = Object.keys(types);

/** Those of them that no program may take for a text, wherever such a file lies. */
export const binaryEndings: readonly string[] = mediaEndings.filter(
  (ending) => !/^text\/|\+xml$/.test(types[ending]?.mime ?? ''),
);

/** A photograph for print, as a good camera saves it. */
const pictureMaxBytes = 40 * 1024 * 1024;
const fileMaxBytes = 100 * 1024 * 1024;

export function mediaTypeOf(address: string) {
  const ending = address.split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}

/** The MIME type of a media file, by its address or name. */
export function mediaMime(address: string): string {
  return mediaTypeOf(address)?.mime ?? unknownType;
}

/** Whether a media file is a picture, by its address. */
export function isPicture(address: string): boolean {
  return mediaTypeOf(address)?.kind === 'picture';
}

/**
 * What speaks against a file of the media folder, before it is opened.
 * @param address `/media/team/map.png`
 * @param size in bytes, or `link` for what is no plain file
 * @param isTaken whether the content has another file of a name, so that none is proposed that would replace it
 */
export function checkMediaFile(
  address: string,
  size: number | 'link',
  isTaken: IsTaken = () => false,
): Problem[] {
  const problems: Problem[] = [];
  const report = (code: string, message: string, fix: string) =>
    problems.push({ file: address.slice(1), line: 1, column: 1, code, message, fix });
  const name = address.slice('/media/'.length);
  if (size === 'link') {
    report('media-link', 'this is a link, not a file', 'Put a copy of the file in its place.');
    return problems;
  }
  if (!isMediaName(name)) {
    report(
      'media-name',
      'the file name has characters that break in addresses, or is too long',
      `Rename it to ${freeMediaName(name, isTaken)}, and write that name wherever a text has the old one.`,
    );
  }
  const type = mediaTypeOf(address);
  if (type === undefined) {
    report(
      'media-type',
      'files of this type are not published',
      `Take it out, or export it from its program as one of: ${mediaEndings.join(', ')}.`,
    );
    return problems;
  }
  const limit = type.kind === 'picture' ? pictureMaxBytes : fileMaxBytes;
  if (size === 0) report('media-empty', 'the file is empty', 'Upload it again.');
  else if (size > limit) {
    report(
      'media-size',
      `the file has ${(size / 1_048_576).toFixed(1)} MB; at most ${String(limit / 1_048_576)} MB are allowed`,
      type.kind === 'picture'
        ? 'Scale the picture down to 6,000 pixels on its longer side and save it as JPEG or WebP.'
        : 'Make the file smaller, or host it elsewhere and link to it.',
    );
  }
  return problems;
}

/** More than any page shows; a drawing or a bitmap of a few kilobytes can claim so many that the build's memory ends. */
const pictureMaxPixels = 100_000_000;

/** What speaks against a picture, once its size is known. */
export function checkPicture(
  address: string,
  { width, height }: { width: number; height: number },
): Problem[] {
  if (width * height <= pictureMaxPixels) return [];
  return [
    {
      file: address.slice(1),
      line: 1,
      column: 1,
      code: 'media-size',
      message: `the picture has ${String(width)} × ${String(height)} pixels`,
      fix: 'Scale the picture down to 6,000 pixels on its longer side and save it as JPEG or WebP.',
    },
  ];
}

/** Whether a picture's end is missing, as after an upload that broke off: browsers show half of it, sharp none. */
export function isCutOff(bytes: Buffer, format: PictureFormat): boolean {
  switch (format) {
    case 'png':
      return bytes.lastIndexOf('IEND') === -1;
    case 'jpeg':
      return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1;
    case 'gif':
      return bytes.lastIndexOf(0x3b) === -1;
    case 'webp':
      return bytes.length < bytes.readUInt32LE(4) + 8;
    default:
      return false;
  }
}
