import type { CollectionNames } from '../en/collections.ts';

export const words: CollectionNames = {
  posts: 'Beiträge',
  faq: 'Antworten',
  kits: 'Pressemappen',
  pages: 'Seiten',
  people: 'Personen',
  topics: 'Themen',
  series: 'Reihen',
  partners: 'Partner',
};
