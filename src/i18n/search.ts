import { interfaceLang } from '../model/languages.ts';
import type { Lang } from '../model/languages.ts';
import { tableOf } from './table.ts';
import type { SearchStrings } from './en/search.ts';

const tables = await tableOf<SearchStrings>((lang) => import(`./${lang}/search.ts`));

/** What the search page says. */
export function searchStrings(lang: Lang): SearchStrings {
  return tables[interfaceLang(lang)];
}
