/** Headings and labels that press kits of other programs leave to their templates. */
export const words = {
  released: 'Released',
  founded: 'Founded',
  basedIn: 'Based in',
  address: 'Address',
  platforms: 'Platforms',
  prices: 'Prices',
  partner: 'Partner',
  related: 'Related',
  copies: 'Review copies',
  onRequest: 'On request',
  website: 'Website',
  requestCopy: 'Request a review copy',
  history: 'History',
  awards: 'Awards',
  logo: 'Logo',
  picture: 'Picture',
};

export type ImportWords = typeof words;
