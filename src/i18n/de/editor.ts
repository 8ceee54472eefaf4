import type { Phrases } from '../en/editor.ts';

export const words: Phrases = {
  missing: ['Hier fehlt etwas.', 'Füllen Sie das Feld aus.'],
  wrongKind: ['Das passt hier nicht.', 'Füllen Sie das Feld neu aus.'],
  notAChoice: ['Das steht nicht zur Wahl.', 'Wählen Sie aus der Liste.'],
  noUrl: ['Das ist keine Webadresse.', 'Schreiben Sie sie vollständig: https://…'],
  noEmail: ['Das ist keine E-Mail-Adresse.', 'Schreiben Sie sie so: presse@example.org.'],
  tooLong: (length, max) => [
    `Der Text ist ${String(length)}\u00a0Zeichen lang.`,
    `Höchstens ${String(max)} passen hinein: Kürzen Sie um ${String(length - max)}.`,
  ],
  tooLarge: (max) => ['Das ist zu groß.', `Schreiben Sie höchstens ${String(max)}.`],
  tooSmall: (min) => ['Das ist zu klein.', `Schreiben Sie mindestens ${String(min)}.`],
  noAddress: (value) => [
    `„${value}“ ist keine Adresse dieser Website.`,
    'Schreiben Sie sie so: /alte/adresse/.',
  ],
  unknownField: (name) => [
    `Die Datei hat ein Feld „${name}“, das nirgends gelesen wird.`,
    'Entfernen Sie es aus der Datei.',
  ],
  custom: [
    {
      like: /line break/,
      say: () => ['Dieser Text enthält einen Zeilenumbruch.', 'Schreiben Sie ihn in eine Zeile.'],
    },
    {
      like: /control character/,
      say: () => [
        'Dieser Text enthält ein Steuerzeichen.',
        'Tippen Sie ihn neu; er wurde wohl aus einem anderen Programm kopiert.',
      ],
    },
    {
      like: /is not a date/,
      say: (value) => [
        `„${value}“ ist kein Datum.`,
        'Schreiben Sie es so: 2026-11-02, mit Uhrzeit: 2026-11-02T09:00:00Z.',
      ],
    },
    {
      like: /is not a length of time/,
      say: (value) => [
        `„${value}“ ist keine Dauer.`,
        'Schreiben Sie P6M (sechs Monate), P1Y (ein Jahr), P2W (zwei Wochen) oder P30D.',
      ],
    },
    {
      like: /no folder of the site/,
      say: () => [
        'Diese Adresse kann kein Ordner der Website sein.',
        'Schreiben Sie sie, wie der Browser sie zeigt: /alte/bücher/. Jeder Teil hat höchstens 200\u00a0Bytes.',
      ],
    },
    {
      like: /longer than hosts take/,
      say: () => [
        'Diese Adresse ist länger, als Webhoster es zulassen.',
        'Entfernen Sie sie, oder kürzen Sie sie auf 800\u00a0Zeichen; ein ü wird als %C3%BC übertragen und zählt sechs.',
      ],
    },
    {
      like: /has \d+ words/,
      say: (_value, words) => [
        'Dieser Text hat zu viele Wörter.',
        `Es sind ${String(words)}: Kürzen Sie ihn.`,
      ],
    },
    {
      like: /not a version/,
      say: () => ['Das ist keine Version.', 'Schreiben Sie Zahlen und Punkte: 1.0, danach 1.1 oder 2.0.'],
    },
    {
      like: /not a SHA-256 digest/,
      say: () => ['Das ist keine Prüfsumme.', 'Kopieren Sie die 64\u00a0Zeichen von der Seite der Datei.'],
    },
  ],
  counted: (length, max) => `${String(length)} von ${String(max)}`,
  countedWords: (words, max) => `${String(words)} von ${String(max)}\u00a0Wörtern`,
  tooMany: (excess) => `${String(excess)} zu viel`,
  oneText: 'Ein Text für alle Sprachen',
  textForEach: 'Ein Text je Sprache',
  allLanguages: 'Alle Sprachen',
  savedAs: (zone, moment) => `In Ihrer Ortszeit (${zone}); gespeichert als ${moment}.`,
  clear: 'Leeren',
  besidePicture: 'Ein Bild braucht Worte für alle, die es nicht sehen.',
  problems: (count) =>
    count === 1
      ? 'Ein Fehler verhindert das Speichern'
      : `${String(count)}\u00a0Fehler verhindern das Speichern`,
  savedWith: (count) =>
    count === 1
      ? 'Gespeichert. Ein Fehler ist vor dem Veröffentlichen zu beheben'
      : `Gespeichert. ${String(count)}\u00a0Fehler sind vor dem Veröffentlichen zu beheben`,
  close: 'Schließen',
  toField: 'Zum Feld',
  review: 'Prüfung und Veröffentlichung',
  logOut: 'Abmelden',
  you: (name) => `Angemeldet: ${name}`,
  seePage: 'Seite ansehen',
  keptAsMarkdown: 'Dieser Teil bleibt Markdown-Text',
  build: {
    idle: 'Die Website ist aktuell',
    building: 'Die Website wird erstellt\u00a0…',
    failed: 'Die Website konnte nicht erstellt werden',
    failedFully: 'Die Website konnte nicht erstellt werden. Nach außen ist sie unverändert.',
    output: 'Meldungen beim Erstellen',
    publishing: 'Veröffentlicht. Die Website wird erstellt\u00a0…',
    published: 'Veröffentlicht und auf der Website.',
  },
  notPublished: 'Das kann noch nicht veröffentlicht werden',
  toReview: 'Prüfseite öffnen',
  address: {
    label: 'Adresse',
    made: (slug) => `Aus dem Titel gebildet: ${slug}`,
    typed: (slug) => `Sie wird: ${slug}`,
    empty: 'Der letzte Teil der Webadresse. Bleibt er leer, wird er aus dem Titel gebildet.',
    fixed: 'Diese Adresse steht seit dem ersten Speichern fest.',
    none: [
      'Aus diesem Titel lässt sich keine Adresse bilden.',
      'Schreiben Sie selbst eine, z.\u00a0B. unsere-faehre.',
    ],
    unreadable: [
      'Nichts davon kann in einer Adresse stehen.',
      'Schreiben Sie Buchstaben oder Ziffern, z.\u00a0B. unsere-faehre.',
    ],
    taken: (slug) => [`Die Adresse „${slug}“ ist schon vergeben.`, 'Schreiben Sie eine andere.'],
  },
  ending: {
    ends: (count, list) =>
      `Durch das Speichern ${count === 1 ? 'erlischt diese Freigabe' : 'erlöschen diese Freigaben'}: ${list}.`,
    ended: (count, list) =>
      `Durch diesen Entwurf ${count === 1 ? 'ist diese Freigabe' : 'sind diese Freigaben'} erloschen: ${list}.`,
    one: ({ kind, desk, person, day, langs }) =>
      `${{ approval: desk, waiver: `Ausnahme von ${desk}`, import: 'Übernahme' }[kind]} (${[person, day, ...langs].join(', ')})`,
    separator: '; ',
    onSite:
      'Auf der Website bleibt die freigegebene Version, bis die neue freigegeben und veröffentlicht ist.',
    notOnSite: 'Er kann veröffentlicht werden, sobald die Abteilungen ihn wieder freigegeben haben.',
    others: (title, list) =>
      `„${title}“ zeigt dasselbe Bild und verlöre auch die Freigabe: ${list}. Geben Sie dem neuen Bild einen anderen Namen, sonst kann hiervon nichts veröffentlicht werden.`,
    inList: (desks) => (desks === '' ? 'Freigabe erloschen' : `Freigabe erloschen: ${desks}`),
  },
  conflict: {
    title: 'Jemand anders hat diesen Text inzwischen geändert',
    explanation:
      'Es wurde nicht gespeichert, damit nichts von der anderen Fassung verloren geht. Ihr Text steht noch im Formular. Vergleichen Sie beide und kopieren Sie, was Sie behalten möchten.',
    unpublished: 'Die Website hat sich während des Schreibens geändert',
    unpublishedExplanation:
      'Es wurde nichts veröffentlicht, damit nichts von der anderen Fassung verloren geht. Auf der Prüfseite lassen sich beide zusammenführen.',
    yours: 'Ihr Text',
    theirs: 'Der neuere Text',
    copy: 'Meinen Text kopieren',
    copied: 'Kopiert',
    load: 'Neueren laden',
    keep: 'Weiterschreiben',
    gone: 'Die Datei gibt es nicht mehr.',
    yourFile: 'Ihre Datei',
    theirFile: 'Die neuere Datei',
    bytes: (count) => `${String(Math.max(1, Math.round(count / 1000)))}\u00a0kB`,
  },
  upload: {
    renamed: (name) => `Ihre Datei heißt ${name}`,
    renamedHint: (wanted) => `Eine andere Datei heißt schon ${wanted}. Beide bleiben, wie sie sind.`,
    known: 'Genau diese Datei ist schon unter den Medien',
    knownHint: (name) => `Wählen Sie ${name} in der Liste.`,
  },
  preview: {
    page: 'Seite',
    card: 'Vorschaukarte',
    search: 'Suchtreffer',
    dark: 'Dunkel',
    light: 'Hell',
    waiting: 'Die Vorschau entsteht\u00a0…',
    failed: 'Keine Vorschau, bis dies behoben ist:',
    none: 'Hier gibt es keine.',
    frame: 'Die Seite, wie sie auf der Website aussehen wird',
  },
};
