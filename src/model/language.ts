import { z } from 'zod';
import { isLanguageTag, languageTagFor } from './language-tag.ts';

/** A language that a site's texts are in: a BCP 47 tag as `Intl` writes it. */
export const language = z.string().superRefine((text, context) => {
  const right = languageTagFor(text);
  if (right === text) return;
  const fix = right === undefined ? 'Write a tag such as "en", "ar" or "pt-BR".' : `Write "${right}".`;
  context.addIssue({ code: 'custom', message: `"${text.slice(0, 60)}" is no language tag`, params: { fix } });
});

/** A language as files that stay name it: nothing that a newer `Intl` could refuse. */
export const keptLanguage = z.string().refine(isLanguageTag, { error: 'this is no language tag' });

/** For `override` of `z.toJSONSchema`: a language is one of those that the site has. */
export function listLanguages(
  schema: unknown,
  json: Record<string, unknown>,
  languages: readonly string[],
): void {
  // A field with a label or a description is a copy of its schema, and has its definition.
  const { def } = (schema as z.ZodType)._zod;
  if (def !== language._zod.def && def !== keptLanguage._zod.def) return;
  // As Zod writes a choice: its values before its description.
  const { description } = json;
  delete json['description'];
  json['enum'] = [...languages];
  if (description !== undefined) json['description'] = description;
}
