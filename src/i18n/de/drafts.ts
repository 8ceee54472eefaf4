import type { DraftPhrases } from '../en/drafts.ts';

export const words: DraftPhrases = {
  restored: (when) => `Ihr nicht gespeicherter Text ist wieder da (${when})`,
  restoredHint: 'Er steht im Formular und nur in diesem Browser, bis Sie ihn speichern.',
  offered: (when) => `Dieser Browser hat einen nicht gespeicherten Text (${when})`,
  changedSince: 'Der gespeicherte Text wurde seitdem geändert. Das Formular zeigt den gespeicherten Text.',
  leftHint: 'Sie haben ihn verlassen, ohne zu speichern. Das Formular zeigt den gespeicherten Text.',
  aside: 'Ihr nicht gespeicherter Text liegt beiseite',
  asideHint: 'Das Formular zeigt den gespeicherten Text. Dieser Browser bewahrt den anderen weiter auf.',
  toSaved: 'Gespeicherten Text zeigen',
  toEmpty: 'Mit leerem Formular beginnen',
  use: 'Nicht gespeicherten Text übernehmen',
  discard: 'Verwerfen',
  notKept: 'Dieser Browser bewahrt Ihren Text nicht auf',
  notKeptHint:
    'Sein Speicher ist voll oder abgeschaltet. Bis Sie speichern, steht der Text nur in diesem Formular.',
  picturesNotKept:
    'Für die Bilder ist kein Platz: Fügen Sie sie neu ein, wenn Sie die Seite vor dem Speichern neu laden.',
};
