import type { KitStrings } from '../en/kit-files.ts';

export const words: KitStrings = {
  creditOf: {
    logo: (credit) => `Logo: ${credit}`,
    photo: (credit) => `Foto: ${credit}`,
    screenshot: (credit) => `Bildschirmfoto: ${credit}`,
    diagram: (credit) => `Zeichnung: ${credit}`,
    document: (credit) => `Dokument: ${credit}`,
    video: (credit) => `Video: ${credit}`,
  },
  retouched: 'retuschiertes Bild',
  generated: 'von einem Programm erzeugtes Bild',

  labelled: (label, value) => `${label}: ${value}`,
  headline: (title, version) => `${title}, Version\u00a0${version}`,

  readme: 'Pressemappe',
  readmeVersion: 'Version',
  readmeDate: 'Datum',
  readmeFrom: 'Von',
  readmePage: 'Seite der Pressemappe',
  readmeFiles: 'Was die Pressemappe enthält',
  readmeParts: {
    'CREDITS.txt': 'wer bei jeder Datei zu nennen ist und was sie zeigt',
    'LICENCE.txt': 'was Sie mit den Dateien und Texten tun dürfen',
    'DISCLOSURE.txt': 'was Sie schreiben müssen, wenn Sie etwas erhalten haben',
    SHA256SUMS: 'Prüfsummen aller Dateien; zum Vergleichen: sha256sum -c SHA256SUMS',
    'kit.json': 'all das für Programme',
    logos: 'Logos, als Vektorgrafik (SVG) und in mehreren Breiten (PNG)',
    photos: 'Fotos, für den Druck und fürs Web',
    screenshots: 'Bildschirmfotos',
    diagrams: 'Zeichnungen',
    documents: 'Dokumente zum Lesen, Drucken und Weitergeben',
    videos: 'Videos',
    texts: 'Texte zum Kopieren, als einfacher Text, HTML und Markdown, mit Zahlen und Fakten',
  },

  credits: 'Nachweise',
  creditsHint:
    'Nennen Sie bei jeder Datei, die Sie verwenden, wer sie gemacht hat. Die Zeile zum Kopieren steht zuerst.',
  shows: 'Zeigt',
  caption: 'Bildunterschrift',
  licence: 'Lizenz',
  uses: 'Erlaubte Nutzung',
  ends: 'Das Nutzungsrecht endet am',
  remark: 'Bitte beachten',
  mustSay: {
    retouched:
      'Ein Körper oder ein Gesicht darin wurde verändert. Wo das Recht es verlangt, schreiben Sie: retuschiertes Bild.',
    generated: 'Ein Programm hat es erzeugt. Schreiben Sie das dort, wo Sie es zeigen.',
  },
  page: 'Seite der Datei',
  contact: 'Pressekontakt',

  licences: 'Lizenzen',
  licenceTexts: 'Die Texte',
  licenceTextsHint:
    'Die Texte zum Kopieren sowie Zahlen und Fakten dürfen Sie unverändert übernehmen, ganz oder in Teilen.',
  permissions: 'Was Sie mit dieser Pressemappe tun dürfen',
  permissionsFrom: (day, address) => `Antworten vom ${day}. Sie bleiben nachzulesen unter ${address}`,

  disclosure: 'Was neben Ihrem Text stehen muss',
  given: 'Was zu dieser Pressemappe gehört',
  givenKinds: {
    none: 'nichts',
    loan: 'eine Leihgabe',
    gift: 'ein Geschenk',
    travel: 'eine bezahlte Reise',
    payment: 'eine Zahlung',
    affiliate: 'eine Verkaufsprovision',
    other: 'ein Vorteil',
  },
  givenBy: 'Von',
  givenWhat: 'Und zwar',
  nothingDue: 'Sie erhalten nichts, also brauchen Sie keine Kennzeichnung. Wenn Sie es sagen möchten:',
  byReaders:
    'Es kommt darauf an, in welchem Land Sie gelesen werden. Sind es mehrere, richten Sie sich nach der strengsten Regel.',
  write: 'Schreiben Sie',
  alternatives: 'Auch möglich',
  where: 'Wo',
  insufficient: 'Genügt allein nicht',
  byCaution:
    'Keine Quelle, die wir gelesen haben, nennt diesen Fall: Die Kennzeichnung steht hier vorsichtshalber.',
  sponsored: 'Links zur Marke tragen rel="sponsored".',
  sources: 'Quellen',
  freedom: 'Ihre Meinung gehört Ihnen',

  facts: 'Zahlen und Fakten',
  features: 'Besonderheiten',
  quotes: 'Zitate',
  people: 'Personen',
  links: 'Links',
  lengths: { short: 'Kurzer Text', medium: 'Mittlerer Text', long: 'Langer Text' },
};
