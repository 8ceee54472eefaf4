import { freeName } from './free-name.ts';
import type { IsTaken } from './free-name.ts';

const pattern = /^(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*\/)*[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;
const maxLength = 120;

/** Whether a name inside the media folder, folders included, is one that no address breaks. */
export function isMediaName(name: string): boolean {
  return pattern.test(name) && name.length <= maxLength;
}

/**
 * A name like this one that may stand in the media folder, and that no other file has.
 * @param name inside the media folder, folders included
 */
export function freeMediaName(name: string, isTaken: IsTaken): string {
  const ending = (/\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? '').slice(0, 20);
  const parts = name.slice(0, name.length - ending.length).split('/');
  // Room for a number, should the name be taken.
  const room = Math.floor((maxLength - ending.length - 4) / parts.length) - 1;
  const deep = room < 5 ? parts.slice(-1) : parts;
  const stem = deep.map((part) => plainName(part, Math.min(60, Math.max(room, 20)))).join('/');
  return freeName(`media/${stem}`, ending.toLowerCase(), isTaken).slice('media/'.length);
}

/**
 * The name under which an uploaded file is kept.
 * @example uploadName('Snap.JPG') // 'snap.jpg'
 * @example uploadName('Été à Paris.png') // 'ete-a-paris.png'
 */
export function uploadName(given: string): string {
  // Some systems keep an accent as a sign of its own, others hand over a whole path.
  const name = given.normalize('NFC').toLowerCase().split(/[\\/]/).at(-1) ?? '';
  return isMediaName(name) ? name : freeMediaName(name, () => false);
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
  const stem = file.slice(slash, dot).slice(0, maxLength - end.length);
  return `${file.slice(0, slash)}${stem.replace(/[-_.]+$/, '')}${end}`;
}

function plainName(part: string, room: number): string {
  const plain = part
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/[-.]*\.[-.]*/g, '.')
    .slice(0, room)
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain || 'file';
}
