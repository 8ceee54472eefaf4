import type { CollectionNames } from '../en/collections.ts';

export const words: CollectionNames = {
  posts: 'Artículos',
  faq: 'Respuestas',
  kits: 'Dosieres',
  pages: 'Páginas',
  people: 'Personas',
  topics: 'Temas',
  series: 'Series',
  partners: 'Socios',
};
