import type { StatusWords } from '../en/site-status.ts';

export const words: StatusWords = {
  building: 'Le site se construit…',
  idle: 'Le site est à jour.',
  failed: 'Le site n’a pas pu être construit. Les visiteurs le voient tel qu’il était.',
  output: 'Ce que la construction a dit',
  leftAlone: (count) =>
    count === 1
      ? '1 fichier du disque de cette machine est resté tel quel'
      : `${String(count)} fichiers du disque de cette machine sont restés tels quels`,
  leftAloneHint:
    'Ils contiennent des modifications que personne n’a validées dans git. Ce qui est publié y est en sûreté\u00a0; validez ou annulez ces modifications pour l’avoir aussi sur le disque.',
};
