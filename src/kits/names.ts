import anyAscii from 'any-ascii';
import type { Asset } from '../model/asset.ts';

/**
 * Maximum lengths. A whole name is long enough to tell what a file is, short enough for every disk, mail program and
 * ZIP tool.
 */
const nameMax = 120;
const kitMax = 40;
const creditMax = 30;

/**
 * A file's name: `colophon-mark-ines-moreau-512px.png`. ASCII in lower case, at most 120 characters, the same in
 * every build. It depends on its asset only, so a new asset renames no other file.
 * @param kit slug of the kit
 * @param size what distinguishes the asset's files: `512px`, `print-4000x2667`; a drawing and a document have none
 * @param ending without the dot
 */
export function fileName(
  kit: string,
  asset: Pick<Asset, 'file' | 'credit' | 'kind'>,
  size: string | undefined,
  ending: string,
): string {
  const begin = cut(kit, kitMax);
  const credit = cut(slugOf(asset.credit) || 'credit', creditMax);
  const end = `${credit}${size === undefined ? '' : `-${size}`}.${ending}`;
  return `${begin}-${cut(subjectOf(kit, asset), nameMax - begin.length - end.length - 2)}-${end}`;
}

/**
 * What the file shows, from its name in the media folder, without the kit's name in front, which the full name
 * already has.
 */
function subjectOf(kit: string, { file, kind }: Pick<Asset, 'file' | 'kind'>): string {
  const stem = slugOf((file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''));
  const subject = stem.startsWith(`${kit}-`) ? stem.slice(kit.length + 1) : stem;
  return subject === kit || subject === '' ? kind : subject;
}

/** Transliterates any script to ASCII. */
function slugOf(text: string): string {
  return anyAscii(text.normalize('NFC'))
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** Cuts between two words, unless that would leave less than half. */
function cut(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const short = slug.slice(0, max);
  const end = slug[max] === '-' ? max : short.lastIndexOf('-');
  return (end > max / 2 ? short.slice(0, end) : short).replace(/-+$/, '');
}
