import type { StatusWords } from '../en/site-status.ts';

export const words: StatusWords = {
  building: 'Die Website wird erstellt\u00a0…',
  idle: 'Die Website ist aktuell.',
  failed: 'Die Website konnte nicht erstellt werden. Nach außen ist sie unverändert.',
  output: 'Meldungen beim Erstellen',
  leftAlone: (count) =>
    count === 1
      ? '1\u00a0Datei auf der Festplatte dieses Rechners blieb unverändert'
      : `${String(count)}\u00a0Dateien auf der Festplatte dieses Rechners blieben unverändert`,
  leftAloneHint:
    'Darin stehen Änderungen, die niemand in Git festgeschrieben hat. Das Veröffentlichte ist in Git sicher; schreiben Sie diese Änderungen fest oder machen Sie sie rückgängig, damit es auch auf der Festplatte ankommt.',
};
