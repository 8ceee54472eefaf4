import { tableOf } from './table.ts';
import type { ReasonSentence } from './en/reasons.ts';

/** Why an approval is missing, as the end of a sentence. */
export const reasonSentences = await tableOf<ReasonSentence>((lang) => import(`./${lang}/reasons.ts`));
