import { interfaceLang } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { BodyStrings } from './en/body.ts';

const tables = await tableOf<BodyStrings>((lang) => import(`./${lang}/body.ts`));

/** What components of a text say. */
export function bodyStrings(lang: Lang): BodyStrings {
  return tables[interfaceLang(lang)];
}
