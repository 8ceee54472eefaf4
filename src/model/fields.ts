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
function languageIn(text: Localised, lang: Lang, order: readonly Lang[] = []): Lang | undefined {
  if (typeof text === 'string') return undefined;
  const there = Object.keys(text);
  const near = there.filter((other) => primaryLanguage(other) === primaryLanguage(lang));
  return [lang, ...near, ...order, ...there].find((other) => Object.hasOwn(text, other));
}

/** A picture of the media folder. The alt text is not optional: a picture that says nothing has no place in a head. */
export const image = () =>
  z.strictObject({
    src: labelled(reference('pictures'), 'image.src'),
    alt: labelled(line(300), 'image.alt'),
    credit: labelled(line(200).optional(), 'image.credit'),
    licence: labelled(line(100).optional(), 'image.licence'),
  });

/** Fields that every entry has, whatever its collection. */
export const entryFields = {
  updated: labelled(moment.optional(), 'entry.updated'),
  corrections: labelled(
    z
      .array(
        z.strictObject({
          date: labelled(day, 'entry.corrections.date'),
          text: labelled(paragraph(500), 'entry.corrections.text'),
        }),
      )
      .optional(),
    'entry.corrections',
  ),
  draft: labelled(z.boolean().optional(), 'entry.draft'),
  publishAt: labelled(moment.optional(), 'entry.publishAt'),
  expireAt: labelled(moment.optional(), 'entry.expireAt'),
  takenDown: labelled(
    z
      .strictObject({
        reason: labelled(line(300).optional(), 'entry.takenDown.reason'),
        replacement: labelled(reference('entries').optional(), 'entry.takenDown.replacement'),
      })
      .optional(),
    'entry.takenDown',
  ),
  aliases: labelled(z.array(formerAddress).optional(), 'entry.aliases'),
};

/** Fields of entries that have authors and neighbours. */
export const relatedFields = {
  related: labelled(z.array(reference('entries')).optional(), 'entry.related'),
};
