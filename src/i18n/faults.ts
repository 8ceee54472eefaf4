import { tableOf } from './table.ts';
import type { FaultPhrases } from './en/faults.ts';

/** What the editor says where a request failed. */
export const faultPhrases = await tableOf<FaultPhrases>((lang) => import(`./${lang}/faults.ts`));
