import type { z } from 'zod';
import { fieldKeys } from '../model/labels.ts';
import type { InterfaceLang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { FieldKey, FieldWords } from './en/fields.ts';

const tables = await tableOf<FieldWords>((lang) => import(`./${lang}/fields.ts`));

/** What an editor reads beside a field; undefined where the field has no label. */
export function fieldLabel(
  field: z.ZodType,
  lang: InterfaceLang,
): { label: string; hint: string | undefined } | undefined {
  const key = fieldKeys.get(field)?.key;
  if (key === undefined) return undefined;
  const [label, hint] = tables[lang][key as FieldKey];
  return { label, hint };
}
