/** What a social card says. Everything that is drawn is in here: equal cards are equal pictures. */
export interface Card {
  /** Where the picture lies in the output, with forward slashes: `cards/en/posts/first.png`. */
  path: string;
  kind: CardKind;
  /** BCP 47 language of the title; decides between Japanese, Chinese and Korean forms of shared characters. */
  lang: string;
  title: string;
  /** Section and topic: `Blog · Moderation`. */
  kicker: string;
  /** Who and when: `Inès Moreau · 2 November 2026`. */
  meta?: string;
  /** A commercial relation, as the law wants it shown: `Advertising — gift`. Never left out, never cut short of sense. */
  label?: string;
  /** The site's name. */
  site: string;
  /** The site's host: `colophon.example`. */
  host: string;
}

export type CardKind = 'post' | 'answer' | 'kit' | 'page';

/** Pixels; what Open Graph's large card asks for, and what `og:image:width` and `og:image:height` say. */
export const cardSize = { width: 1200, height: 630 } as const;
