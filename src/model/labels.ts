import { z } from 'zod';
import type { InterfaceLang } from './languages.ts';

/** What an editor reads beside a field, in each language of the interface. */
export interface FieldLabel {
  label: Record<InterfaceLang, string>;
  hint?: Record<InterfaceLang, string>;
}

/** The one home of editor labels: forms, JSON Schemas and error messages read them from here. */
export const labels = z.registry<FieldLabel>();

/** What a field's text points at: an entry of a collection, any entry (`faq/what-is-it`), a desk, or a media file. */
export type ReferenceTarget =
  'people' | 'topics' | 'series' | 'partners' | 'desks' | 'entries' | 'media' | 'pictures';

export const referenceTargets = z.registry<{ to: ReferenceTarget }>();

/** Texts that may have so many words, beside their bound in characters. Forms count them as one types. */
export const wordLimits = z.registry<{ words: number }>();

/**
 * Gives a field its editor label. What is labelled is a copy, since two fields may share a schema: a post's day and an
 * answer's day of review.
 * @param en label, and a hint after it where one helps
 * @param fr the same in French
 */
export function labelled<S extends z.ZodType>(
  schema: S,
  en: readonly [label: string, hint?: string],
  fr: readonly [label: string, hint?: string],
): S {
  const hint = en[1] !== undefined && fr[1] !== undefined ? { hint: { en: en[1], fr: fr[1] } } : {};
  const field = schema.clone();
  labels.add(field, { label: { en: en[0], fr: fr[0] }, ...hint });
  const target = referenceTargets.get(schema);
  if (target !== undefined) referenceTargets.add(field, target);
  const limit = wordLimits.get(schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema);
  if (limit !== undefined) wordLimits.add(field, limit);
  return field;
}
