import type { InterfaceLang } from '../../model/languages.ts';

/** What is said about text that was not saved. `when` is a time, or a day and a time. */
export interface DraftPhrases {
  restored: (when: string) => string;
  restoredHint: string;
  offered: (when: string) => string;
  changedSince: string;
  leftHint: string;
  aside: string;
  asideHint: string;
  toSaved: string;
  toEmpty: string;
  use: string;
  discard: string;
  notKept: string;
  notKeptHint: string;
  picturesNotKept: string;
}

export const draftPhrases: Record<InterfaceLang, DraftPhrases> = {
  en: {
    restored: (when) => `What you had not saved is back, from ${when}`,
    restoredHint: 'It is in the form, and only in this browser until you save it.',
    offered: (when) => `This browser has a text that was not saved, from ${when}`,
    changedSince: 'What is saved has changed since then. The form shows what is saved.',
    leftHint: 'You left it without saving. The form shows what is saved.',
    aside: 'What you had not saved is put aside',
    asideHint: 'The form shows what is saved. This browser still keeps the other text.',
    toSaved: 'Show what is saved',
    toEmpty: 'Begin with an empty form',
    use: 'Take the text that was not saved',
    discard: 'Throw it away',
    notKept: 'This browser does not keep what you write',
    notKeptHint: 'Its storage is full or switched off. Until you save, the text is in this form alone.',
    picturesNotKept: 'There is no room for the pictures: put them in again if you reload before you save.',
  },
  fr: {
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
  },
};
