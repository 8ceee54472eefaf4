import { mediaNameMaxLength, mediaNamePattern, suggestName } from './rules.ts';

/**
 * The name under which an uploaded file is kept.
 * @example uploadName('Snap.JPG') // 'snap.jpg'
 * @example uploadName('Été à Paris.png') // 'ete-a-paris.png'
 */
export function uploadName(given: string): string {
  // Some systems keep an accent as a sign of its own, others hand over a whole path.
  const name = given.normalize('NFC').toLowerCase().split(/[\\/]/).at(-1) ?? '';
  return mediaNamePattern.test(`/media/${name}`) && name.length <= mediaNameMaxLength
    ? name
    : suggestName(name);
}

/**
 * Another name for a file, where its own is taken.
 * @param file path or name, with its ending
 * @param number from 2 on; 1 gives the file's own
 * @example numberedName('media/snap.jpg', 2) // 'media/snap-2.jpg'
 */
export function numberedName(file: string, number: number): string {
  if (number < 2) return file;
  const slash = file.lastIndexOf('/') + 1;
  const dot = file.indexOf('.', slash) === -1 ? file.length : file.lastIndexOf('.');
  const end = `-${String(number)}${file.slice(dot)}`;
  const stem = file.slice(slash, dot).slice(0, mediaNameMaxLength - end.length);
  return `${file.slice(0, slash)}${stem.replace(/[-_.]+$/, '')}${end}`;
}

/** What two names have in common that are one file on some disks: they do not tell `Snap.JPG` from `snap.jpg`. */
export function foldName(file: string): string {
  return file.normalize('NFC').toLowerCase();
}
