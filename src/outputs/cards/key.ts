import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from './card.ts';
import { emojiFile, isEmoji } from './emoji.ts';
import { facesFor, type WideOrder, wideOrder } from './faces.ts';
import { packageVersion } from '../../lib/packages.ts';
import { graphemes, type Role, textsOf } from './texts.ts';

// Everything with a say in the picture; Unicode, since Intl.Segmenter decides what is one character.
const engines = ['satori', '@resvg/resvg-js', 'sharp', 'subset-font', 'bidi-js'];

let ofSources: string | undefined;
const ofFiles = new Map<string, string>();

/**
 * Name of a card in the cache: a sha256, in hexadecimal, over all that its picture depends on: the card, this folder's
 * source, the libraries' versions, and the bytes of each font and emoji that may serve its texts.
 */
export function cardKey(card: Card): string {
  const { path, kind, lang, title, kicker, meta, label, site, host } = card;
  const files = filesOf(card).map((file) => digestOfFile(file));
  const inputs = [sources(), [path, kind, lang, title, kicker, meta, label, site, host], files];
  return digest(JSON.stringify(inputs));
}

/** Every file that may be needed, in a fixed order. */
function filesOf(card: Card): string[] {
  const wideFirst = wideOrder(card.title, card.lang);
  const files = new Set<string>();
  for (const [role, text] of textsOf(card)) {
    for (const grapheme of graphemes(`a${text}`)) {
      for (const file of filesFor(grapheme, role, wideFirst)) files.add(file);
    }
  }
  return [...files].sort();
}

// The same letters come again in every title.
const filesOfGraphemes = new Map<string, readonly string[]>();

function filesFor(grapheme: string, role: Role, wideFirst: WideOrder): readonly string[] {
  const known = `${role} ${wideFirst[0]?.name} ${grapheme}`;
  let files = filesOfGraphemes.get(known);
  if (files === undefined) {
    const faces = Array.from(facesFor(grapheme.codePointAt(0) ?? 0, role, wideFirst), (face) => face.path);
    const emoji = isEmoji(grapheme) ? emojiFile(grapheme) : undefined;
    files = emoji === undefined ? faces : [emoji, ...faces];
    filesOfGraphemes.set(known, files);
  }
  return files;
}

function sources(): string {
  ofSources ??= digest(
    JSON.stringify([
      readdirSync(import.meta.dirname)
        .sort()
        .map((name) => [name, readFileSync(join(import.meta.dirname, name), 'utf8')]),
      engines.map(packageVersion),
      process.versions['unicode'],
    ]),
  );
  return ofSources;
}

function digestOfFile(file: string): string {
  let known = ofFiles.get(file);
  if (known === undefined) {
    known = digest(readFileSync(file));
    ofFiles.set(file, known);
  }
  return known;
}

function digest(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
