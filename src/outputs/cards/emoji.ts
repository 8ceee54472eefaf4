import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../../lib/packages.ts';

const pictured =
  /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}|.+\u200D|[0-9#*]\uFE0F?\u20E3)/u;

/** Whether a grapheme is drawn as a picture; characters with text presentation by default (©, ✓, ↗) are not. */
export function isEmoji(grapheme: string): boolean {
  return /\p{Emoji}/u.test(grapheme) && pictured.test(grapheme) && !grapheme.includes('\uFE0E');
}

/**
 * The SVG file of an emoji; undefined where the set (Emoji 15) has none.
 * Pictures: Twemoji, copyright Twitter and contributors, CC BY 4.0.
 */
export function emojiFile(grapheme: string): string | undefined {
  const folder = packageFolder('@twemoji/svg');
  // Twemoji names files by code points, without the variation selector unless the emoji is a sequence.
  for (const name of [
    grapheme.includes('\u200D') ? grapheme : grapheme.replaceAll('\uFE0F', ''),
    grapheme.replaceAll('\uFE0F', ''),
    grapheme,
  ]) {
    const file = join(
      folder,
      `${Array.from(name, (character) => character.codePointAt(0)?.toString(16)).join('-')}.svg`,
    );
    if (existsSync(file)) return file;
  }
  return undefined;
}
