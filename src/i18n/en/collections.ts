import type { EntryCollection, RecordCollection } from '../../model/collections.ts';

export type CollectionNames = Record<EntryCollection | RecordCollection, string>;

/** What collections are called. */
export const words: CollectionNames = {
  posts: 'Posts',
  faq: 'Answers',
  kits: 'Kits',
  pages: 'Pages',
  people: 'People',
  topics: 'Topics',
  series: 'Series',
  partners: 'Partners',
};
