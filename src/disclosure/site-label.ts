import { disclosureWords } from '../i18n/disclosure.ts';
import type { Lang } from '../model/languages.ts';
import type { Consideration, Giver } from '../model/post.ts';
import { fill, plainText } from './words.ts';

/** What the front matter says of a partnership. */
export interface Partnership {
  consideration: Consideration;
  /** The partner's name. */
  partner: string;
  /** Who gave it; where nobody says, the label says that it lies between the two. */
  by?: Giver | undefined;
  /** What it was, in the language of the label. */
  what?: string | undefined;
}

export interface SiteLabel {
  /** The label alone; absent where nothing was given, since that is no advertisement. */
  mark?: string;
  /** The label with the nature of the connection and the partner's name, which the FTC and the LCEN ask for. */
  text: string;
}

export function siteLabel({ consideration, partner, by, what }: Partnership, lang: Lang): SiteLabel {
  const say = (template: string) => plainText(fill(template, { brand: partner, what }));
  const { house, mark, colon } = disclosureWords(lang);
  if (consideration === 'none') return { text: say(house.nothing) };
  const { plain, named } = house[by ?? 'unsaid'][consideration];
  return { mark, text: `${mark}${colon}${say(what === undefined ? plain : named)}` };
}

/** A text with its label before it, for places that show no more than a line: feeds, social cards, search engines. */
export function withLabel(label: string | undefined, text: string): string {
  return label === undefined ? text : `[${label}] ${text}`;
}
