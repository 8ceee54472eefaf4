import { z } from 'zod';
import { fieldLabel } from '../../i18n/fields.ts';
import { entrySchemas, recordSchemas } from '../../model/collections.ts';
import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import { listLanguages } from '../../model/language.ts';

/**
 * The JSON Schema (draft 2020-12) of what an editor writes, for tools that complete and check as one types.
 * Titles and descriptions are the editor labels in English.
 * @param languages of the site
 */
export function jsonSchema(
  collection: EntryCollection | RecordCollection,
  languages: readonly string[],
): object {
  const schema = { ...entrySchemas, ...recordSchemas }[collection];
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: json }) => {
      listLanguages(zodSchema, json, languages);
      // Zod types this as its core class; the objects are the very ones that were labelled.
      const words = fieldLabel(zodSchema as unknown as z.ZodType, 'en');
      if (words === undefined) return;
      json.title = words.label;
      if (words.hint !== undefined) json.description = words.hint;
    },
  });
}
