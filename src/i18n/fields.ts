import type { z } from 'zod';
import { fieldKeys } from '../model/labels.ts';
import { inEachLanguage } from '../model/languages.ts';
import type { InterfaceLang } from '../model/languages.ts';
import { collectionWords } from './collections.ts';
import { tableOf } from './table.ts';
import type { CollectionFields } from './en/collections.ts';
import type { FieldWords } from './en/fields.ts';

type Words = FieldWords & CollectionFields;

const fields = await tableOf<FieldWords>((lang) => import(`./${lang}/fields.ts`));
const tables = inEachLanguage((lang): Words => ({ ...fields[lang], ...collectionWords[lang].fields }));

/** What an editor reads beside a field; undefined where the field has no label. */
export function fieldLabel(
  field: z.ZodType,
  lang: InterfaceLang,
): { label: string; hint: string | undefined } | undefined {
  const key = fieldKeys.get(field)?.key;
  if (key === undefined) return undefined;
  const [label, hint] = tables[lang][key as keyof Words];
  return { label, hint };
}
