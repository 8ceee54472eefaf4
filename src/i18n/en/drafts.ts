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

/** What is said about text that was not saved. */
export const words: DraftPhrases = {
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
};
