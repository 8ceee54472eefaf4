import { tableOf } from './table.ts';
import type { CollectionWords } from './en/collections.ts';

/** All that names collections. */
export const collectionWords = await tableOf<CollectionWords>((lang) => import(`./${lang}/collections.ts`));
