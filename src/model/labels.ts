import { z } from 'zod';

/** Under which key a field has its label in `src/i18n/`. Forms, JSON Schemas and error messages find it there. */
export const fieldKeys = z.registry<{ key: string }>();

/** What a field's text points at: an entry of a collection, any entry (`faq/what-is-it`), a desk, or a media file. */
export type ReferenceTarget =
  'people' | 'topics' | 'series' | 'partners' | 'desks' | 'entries' | 'media' | 'pictures';

export const referenceTargets = z.registry<{ to: ReferenceTarget }>();

/** Texts that may have so many words, beside their bound in characters. Forms count them as one types. */
export const wordLimits = z.registry<{ words: number }>();

/**
 * Gives a field its editor label. What is labelled is a copy, since two fields may share a schema: a post's day and an
 * answer's day of review.
 * @param key where the field stands in the model: `kit.contact.email`
 */
export function labelled<S extends z.ZodType>(schema: S, key: string): S {
  const field = schema.clone();
  fieldKeys.add(field, { key });
  const target = referenceTargets.get(schema);
  if (target !== undefined) referenceTargets.add(field, target);
  const limit = wordLimits.get(schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema);
  if (limit !== undefined) wordLimits.add(field, limit);
  return field;
}
