import { interfaceLang } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { Labels } from './en/notes.ts';

const tables = await tableOf<Labels>((lang) => import(`./${lang}/notes.ts`));

/** The labels of a language, in English where we have none. */
export function labelsFor(lang: Lang): Labels {
  return tables[interfaceLang(lang)];
}
