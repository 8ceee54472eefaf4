import type { DraftPhrases } from '../en/drafts.ts';

export const words: DraftPhrases = {
  restored: (when) => `Le texte non enregistré est de retour (${when})`,
  restoredHint:
    'Il est dans le formulaire, et seulement dans ce navigateur tant que vous ne l’enregistrez pas.',
  offered: (when) => `Ce navigateur a un texte non enregistré (${when})`,
  changedSince: 'Le texte enregistré a changé depuis. Le formulaire montre le texte enregistré.',
  leftHint: 'Vous l’aviez quitté sans enregistrer. Le formulaire montre le texte enregistré.',
  aside: 'Le texte non enregistré est mis de côté',
  asideHint: 'Le formulaire montre le texte enregistré. Ce navigateur garde encore l’autre.',
  toSaved: 'Montrer le texte enregistré',
  toEmpty: 'Commencer avec un formulaire vide',
  use: 'Reprendre le texte non enregistré',
  discard: 'Le jeter',
  notKept: 'Ce navigateur ne garde pas ce que vous écrivez',
  notKeptHint:
    'Son espace est plein ou désactivé. Tant que vous n’enregistrez pas, le texte n’est que dans ce formulaire.',
  picturesNotKept:
    'Il n’y a pas de place pour les images\u00a0: remettez-les si vous rechargez avant d’enregistrer.',
};
