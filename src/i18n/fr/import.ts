import type { ImportWords } from '../en/import.ts';

export const words: ImportWords = {
  released: 'Sortie',
  founded: 'Fondation',
  basedIn: 'Lieu',
  address: 'Adresse',
  platforms: 'Plateformes',
  prices: 'Prix',
  partner: 'Partenaire',
  related: 'Voir aussi',
  copies: 'Exemplaires de presse',
  onRequest: 'Sur demande',
  website: 'Site web',
  requestCopy: 'Demander un exemplaire de presse',
  history: 'Histoire',
  awards: 'Récompenses',
  logo: 'Logo',
  picture: 'Image',
};
