import { isInterfaceLang, primaryLanguage } from '../model/languages.ts';
import { tableOf } from './table.ts';

const lists = await tableOf<string>((lang) => import(`./${lang}/stop-words.ts`));

/**
 * Words that say nothing about a page. Pagefind wants every word of a query on the page, so that "labelling of
 * gifts" would miss an answer that happens to have no "of"; find.ts says what it is worth.
 * @returns the list of a language by its primary tag, in one line, as the search page passes it to its script; empty
 *   where there is no list, and every word counts
 */
export function stopWords(lang: string): string {
  const primary = primaryLanguage(lang);
  return isInterfaceLang(primary) ? lists[primary].replace(/\s+/g, ' ') : '';
}
