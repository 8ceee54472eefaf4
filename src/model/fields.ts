import { z } from 'zod';
import { labelled, referenceTargets, wordLimits } from './labels.ts';
import type { ReferenceTarget } from './labels.ts';
import { formerAddress } from './former-address.ts';
import { language } from './language.ts';
import { primaryLanguage } from './languages.ts';
import type { Lang } from './languages.ts';
import { day, moment } from './dates.ts';
import { countWords } from './words.ts';

/** Slugs and ids are file names and addresses at once: short, lower-case, safe on every disk and in every link. */
export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const slugMaxLength = 80;

/** What no keyboard writes and no page may hold: control characters, and halves of characters. */
const unprintable = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((value) => !unprintable.test(value), {
      error: 'this text has a control character in it',
      params: { fix: 'Write the text anew; it was probably copied from another program.' },
    });

/** One line of text of at most `max` characters. */
export const line = (max: number) =>
  text(max).refine((text) => !/[\n\r]/.test(text), {
    error: 'this text has a line break',
    params: { fix: 'Write it on one line.' },
  });

/** Plain text of several lines. */
export const paragraph = text;

/** Plain text of at most so many words: what an editor of a newspaper counts. */
export function atMostWords(words: number, max: number) {
  const schema = text(max).superRefine((value, context) => {
    // Without its language: only scripts without spaces would be counted otherwise, and they little.
    const found = countWords(value, 'en');
    if (found <= words) return;
    context.addIssue({
      code: 'custom',
      message: `this text has ${String(found)} words, and ${String(words)} are its limit`,
      params: { fix: `Take ${found - words === 1 ? 'one word' : `${String(found - words)} words`} out.` },
    });
  });
  wordLimits.add(schema, { words });
  return schema;
}

/** The id of something else in the content; `check` reports ids that name nothing. */
export function reference(to: ReferenceTarget) {
  const schema = z.string().trim().min(1);
  referenceTargets.add(schema, { to });
  return schema;
}

/** Text in one language for all, or one text for each: `Moderation` or `{ en: Moderation, fr: Modération }`. */
export const localised = (max: number) =>
  z.union([line(max), z.record(language, line(max))], {
    error: 'this is neither a text nor a text for each language',
  });

/** As {@link localised}, with room for several lines. */
export const localisedParagraph = (max: number) =>
  z.union([paragraph(max), z.record(language, paragraph(max))], {
    error: 'this is neither a text nor a text for each language',
  });

export type Localised = string | Record<Lang, string>;

/** The text in `lang`, else in the same language of another country, else in the first of `order` that has one. */
export function inLanguage(text: Localised, lang: Lang, order: readonly Lang[] = []): string {
  return typeof text === 'string' ? text : (text[languageIn(text, lang, order) ?? ''] ?? '');
}

/** The language of what {@link inLanguage} returns; undefined where nobody says which it is. */
export function languageIn(text: Localised, lang: Lang, order: readonly Lang[] = []): Lang | undefined {
  if (typeof text === 'string') return undefined;
  const there = Object.keys(text);
  const near = there.filter((other) => primaryLanguage(other) === primaryLanguage(lang));
  return [lang, ...near, ...order, ...there].find((other) => Object.hasOwn(text, other));
}

/** A picture of the media folder. The alt text is not optional: a picture that says nothing has no place in a head. */
export const image = () =>
  z.strictObject({
    src: labelled(reference('pictures'), ['File'], ['Fichier']),
    alt: labelled(
      line(300),
      ['Alternative text', 'What the picture shows, for people who do not see it.'],
      ['Texte alternatif', 'Ce que montre l’image, pour les personnes qui ne la voient pas.'],
    ),
    credit: labelled(
      line(200).optional(),
      ['Credit', 'Who made the picture, as they want to be named. It stands beneath it.'],
      ['Crédit', 'L’auteur de l’image, tel qu’il veut être nommé. Il figure au-dessous.'],
    ),
    licence: labelled(
      line(100).optional(),
      ['Licence', 'What allows you to use it: CC BY 4.0, or an agreement of a date.'],
      ['Licence', 'Ce qui permet de l’utiliser\u00a0: CC BY 4.0, ou un accord daté.'],
    ),
  });

/** Fields that every entry has, whatever its collection. */
export const entryFields = {
  updated: labelled(
    moment.optional(),
    ['Updated', 'When readers should know that the text changed.'],
    ['Mis à jour', 'Quand les lecteurs doivent savoir que le texte a changé.'],
  ),
  corrections: labelled(
    z
      .array(
        z.strictObject({
          date: labelled(day, ['Corrected on'], ['Corrigé le']),
          text: labelled(
            paragraph(500),
            ['What changed', 'What the text said before, and what it says now. Plain text.'],
            ['Ce qui a changé', 'Ce que le texte disait, et ce qu’il dit à présent. Sans mise en forme.'],
          ),
        }),
      )
      .optional(),
    ['Corrections', 'For what was wrong; the page shows each with its date. A mended comma needs none.'],
    [
      'Corrections',
      'Pour ce qui était faux\u00a0; la page les montre avec leur date. Une virgule n’en demande pas.',
    ],
  ),
  draft: labelled(
    z.boolean().optional(),
    ['Draft', 'A draft is nowhere on the site.'],
    ['Brouillon', 'Un brouillon n’apparaît nulle part sur le site.'],
  ),
  publishAt: labelled(
    moment.optional(),
    ['Publish at', 'Not on the site before this moment (UTC unless a zone is given).'],
    ['Publier le', 'Absent du site avant ce moment (UTC sauf fuseau indiqué).'],
  ),
  expireAt: labelled(
    moment.optional(),
    ['Take down at', 'Not on the site from this moment on.'],
    ['Retirer le', 'Absent du site à partir de ce moment.'],
  ),
  takenDown: labelled(
    z
      .strictObject({
        reason: labelled(
          line(300).optional(),
          ['Reason', 'For everybody who still has the address.'],
          ['Raison', 'Pour quiconque a encore l’adresse.'],
        ),
        replacement: labelled(
          reference('entries').optional(),
          ['Instead', 'What to read in its place, such as faq/what-is-it.'],
          ['À la place', 'La page à lire à la place, par exemple faq/qu-est-ce-que-c-est.'],
        ),
      })
      .optional(),
    ['Once taken down', 'What the address says from the moment above on.'],
    ['Une fois retiré', 'Ce que l’adresse indique à partir du moment ci-dessus.'],
  ),
  aliases: labelled(
    z.array(formerAddress).optional(),
    ['Former addresses', 'Addresses that this entry had before, such as /old/address/.'],
    ['Anciennes adresses', 'Les adresses précédentes de cette page, par exemple /ancienne/adresse/.'],
  ),
};

/** Fields of entries that have authors and neighbours. */
export const relatedFields = {
  related: labelled(
    z.array(reference('entries')).optional(),
    ['Related', 'Entries to read next, such as faq/what-is-it.'],
    ['À lire aussi', 'Les pages à lire ensuite, par exemple faq/qu-est-ce-que-c-est.'],
  ),
};
