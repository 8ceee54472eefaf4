import { tableOf } from './table.ts';
import type { StatusWords } from './en/site-status.ts';

/** How the site is, above each page of the review. */
export const statusWords = await tableOf<StatusWords>((lang) => import(`./${lang}/site-status.ts`));
