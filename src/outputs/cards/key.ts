import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Card } from './card.ts';
import { emojiFile, isEmoji } from './emoji.ts';
import { facesFor, type WideOrder, wideOrder } from './faces.ts';
import { codeDigest } from '../../lib/code-digest.ts';
import { graphemes, type Role, textsOf } from './texts.ts';

const maker = join(import.meta.dirname, 'render.ts');
const fileDigests = new Map<string, string>();

/**
 * Cache key of a card: a sha256, in hexadecimal, over everything that its picture depends on: the card, the code that
 * draws it, and the bytes of each font and emoji that its texts may use.
 */
export function cardKey(card: Card): string {
  const { path, kind, lang, title, kicker, meta, label, site, host } = card;
  const files = filesOf(card).map((file) => digestOfFile(file));
  const inputs = [codeDigest(maker), [path, kind, lang, title, kicker, meta, label, site, host], files];
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

// Cached, because titles share most letters.
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

function digestOfFile(file: string): string {
  let known = fileDigests.get(file);
  if (known === undefined) {
    known = digest(readFileSync(file));
    fileDigests.set(file, known);
  }
  return known;
}

function digest(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
