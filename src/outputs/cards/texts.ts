import type { Card } from './card.ts';

/** The role of a text on the card: headline, small print, bold small print, or address. */
export type Role = 'headline' | 'text' | 'strong' | 'mono';

export const roles: readonly Role[] = ['headline', 'text', 'strong', 'mono'];

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them: a letter with its accent is one, a flag is one. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The texts of a card by their role in the template, with the ellipsis that may end each. */
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
 * The card with its texts prepared for setting: accents joined to their letters (fonts have `é`, but seldom the
 * accent alone), no line breaks, no soft hyphens, which satori would neither hide nor break at.
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
