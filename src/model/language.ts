import { z } from 'zod';
import { isLanguageTag, languageInAddress, languageTagFor } from './language-tag.ts';
import { isOwnedBySite } from './reserved-slugs.ts';

/** A language that a site's texts are in: a BCP 47 tag as `Intl` writes it. */
export const language = z.string().superRefine((text, context) => {
  const refuse = (message: string, fix: string) => {
    context.addIssue({ code: 'custom', message, params: { fix } });
  };
  const right = languageTagFor(text);
  if (right !== text) {
    refuse(
      `"${text.slice(0, 60)}" is no language tag`,
      right === undefined ? 'Write a tag such as "en", "ar" or "pt-BR".' : `Write "${right}".`,
    );
  } else if (isOwnedBySite(languageInAddress(text))) {
    const address = `/${languageInAddress(text)}/`;
    refuse(`the address ${address} belongs to the site itself`, `Write a longer tag: "${text}-001".`);
  }
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
