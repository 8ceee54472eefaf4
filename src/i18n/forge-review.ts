import { tableOf } from './table.ts';
import type { ReviewWords } from './en/forge-review.ts';

/** What the review page says on a forge, beside what it says at the desk. */
export const reviewWords = await tableOf<ReviewWords>((lang) => import(`./${lang}/forge-review.ts`));
