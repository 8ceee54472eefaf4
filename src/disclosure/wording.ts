import type { InterfaceLang } from '../model/languages.ts';
import type { Consideration } from '../model/post.ts';

/** A sentence with and without a word on what was given. */
export interface Template {
  plain: string;
  /** With `{what}` in it. */
  named: string;
}

/**
 * What the author of a text says under the label, in the first person: the nature of the connection, and with whom
 * (16 CFR 255.5; LCEN, article 20). French sentences ask no article and no gender of the names in them: `à {brand}`
 * would become `à Le Carnet`, and `rémunéré` a guess.
 */
export const wordings: Record<InterfaceLang, Record<Consideration, Template>> = {
  en: {
    none: {
      plain: '{brand} gave me nothing for {piece}, and I am free to write what I think.',
      named: '{brand} gave me nothing for {piece}, and I am free to write what I think.',
    },
    loan: {
      plain: '{brand} lent me a product for {piece}; it goes back.',
      named: '{brand} lent me {what} for {piece}; it goes back.',
    },
    gift: {
      plain: 'I received a product free from {brand}.',
      named: 'I received {what} free from {brand}.',
    },
    travel: {
      plain: '{brand} paid for my travel.',
      named: '{brand} paid for my travel: {what}.',
    },
    payment: {
      plain: '{brand} paid me for {piece}.',
      named: '{brand} paid me for {piece}: {what}.',
    },
    affiliate: {
      plain: 'I earn a commission if you buy from {brand} through my links.',
      named: 'I earn a commission if you buy from {brand} through my links: {what}.',
    },
    other: {
      plain: '{brand} gave me something of value for {piece}.',
      named: '{brand} gave me something of value for {piece}: {what}.',
    },
  },
  fr: {
    none: {
      plain: '{brand} ne m’a rien donné pour {piece}, et j’écris librement ce que je pense.',
      named: '{brand} ne m’a rien donné pour {piece}, et j’écris librement ce que je pense.',
    },
    loan: {
      plain: '{brand} m’a prêté un produit pour {piece}, à rendre.',
      named: '{brand} m’a prêté {what} pour {piece}, à rendre.',
    },
    gift: {
      plain: '{brand} m’a offert un produit.',
      named: '{brand} m’a offert {what}.',
    },
    travel: {
      plain: '{brand} a payé mon voyage.',
      named: '{brand} a payé mon voyage\u00a0: {what}.',
    },
    payment: {
      plain: '{brand} me paie pour {piece}.',
      named: '{brand} me paie pour {piece}\u00a0: {what}.',
    },
    affiliate: {
      plain: 'Je touche une commission si vous achetez chez {brand} par mes liens.',
      named: 'Je touche une commission si vous achetez chez {brand} par mes liens\u00a0: {what}.',
    },
    other: {
      plain: '{brand} m’a accordé un avantage pour {piece}.',
      named: '{brand} m’a accordé un avantage pour {piece}\u00a0: {what}.',
    },
  },
};

/** What stands in the label's place where nothing was given. */
export const noConsideration: Record<InterfaceLang, string> = {
  en: 'No consideration',
  fr: 'Sans contrepartie',
};

/** What a kit tells whoever uses it, whatever went with it. A text that we had to approve would be our advertising. */
export const freedomClause: Record<InterfaceLang, string> = {
  en: 'You are free to write what you think: you may publish a negative opinion, or nothing at all, and nothing must be validated by us.',
  fr: 'Vous êtes libre d’écrire ce que vous pensez\u00a0: vous pouvez publier un avis négatif, ou rien du tout, et nous n’avons rien à valider.',
};

/** A label and the sentence behind it: `Ad: …`, `Publicité : …`. */
export const colon: Record<InterfaceLang, string> = { en: ': ', fr: '\u00a0: ' };
