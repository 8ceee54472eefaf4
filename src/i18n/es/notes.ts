import type { Labels } from '../en/notes.ts';

export const words: Labels = {
  footnotes: 'Notas',
  backToReference: 'Volver al texto, nota {reference}',
  table: (number) => `Tabla ${String(number)}`,
  taskDone: 'Hecho',
  taskOpen: 'Pendiente',
};
