import { bodyStrings } from '../../i18n/body.ts';
import type { Lang } from '../../model/languages.ts';

/** A file's size for people: `27 kB`, `1,4 Mo`. */
export function formatBytes(bytes: number, lang: Lang): string {
  const t = bodyStrings(lang);
  const round = (value: number) =>
    new Intl.NumberFormat(lang, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
  return bytes < 1_000_000
    ? t.kilobytes(round(Math.max(0.1, bytes / 1000)))
    : t.megabytes(round(bytes / 1_000_000));
}
