import type { Card } from './card.ts';
import { graphemes } from './texts.ts';
import { oneLine } from '../../model/one-line.ts';

/**
 * The card without characters that no font has: a shared card must not show empty boxes, or words with gaps. Missing
 * symbols are left out; a title that lacks letters is replaced by the site's name, any other line is left out.
 * @param missing graphemes that no font has
 */
export function withoutMissing(card: Card, missing: readonly string[]): Card {
  if (missing.length === 0) return card;
  const { meta, label } = card;
  return {
    ...card,
    title: lacksLetters(card.title, missing) ? card.site : without(card.title, missing) || card.site,
    kicker: lacksLetters(card.kicker, missing) ? '' : without(card.kicker, missing),
    ...(meta === undefined ? {} : { meta: lacksLetters(meta, missing) ? '' : without(meta, missing) }),
    // The legal label stays, as far as it can be drawn.
    ...(label === undefined ? {} : { label: without(label, missing) }),
  };
}

function lacksLetters(text: string, missing: readonly string[]): boolean {
  return missing.some((grapheme) => /[\p{L}\p{N}]/u.test(grapheme) && text.includes(grapheme));
}

function without(text: string, missing: readonly string[]): string {
  return oneLine(
    graphemes(text)
      .filter((grapheme) => !missing.includes(grapheme))
      .join(''),
  );
}
