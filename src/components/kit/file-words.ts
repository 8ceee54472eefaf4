import { stringsFor } from '../../i18n/strings.ts';
import type { KitFile } from '../../kits/prepared-kit.ts';
import type { Lang } from '../../model/languages.ts';
import { formatBytes } from '../body/format-bytes.ts';

/** What a file is for, and of which type: `For print, JPEG`. */
export function fileName({ role, label }: KitFile, lang: Lang): string {
  const { roles } = stringsFor(lang).kit;
  return role === 'png' ? roles.png : `${roles[role]}, ${label}`;
}

/** How large it is, on a screen and on a disk: `3,000 × 2,000 px, 2.4 MB`. */
export function fileSize({ width, height, bytes }: KitFile, lang: Lang): string {
  const number = new Intl.NumberFormat(lang);
  const pixels =
    width === undefined || height === undefined
      ? []
      : [stringsFor(lang).kit.pixels(number.format(width), number.format(height))];
  // A number stays with its unit, however narrow the column.
  return [...pixels, formatBytes(bytes, lang)].map((size) => size.replaceAll(' ', '\u00a0')).join(', ');
}
