import type { SearchLabels } from './labels.ts';
import type { ResultStrings } from '../../i18n/en/search.ts';

/** Data that the page passes to its script, as JSON. */
export interface SearchPageData {
  /** As in `<html lang>`. */
  lang: string;
  /** The locale for dates. */
  dates: string;
  /** Words to leave out of queries, separated by spaces. */
  stopWords: string;
  /** URL path of the folder `pagefind`, with a slash at the end. */
  root: string;
  labels: SearchLabels;
  strings: ResultStrings;
}
