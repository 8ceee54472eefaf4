import type { SearchLabels } from './labels.ts';
import type { ResultStrings } from '../../i18n/en/search.ts';

/** What the page tells its script, as JSON. */
export interface SearchPageData {
  /** As in `<html lang>`. */
  lang: string;
  /** The locale by which dates are written. */
  dates: string;
  /** Words to leave out of queries, in one line. */
  stopWords: string;
  /** URL path of the folder `pagefind`, with a slash at its end. */
  root: string;
  labels: SearchLabels;
  strings: ResultStrings;
}
