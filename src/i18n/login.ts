import { tableOf } from './table.ts';
import type { LoginWords } from './en/login.ts';

/** The page on which somebody chooses who they are. */
export const loginWords = await tableOf<LoginWords>((lang) => import(`./${lang}/login.ts`));
