import { tableOf } from './table.ts';
import type { DecapWords } from './en/decap.ts';

/** What Decap says, and what it says otherwise or lacks, as far as our forms show it. */
export const decapSentences = await tableOf<DecapWords>((lang) => import(`./${lang}/decap.ts`));
