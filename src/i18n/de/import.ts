import type { ImportWords } from '../en/import.ts';

export const words: ImportWords = {
  released: 'Erschienen',
  founded: 'Gegründet',
  basedIn: 'Sitz',
  address: 'Anschrift',
  platforms: 'Plattformen',
  prices: 'Preise',
  partner: 'Partner',
  related: 'Siehe auch',
  copies: 'Rezensionsexemplare',
  onRequest: 'Auf Anfrage',
  website: 'Website',
  requestCopy: 'Rezensionsexemplar anfragen',
  history: 'Geschichte',
  awards: 'Auszeichnungen',
  logo: 'Logo',
  picture: 'Bild',
};
