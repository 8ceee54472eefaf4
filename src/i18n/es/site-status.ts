import type { StatusWords } from '../en/site-status.ts';

export const words: StatusWords = {
  building: 'Generando el sitio…',
  idle: 'El sitio está al día.',
  failed: 'No se ha podido generar el sitio. Quienes lo visitan lo ven como estaba.',
  output: 'Mensajes de la generación',
  leftAlone: (count) =>
    count === 1
      ? '1 archivo del disco de este equipo se ha dejado como estaba'
      : `${String(count)} archivos del disco de este equipo se han dejado como estaban`,
  leftAloneHint:
    'Contienen cambios que nadie ha confirmado en git. Lo publicado está a salvo en git; confirme o deshaga esos cambios para tenerlo también en el disco.',
};
