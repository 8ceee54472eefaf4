import type { Labels } from '../en/notes.ts';

export const words: Labels = {
  footnotes: 'Notes',
  backToReference: 'Retour au texte, note {reference}',
  table: (number) => `Tableau ${String(number)}`,
  taskDone: 'Fait',
  taskOpen: 'Pas encore fait',
};
