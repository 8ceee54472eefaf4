import anyAscii from 'any-ascii';
import type { Asset } from '../model/asset.ts';
import { cutSlug, hyphenated } from '../model/slug.ts';

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
  const begin = cutSlug(kit, kitMax);
  const credit = cutSlug(latin(asset.credit) || 'credit', creditMax);
  const end = `${credit}${size === undefined ? '' : `-${size}`}.${ending}`;
  return `${begin}-${cutSlug(subjectOf(kit, asset), nameMax - begin.length - end.length - 2)}-${end}`;
}

/**
 * What the file shows, from its name in the media folder, without the kit's name in front, which the full name
 * already has.
 */
function subjectOf(kit: string, { file, kind }: Pick<Asset, 'file' | 'kind'>): string {
  const stem = latin((file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, ''));
  const subject = stem.startsWith(`${kit}-`) ? stem.slice(kit.length + 1) : stem;
  return subject === kit || subject === '' ? kind : subject;
}

/** Any script in Latin letters, as they can be typed on every keyboard. Released kits have these names: they stay. */
function latin(text: string): string {
  return hyphenated(anyAscii(text.normalize('NFC')).replace(/['’]/g, ''));
}
