import { tableOf } from './table.ts';
import type { ImportWords } from './en/import.ts';

/** Headings and labels that press kits of other programs leave to their templates. */
export const importWords = await tableOf<ImportWords>((lang) => import(`./${lang}/import.ts`));
