import type { Card } from './card.ts';

/** What a text is on the card: the headline, its small print, that in bold, or an address. */
export type Role = 'headline' | 'text' | 'strong' | 'mono';

export const roles: readonly Role[] = ['headline', 'text', 'strong', 'mono'];

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them: an accent with its letter, a flag as one. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The texts of a card, by the role in which the template sets them, with the ellipsis that may end each. */
export function textsOf({
  title,
  site,
  kicker,
  label = '',
  meta = '',
  host,
}: Card): [role: Role, text: string][] {
  return [
    ['headline', title],
    ['headline', `${site}?…`],
    ['strong', `${kicker}${label}…`],
    ['text', `${meta}…`],
    ['mono', `${host}…`],
  ];
}

/**
 * The card with its texts as they can be set: accents joined to their letters (a font has `é`, hardly ever the accent
 * alone), no line ends, no soft hyphens, which satori would neither break at nor hide.
 */
export function withPlainTexts(card: Card): Card {
  const { title, kicker, meta, label, site, host } = card;
  return {
    ...card,
    title: plain(title),
    kicker: plain(kicker),
    site: plain(site),
    host: plain(host),
    ...(meta === undefined ? {} : { meta: plain(meta) }),
    ...(label === undefined ? {} : { label: plain(label) }),
  };
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\u00AD', '')
    .replace(/[ \p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();
}
