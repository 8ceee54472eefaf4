/** The content of a social card. It contains everything that is drawn: equal cards give equal pictures. */
export interface Card {
  /** Path in the output, with forward slashes: `cards/en/posts/first.png`. */
  path: string;
  kind: CardKind;
  /** BCP 47 language of the title; decides between Japanese, Chinese and Korean forms of shared characters. */
  lang: string;
  title: string;
  /** Section and topic: `Blog · Moderation`. */
  kicker: string;
  /** Author and date: `Inès Moreau · 2 November 2026`. */
  meta?: string;
  /**
   * The legal label of a commercial relation: `Advertising — gift`. Never left out, and never shortened to something
   * misleading.
   */
  label?: string;
  /** The site's name. */
  site: string;
  /** The site's host: `colophon.example`. */
  host: string;
}

export type CardKind = 'post' | 'answer' | 'kit' | 'page';

/** Pixels; the size that Open Graph recommends, and that `og:image:width` and `og:image:height` state. */
export const cardSize = { width: 1200, height: 630 } as const;
