import { isInterfaceLang, primaryLanguage } from '../model/languages.ts';
import { tableOf } from './table.ts';

const lists = await tableOf<string>((lang) => import(`./${lang}/stop-words.ts`));

/**
 * Stop words. Pagefind requires every word of a query on the page, so "labelling of gifts" would miss an answer
 * without "of"; find.ts has the measured effect.
 * @returns the stop words of a language by its primary tag, on one line, as the search page passes them to its script;
 *   empty where there is no list
 */
export function stopWords(lang: string): string {
  const primary = primaryLanguage(lang);
  return isInterfaceLang(primary) ? lists[primary].replace(/\s+/g, ' ') : '';
}
