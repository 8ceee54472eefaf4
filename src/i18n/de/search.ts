import type { SearchStrings } from '../en/search.ts';

export const words: SearchStrings = {
  heading: 'Suche',
  label: 'Website durchsuchen',
  prompt: 'Ein paar Wörter oder eine ganze Frage',
  hint: 'In „Anführungszeichen“ wird der genaue Wortlaut gesucht.',
  submit: 'Suchen',
  narrow: 'Treffer eingrenzen',
  resultsHeading: 'Treffer',
  needsScript:
    'Die Suche braucht JavaScript, und das ist ausgeschaltet. Alles auf dieser Website finden Sie auch über diese Listen.',
  topics: 'In einem Thema stöbern',
  lists: 'Oder in einer ganzen Liste',
  shortcut: 'Auf jeder Seite führt die Taste / zum Suchfeld',
  results: {
    searching: 'Suche läuft\u00a0…',
    found: { one: '{count}\u00a0Treffer für „{query}“', other: '{count}\u00a0Treffer für „{query}“' },
    listed: { one: '{count}\u00a0Seite, nach Datum', other: '{count}\u00a0Seiten, die neuesten zuerst' },
    dropped: 'Keine Seite enthält alle diese Wörter. Weggelassen: {words}.',
    nothing: 'Nichts gefunden für „{query}“.',
    nothingHere: 'Mit diesen Filtern wurde nichts gefunden.',
    nothingFiltered: 'Nichts gefunden für „{query}“ mit diesen Filtern.',
    advice:
      'Versuchen Sie es mit weniger Wörtern oder mit einem anderen Wort. Oder stöbern Sie in einem Thema.',
    facets: { type: 'Art', topic: 'Thema', author: 'Verfasst von', year: 'Jahr' },
    widen: {
      type: 'Alle Arten ({count})',
      topic: 'Alle Themen ({count})',
      author: 'Alle Personen ({count})',
      year: 'Alle Jahre ({count})',
    },
    clear: 'Alle Filter aufheben',
    chosen: { one: '{count}\u00a0Filter', other: '{count}\u00a0Filter' },
    everyValue: 'Alle {count}',
    more: '{count} weitere zeigen',
    shown: '{shown} von {count} gezeigt',
    sections: 'Auf dieser Seite',
    unavailable: {
      missing:
        'Das Suchverzeichnis fehlt: Es entsteht, wenn die Website erstellt wird. Bis dahin führen die Listen zu jeder Seite.',
      unreachable:
        'Das Suchverzeichnis konnte nicht geladen werden. Vielleicht ist die Verbindung unterbrochen. Die Listen führen zu jeder Seite.',
      empty: 'In dieser Sprache gibt es noch nichts zu suchen.',
    },
    retry: 'Erneut versuchen',
    written:
      'Stand des Suchverzeichnisses: {time}. Was seitdem geschrieben wurde, fehlt, bis die Website neu erstellt wird.',
  },
};
