import { disclosureWords } from '../i18n/disclosure.ts';
import type { Lang } from '../model/languages.ts';
import type { Consideration, Giver } from '../model/post.ts';
import { fill, plainText } from './words.ts';

/** A partnership, from the front matter. */
export interface Partnership {
  consideration: Consideration;
  /** The partner's name. */
  partner: string;
  /** Who gave it; if unknown, the label says only that it was between the two. */
  by?: Giver | undefined;
  /** What it was, in the language of the label. */
  what?: string | undefined;
}

export interface SiteLabel {
  /** The label alone; undefined where nothing was given, since the post is then no advertisement. */
  mark?: string;
  /** The label, the nature of the connection and the partner's name, which the FTC and the LCEN require. */
  text: string;
}

export function siteLabel({ consideration, partner, by, what }: Partnership, lang: Lang): SiteLabel {
  const say = (template: string) => plainText(fill(template, { brand: partner, what }));
  const { house, mark, colon } = disclosureWords(lang);
  if (consideration === 'none') return { text: say(house.nothing) };
  const { plain, named } = house[by ?? 'unsaid'][consideration];
  return { mark, text: `${mark}${colon}${say(what === undefined ? plain : named)}` };
}

/** A text with its label in front, for places that show only one line: feeds, social cards, search engines. */
export function withLabel(label: string | undefined, text: string): string {
  return label === undefined ? text : `[${label}] ${text}`;
}
