import { readFile } from 'node:fs/promises';
import { create } from 'fontkitten';
import subsetFont from 'subset-font';
import { turnAnchors } from './anchors.ts';
import type { Card } from './card.ts';
import { emojiFile, isEmoji } from './emoji.ts';
import { type Face, facesFor, type WideOrder, wideOrder } from './faces.ts';
import { graphemes, type Role, roles, textsOf } from './texts.ts';

/**
 * A font for satori. The object and its data stay the same as long as the worker runs, because satori then parses
 * each only once.
 */
export interface Font {
  name: string;
  data: Buffer;
  weight: 400 | 500 | 700;
  style: 'normal';
}

/** The fonts and emoji that a card's texts need. */
export interface Typesetting {
  fonts: Font[];
  /** `font-family` of each role. */
  families: Record<Role, string>;
  /** Emoji → data URI. */
  pictures: Record<string, string>;
  /** Graphemes that no bundled font has. */
  missing: string[];
}

interface LoadedFace {
  font: Font;
  has: (codePoint: number) => boolean;
}

// Never drawn and never missing: spaces (HarfBuzz synthesises them), joiners, variation selectors, direction marks.
const invisible = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Zs}]/u;

/** Loads the fonts and emoji that the card's texts need, and lists the characters that no font has. */
export async function typeset(card: Card): Promise<Typesetting> {
  const wideFirst = wideOrder(card.title, card.lang);
  const stacks: Record<Role, LoadedFace[]> = { headline: [], text: [], strong: [], mono: [] };
  const pictures: Record<string, string> = {};
  for (const role of roles) await findFace('a', role, wideFirst, stacks[role]);
  const texts = textsOf(card).map(([role, text]) => [role, graphemes(text)] as const);

  for (const [role, parts] of texts) {
    for (const grapheme of parts) {
      if (pictures[grapheme] !== undefined) continue;
      const file = isEmoji(grapheme) ? emojiFile(grapheme) : undefined;
      if (file !== undefined) pictures[grapheme] = await picture(file);
      else await findFace(grapheme, role, wideFirst, stacks[role]);
    }
  }

  const missing = new Set<string>();
  for (const [role, parts] of texts) {
    for (const grapheme of undrawable(parts, stacks[role], pictures)) missing.add(grapheme);
  }
  // Satori draws direction marks, and the space after them, with the last font, so that must not be the monospaced
  // one.
  const fonts = new Set(
    roles.toReversed().flatMap((role) => stacks[role].toReversed().map((face) => face.font)),
  );
  const families = (role: Role) => stacks[role].map((face) => face.font.name).join(', ');
  return {
    fonts: [...fonts],
    families: {
      headline: families('headline'),
      text: families('text'),
      strong: families('strong'),
      mono: families('mono'),
    },
    pictures,
    missing: [...missing],
  };
}

async function findFace(
  grapheme: string,
  role: Role,
  wideFirst: WideOrder,
  stack: LoadedFace[],
): Promise<void> {
  const codePoint = grapheme.codePointAt(0) ?? 0;
  if (invisible.test(String.fromCodePoint(codePoint))) return;
  if (stack.some((face) => face.has(codePoint))) return;
  for (const candidate of facesFor(codePoint, role, wideFirst)) {
    const face = await load(candidate);
    if (!face.has(codePoint)) continue;
    stack.push(face);
    return;
  }
}

/**
 * Graphemes that satori would draw as an empty box. It picks a font by a grapheme's first UTF-16 code unit and keeps
 * it for the rest of the text, so an accent or a rare Han character can be missing although some font has it.
 */
function* undrawable(
  parts: readonly string[],
  stack: readonly LoadedFace[],
  pictures: Record<string, string>,
): Generator<string> {
  const chosen = new Map<number, LoadedFace>();
  for (const grapheme of parts) {
    if (pictures[grapheme] !== undefined) continue;
    const codePoints = Array.from(grapheme)
      .filter((character) => !invisible.test(character))
      .map((character) => character.codePointAt(0) ?? 0);
    const [first] = codePoints;
    if (first === undefined) continue;
    const unit = grapheme.charCodeAt(0);
    const face = chosen.get(unit) ?? stack.find((candidate) => candidate.has(first));
    if (face === undefined || !codePoints.every((codePoint) => face.has(codePoint))) yield grapheme;
    if (face !== undefined) chosen.set(unit, face);
  }
}

const loaded = new Map<string, Promise<LoadedFace>>();

function load({ family, path, weight, variable }: Face): Promise<LoadedFace> {
  const key = `${path}:${weight}`;
  let face = loaded.get(key);
  if (face === undefined) {
    face = read(family, path, weight, variable);
    loaded.set(key, face);
  }
  return face;
}

async function read(name: string, path: string, weight: number, variable: boolean): Promise<LoadedFace> {
  const file = await readFile(path);
  const data = variable ? turnAnchors(await pin(file, weight)) : file;
  const font = create(data);
  if (font.isCollection) throw new Error(`${path} is a font collection; a single font is expected.`);
  return {
    font: { name, data, weight: weight === 400 || weight === 500 ? weight : 700, style: 'normal' },
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
  };
}

/** One weight of a variable font, as a static font. */
function pin(font: Buffer, wght: number): Promise<Buffer> {
  return subsetFont(font, undefined, { targetFormat: 'sfnt', keepAllGlyphs: true, variationAxes: { wght } });
}

const loadedPictures = new Map<string, Promise<string>>();

function picture(file: string): Promise<string> {
  let uri = loadedPictures.get(file);
  if (uri === undefined) {
    uri = readFile(file).then((bytes) => `data:image/svg+xml;base64,${bytes.toString('base64')}`);
    loadedPictures.set(file, uri);
  }
  return uri;
}
