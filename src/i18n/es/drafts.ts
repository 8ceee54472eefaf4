import type { DraftPhrases } from '../en/drafts.ts';

export const words: DraftPhrases = {
  restored: (when) => `Se ha recuperado el texto que no guardó (${when})`,
  restoredHint: 'Está en el formulario y, hasta que lo guarde, solo en este navegador.',
  offered: (when) => `Este navegador tiene un texto sin guardar (${when})`,
  changedSince: 'Lo guardado ha cambiado desde entonces. El formulario muestra lo guardado.',
  leftHint: 'Lo dejó sin guardar. El formulario muestra lo guardado.',
  aside: 'El texto sin guardar queda aparte',
  asideHint: 'El formulario muestra lo guardado. Este navegador conserva el otro texto.',
  toSaved: 'Mostrar lo guardado',
  toEmpty: 'Empezar con un formulario vacío',
  use: 'Usar el texto sin guardar',
  discard: 'Descartarlo',
  notKept: 'Este navegador no conserva lo que escribe',
  notKeptHint:
    'Su almacenamiento está lleno o desactivado. Hasta que guarde, el texto solo está en este formulario.',
  picturesNotKept:
    'No hay espacio para las imágenes: vuelva a ponerlas si recarga la página antes de guardar.',
};
