import { tableOf } from './table.ts';
import type { ForgePhrases } from './en/forge.ts';

/** What the editor says where it speaks with a forge by itself. */
export const forgePhrases = await tableOf<ForgePhrases>((lang) => import(`./${lang}/forge.ts`));
