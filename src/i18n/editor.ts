import { tableOf } from './table.ts';
import type { Phrases } from './en/editor.ts';

/** What the editor says. */
export const phrases = await tableOf<Phrases>((lang) => import(`./${lang}/editor.ts`));
