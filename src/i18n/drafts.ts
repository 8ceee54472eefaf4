import { tableOf } from './table.ts';
import type { DraftPhrases } from './en/drafts.ts';

/** What is said about text that was not saved. */
export const draftPhrases = await tableOf<DraftPhrases>((lang) => import(`./${lang}/drafts.ts`));
