import { tableOf } from './table.ts';
import type { CollectionNames } from './en/collections.ts';

/** What collections are called. */
export const collectionNames = await tableOf<CollectionNames>((lang) => import(`./${lang}/collections.ts`));
