import type { CollectionNames } from '../en/collections.ts';

export const words: CollectionNames = {
  posts: 'Articles',
  faq: 'Réponses',
  kits: 'Kits',
  pages: 'Pages',
  people: 'Personnes',
  topics: 'Thèmes',
  series: 'Séries',
  partners: 'Partenaires',
};
