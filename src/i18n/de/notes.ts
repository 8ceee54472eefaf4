import type { Labels } from '../en/notes.ts';

export const words: Labels = {
  footnotes: 'Anmerkungen',
  backToReference: 'Zurück zum Text, Anmerkung {reference}',
  table: (number) => `Tabelle\u00a0${String(number)}`,
  taskDone: 'Erledigt',
  taskOpen: 'Noch offen',
};
