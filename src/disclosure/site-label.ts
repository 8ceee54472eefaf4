import { interfaceLang } from '../model/languages.ts';
import type { InterfaceLang, Lang } from '../model/languages.ts';
import type { Consideration, Giver } from '../model/post.ts';
import type { Country } from './country.ts';
import type { Given } from './country-rule.ts';
import type { Template } from './wording.ts';
import { colon } from './wording.ts';
import { fill, plainText } from './words.ts';

/** Where a text in each language is read. An English page has readers in three of the table's places at once. */
export const readersOf: Record<InterfaceLang, readonly Country[]> = {
  en: ['UK', 'US', 'EU'],
  fr: ['FR', 'EU'],
};

/**
 * The label that the site puts before such a post: one that every country in {@link readersOf} accepts, and none
 * calls insufficient. In English these are "Ad" and "Advertisement", and the whole word is clearer; softer words such
 * as "commercial collaboration" and "gift" are in no list. In French the law's two labels remain; "Publicité" would
 * be wrong for a post about another author's text.
 */
export const siteMarks: Record<InterfaceLang, string> = {
  en: 'Advertisement',
  fr: 'Collaboration commerciale',
};

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
  if (consideration === 'none') return { text: say(nothing[interfaceLang(lang)]) };
  const { plain, named } = sentences[interfaceLang(lang)][by ?? 'unsaid'][consideration];
  const mark = siteMarks[interfaceLang(lang)];
  return { mark, text: `${mark}${colon[interfaceLang(lang)]}${say(what === undefined ? plain : named)}` };
}

/** A text with its label in front, for places that show only one line: feeds, social cards, search engines. */
export function withLabel(label: string | undefined, text: string): string {
  return label === undefined ? text : `[${label}] ${text}`;
}

const nothing: Record<InterfaceLang, string> = {
  en: 'No consideration: nothing was paid or given between us and {brand}',
  fr: 'Sans contrepartie\u00a0: rien n’a été payé ni donné entre nous et {brand}',
};

const both = (plain: string, named: string): Template => ({ plain, named });

/** In the first person of the house. As in `wording.ts`, French asks no article and no gender of a name. */
const sentences: Record<InterfaceLang, Record<Giver | 'unsaid', Record<Given, Template>>> = {
  en: {
    partner: {
      loan: both('{brand} lent us a product', '{brand} lent us {what}'),
      gift: both('{brand} gave us a free product', '{brand} gave us {what}, free'),
      travel: both('{brand} paid for our travel', '{brand} paid for our travel: {what}'),
      payment: both('{brand} paid us', '{brand} paid us: {what}'),
      affiliate: both(
        'we earn a commission if you buy from {brand} through our links',
        'we earn a commission if you buy from {brand} through our links: {what}',
      ),
      other: both('{brand} gave us something of value', '{brand} gave us something of value: {what}'),
    },
    us: {
      loan: both('we lent {brand} a product', 'we lent {brand} {what}'),
      gift: both('we gave {brand} a free product', 'we gave {brand} {what}, free'),
      travel: both('we paid for the travel of {brand}', 'we paid for the travel of {brand}: {what}'),
      payment: both('we paid {brand}', 'we paid {brand}: {what}'),
      affiliate: both(
        '{brand} earns a commission if you buy from us through its links',
        '{brand} earns a commission if you buy from us through its links: {what}',
      ),
      other: both('we gave {brand} something of value', 'we gave {brand} something of value: {what}'),
    },
    unsaid: {
      loan: both('a loan between us and {brand}', 'a loan between us and {brand}: {what}'),
      gift: both('a gift between us and {brand}', 'a gift between us and {brand}: {what}'),
      travel: both('paid travel, between us and {brand}', 'paid travel, between us and {brand}: {what}'),
      payment: both('a payment between us and {brand}', 'a payment between us and {brand}: {what}'),
      affiliate: both(
        'a commission on sales, between us and {brand}',
        'a commission on sales, between us and {brand}: {what}',
      ),
      other: both(
        'something of value went between us and {brand}',
        'something of value went between us and {brand}: {what}',
      ),
    },
  },
  fr: {
    partner: {
      loan: both('{brand} nous a prêté un produit', '{brand} nous a prêté {what}'),
      gift: both('{brand} nous a offert un produit', '{brand} nous a offert {what}'),
      travel: both('{brand} a payé notre voyage', '{brand} a payé notre voyage\u00a0: {what}'),
      payment: both('{brand} nous paie', '{brand} nous paie\u00a0: {what}'),
      affiliate: both(
        'nous touchons une commission si vous achetez chez {brand} par nos liens',
        'nous touchons une commission si vous achetez chez {brand} par nos liens\u00a0: {what}',
      ),
      other: both('{brand} nous a accordé un avantage', '{brand} nous a accordé un avantage\u00a0: {what}'),
    },
    us: {
      loan: both('{brand} a reçu de nous un produit en prêt', '{brand} a reçu de nous, en prêt, {what}'),
      gift: both('{brand} a reçu de nous un cadeau', '{brand} a reçu de nous, en cadeau, {what}'),
      travel: both('{brand} a voyagé à nos frais', '{brand} a voyagé à nos frais\u00a0: {what}'),
      payment: both('nous payons {brand}', 'nous payons {brand}\u00a0: {what}'),
      affiliate: both(
        '{brand} touche une commission si vous achetez chez nous par ses liens',
        '{brand} touche une commission si vous achetez chez nous par ses liens\u00a0: {what}',
      ),
      other: both('{brand} a reçu de nous un avantage', '{brand} a reçu de nous un avantage\u00a0: {what}'),
    },
    unsaid: {
      loan: both('un prêt entre nous et {brand}', 'un prêt entre nous et {brand}\u00a0: {what}'),
      gift: both('un cadeau entre nous et {brand}', 'un cadeau entre nous et {brand}\u00a0: {what}'),
      travel: both(
        'un voyage payé, entre nous et {brand}',
        'un voyage payé, entre nous et {brand}\u00a0: {what}',
      ),
      payment: both('un paiement entre nous et {brand}', 'un paiement entre nous et {brand}\u00a0: {what}'),
      affiliate: both(
        'une commission sur les ventes, entre nous et {brand}',
        'une commission sur les ventes, entre nous et {brand}\u00a0: {what}',
      ),
      other: both('un avantage entre nous et {brand}', 'un avantage entre nous et {brand}\u00a0: {what}'),
    },
  },
};
