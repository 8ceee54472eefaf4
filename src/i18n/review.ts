import { tableOf } from './table.ts';
import type { ReviewPageWords } from './en/review.ts';

/** What the pages of the review say. */
export const reviewPageWords = await tableOf<ReviewPageWords>((lang) => import(`./${lang}/review.ts`));
