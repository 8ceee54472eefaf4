import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../lib/packages.ts';
import type { Role } from './texts.ts';

/** One font file: a slice of a family, since @fontsource splits its fonts by Unicode ranges. */
export interface Face {
  /** Its name in satori; each slice has its own, because satori takes one font for each name and weight. */
  family: string;
  path: string;
  weight: number;
  /**
   * Whether it is a variable font; satori would draw its default (often the thinnest) weight, so a weight is fixed
   * first.
   */
  variable: boolean;
}

interface Package {
  name: string;
  subsets?: readonly string[];
}

/** East Asian fonts, the best one for a text first. */
export type WideOrder = readonly Package[];

const own: Record<Role, { name: string; weight: number }> = {
  headline: { name: 'bricolage-grotesque', weight: 700 },
  text: { name: 'atkinson-hyperlegible-next', weight: 500 },
  strong: { name: 'atkinson-hyperlegible-next', weight: 700 },
  mono: { name: 'atkinson-hyperlegible-mono', weight: 400 },
};

const scripts: readonly Package[] = [
  {
    name: 'noto-sans',
    subsets: ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext'],
  },
  { name: 'noto-sans-arabic', subsets: ['arabic'] },
  { name: 'noto-sans-hebrew', subsets: ['hebrew'] },
  { name: 'noto-sans-devanagari', subsets: ['devanagari'] },
];
// Arrows, mathematics and symbols are in the Arabic package, and are used with every script.
const signs: Package = { name: 'noto-sans-arabic', subsets: ['math', 'symbols'] };
const japanese: Package = { name: 'noto-sans-jp' };
const korean: Package = { name: 'noto-sans-kr' };
const chinese: Package = { name: 'noto-sans-sc' };

/**
 * Every font file that may have the character, the best one first. The declared ranges are wider than the fonts:
 * callers must check the file, and try the next one where the character is missing.
 * @param wideFirst which East Asian font goes first, see {@link wideOrder}
 */
export function* facesFor(codePoint: number, role: Role, wideFirst: WideOrder): Generator<Face> {
  const { name, weight } = own[role];
  yield* slices({ name }, codePoint, weight, '@fontsource');
  const wide = codePoint >= 0x2000 ? wideFirst : [];
  const rest = isWide(String.fromCodePoint(codePoint))
    ? [...wide, ...scripts, signs]
    : [...scripts, signs, ...wide];
  // Noto fonts are variable, so they can be bold where the role is bold.
  for (const script of rest) yield* slices(script, codePoint, weight, '@fontsource-variable');
}

/**
 * Japanese, Korean and Chinese draw shared Han characters differently: the title's kana or hangul decide, then its
 * language.
 */
export function wideOrder(text: string, lang: string): WideOrder {
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text)) return [japanese, chinese, korean];
  if (/\p{sc=Hangul}/u.test(text)) return [korean, japanese, chinese];
  if (/^ja\b/i.test(lang)) return [japanese, chinese, korean];
  if (/^ko\b/i.test(lang)) return [korean, japanese, chinese];
  return [chinese, japanese, korean];
}

function isWide(character: string): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303F\uFF00-\uFFEF]/u.test(
    character,
  );
}

function* slices(
  { name, subsets }: Package,
  codePoint: number,
  weight: number,
  scope: string,
): Generator<Face> {
  for (const subset of ranges(`${scope}/${name}`).get(codePoint) ?? []) {
    if (subsets !== undefined && !subsets.includes(subset)) continue;
    const slice = `${name}-${subset.replace(/[[\]]/g, '')}`;
    const variable = scope === '@fontsource-variable';
    const file = variable ? `${slice}-wght-normal.woff2` : `${slice}-${weight}-normal.woff`;
    yield { family: slice, path: join(packageFolder(`${scope}/${name}`), 'files', file), weight, variable };
  }
}

const rangesOfPackages = new Map<string, Map<number, string[]>>();

/** Maps characters to the slices of a package: the inverse of @fontsource's `unicode.json`. */
function ranges(packageName: string): Map<number, string[]> {
  const known = rangesOfPackages.get(packageName);
  if (known !== undefined) return known;
  const slicesOf = new Map<number, string[]>();
  const file = join(packageFolder(packageName), 'unicode.json');
  const table = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  // In reverse, because @fontsource lists Latin last and it is needed first.
  for (const [subset, range] of Object.entries(table).reverse()) {
    for (const part of range.split(',')) {
      const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-');
      for (let codePoint = parseInt(first, 16); codePoint <= parseInt(last, 16); codePoint++) {
        const found = slicesOf.get(codePoint);
        if (found === undefined) slicesOf.set(codePoint, [subset]);
        else found.push(subset);
      }
    }
  }
  rangesOfPackages.set(packageName, slicesOf);
  return slicesOf;
}
