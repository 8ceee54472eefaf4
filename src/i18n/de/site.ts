import type { SiteWords } from '../en/site.ts';

/*
 * Glossary of the German interface. Readers are addressed as „Sie“; people are named without a gender where it reads well
 * („Mitwirkende“, „verfasst von“).
 *
 * approve, approval: freigeben, Freigabe              post: Beitrag
 * review: prüfen, Prüfung; queue: Prüfliste           answer: Antwort
 * draft: Entwurf                                      press kit: Pressemappe
 * publish: veröffentlichen                            topic, series: Thema, Reihe
 * take down: vom Netz nehmen                          author: verfasst von; people: Mitwirkende
 * withdraw (approval, file): zurückziehen             embargo: Sperrfrist
 * waiver: Ausnahme                                    consideration: Gegenleistung
 * policy: Freigaberegeln; record: Protokoll           disclosure, label: Kennzeichnung
 * taken over (import): übernommen                     digest: Prüfsumme
 * desk (department): Abteilung                        credit: Nachweis, of pictures: Bildnachweis
 * owner desk: zuständige Abteilung                    alternative text: Alternativtext
 * desk (the program): Redaktionssystem                social card: Vorschaukarte
 * editor (the program): Redaktionssystem              build: Website erstellen
 * forge: Git-Plattform                                fault: Fehler; mend: beheben
 * pull request, merge: Pull-Request, zusammenführen   log in, log out: anmelden, abmelden
 *
 * A colophon is „Kolophon“ and never „Impressum“, which German law asks of a site as a whole (§ 5 DDG).
 */
export const words: SiteWords = {
  skip: 'Zum Text springen',
  home: 'Startseite',
  breadcrumbs: 'Sie sind hier',
  menu: 'Rubriken',
  language: 'Sprache',
  search: 'Suche',
  topics: 'Themen',
  series: 'Reihen',
  authors: 'Mitwirkende',
  partners: 'Partner',
  feed: 'RSS-Feed',
  kindTopic: 'Thema',
  kindSeries: 'Reihe',
  kindAuthor: 'Person',
  latestPosts: 'Neueste Beiträge',
  answersByTopic: 'Antworten nach Thema',
  archive: 'Archiv',
  archiveOf: (year) => `Beiträge aus ${year}`,
  allYears: 'Alle Jahre',
  byYear: 'Alle Beiträge nach Jahr',
  archiveDescription: (site) => `Alle Beiträge von ${site}, nach Jahr und Monat.`,
  archiveYearDescription: (site, year) => `Die Beiträge von ${site} aus ${year}, nach Monat.`,
  topicsDescription: (site) => `Alles von ${site}, nach Thema.`,
  seriesDescription: (site) => `Beiträge von ${site}, die man der Reihe nach liest.`,
  authorsDescription: (site) => `Die Menschen, die für ${site} schreiben und prüfen.`,
  partnersDescription: (site) => `Wer mit ${site} zusammenarbeitet und was jede Seite gibt.`,
  searchDescription: (site) => `Beiträge, Antworten und Pressemappen von ${site} durchsuchen.`,
  pageOf: (page, pages) => `Seite\u00a0${page} von\u00a0${pages}`,
  pagination: 'Seiten',
  newer: 'Neuere Beiträge',
  older: 'Ältere Beiträge',
  by: 'Von',
  published: 'Veröffentlicht am',
  updated: 'Aktualisiert am',
  readingTime: (minutes) => `${minutes}\u00a0Min. Lesezeit`,
  contents: 'Inhalt',
  previousPost: 'Voriger Beitrag',
  nextPost: 'Nächster Beitrag',
  part: (number) => `Teil\u00a0${number}`,
  partOf: (number, total) => `Teil\u00a0${number} von\u00a0${total}`,
  inSeries: 'Reihe',
  seriesParts: 'Die Teile dieser Reihe',
  allParts: (total) => `Alle ${total}\u00a0Teile`,
  previousPart: 'Voriger Teil',
  nextPart: 'Nächster Teil',
  related: 'Weiterlesen',
  shortAnswer: 'Kurz gesagt',
  reviewed: 'Zuletzt geprüft am',
  reviewDue: 'Nächste Prüfung am',
  overdue: (due) =>
    `Diese Antwort hätte am ${due} geprüft werden sollen. Sie ist vielleicht veraltet; verbindlich ist die Auskunft der zuständigen Abteilung.`,
  overdueMark: 'Prüfung überfällig',
  owner: 'Zuständige Abteilung',
  ownerIs: (desk) => `Zuständige Abteilung: ${desk}`,
  corrections: 'Korrekturen',
  corrected: 'Korrigiert am',
  whatChanged: 'Was sich geändert hat',
  reportMistake: 'Fehler melden',
  writtenBy: 'Verfasst von',
  checkedBy: 'In genau diesem Wortlaut geprüft von',
  approval: 'Freigabe',
  imported: (day) => `Stand schon auf dieser Website, bevor hier Freigaben protokolliert wurden (${day}).`,
  waived: (desk, missing, day, until) =>
    `Als Ausnahme veröffentlicht am ${day} (${desk}). Noch ausstehende Freigabe: ${missing}. Ohne sie wird die Seite am ${until} vom Netz genommen.`,
  waivedShort: 'Als Ausnahme veröffentlicht; die Prüfung steht noch aus.',
  unapproved: (missing) =>
    `Nicht auf der Website: Für genau diesen Wortlaut fehlt noch die Freigabe von: ${missing}.`,
  unapprovedAlone: 'Nicht auf der Website: Dieser Wortlaut ist nicht freigegeben.',
  hasNewer: 'Eine neuere Version dieser Seite wartet auf ihre Freigabe. Sie lesen die zuletzt freigegebene.',
  listOf: (items) => new Intl.ListFormat('de', { type: 'conjunction' }).format(items),
  share: 'Teilen',
  shareServices: { email: 'E-Mail', mastodon: 'Mastodon', bluesky: 'Bluesky', linkedin: 'LinkedIn' },
  shareOther: 'Andere App\u00a0…',
  copyLink: 'Link kopieren',
  copied: 'Kopiert',
  selected: 'Markiert, jetzt kopieren',
  version: 'Version',
  versionHint: 'Die ersten Zeichen der SHA-256-Prüfsumme dieser Textdatei',
  colophon: 'Kolophon dieser Seite',
  facts: 'Zahlen und Fakten',
  description: 'Kurz gefasst',
  descriptionHint: 'Diesen Text dürfen Sie unverändert übernehmen.',
  fallback: (written) => `Diese Seite ist noch nicht übersetzt. Sie lesen sie auf ${written}.`,
  inLanguage: (written) => `Auf ${written}`,
  demoPerson: 'Eine für diese Demo erfundene Person',
  demoPartner: 'Ein für diese Demo erfundener Partner',
  noneHere: 'Hier steht noch nichts.',
  website: 'Website',
  relation: 'Was uns verbindet',
  notFound: 'Diese Seite gibt es nicht',
  notFoundText:
    'Vielleicht hat sich die Adresse geändert, oder die Seite wurde vom Netz genommen. Suchen Sie danach, oder beginnen Sie hier:',
  moved: 'Diese Seite ist umgezogen',
  movedTo: 'Sie steht jetzt hier:',
  gone: {
    heading: 'Diese Seite wurde vom Netz genommen',
    text: (since, until) =>
      since === undefined
        ? `Der Text, der hier stand, wurde am ${until} vom Netz genommen.`
        : `Der Text, der hier seit dem ${since} stand, wurde am ${until} vom Netz genommen.`,
    endedHeading: 'Dieser Text steht nicht mehr hier',
    endedText: (since, until) =>
      since === undefined
        ? `Er stand hier bis zum ${until}.`
        : `Er stand hier vom ${since} bis zum ${until}.`,
    reason: 'Grund',
    instead: 'Stattdessen lesen',
    further: 'Etwas anderes suchen',
  },
  cardAlt: (kind, title) => `${kind}: ${title}`,
  footerNote:
    'Jede Seite endet mit ihrem Kolophon: wer sie geschrieben hat, welche Abteilung dafür einsteht und welche Version es ist.',
  contact: 'Kontakt',
  press: 'Presse',
  editorial: 'Redaktion',
  humans: {
    team: 'Team',
    site: 'Website',
    name: 'Name',
    role: 'Funktion',
    page: 'Seite',
    publisher: 'Herausgeber',
    madeWith: 'Erstellt mit',
  },
  posts: (count) => (count === 1 ? '1\u00a0Beitrag' : `${count}\u00a0Beiträge`),
  answers: (count) => (count === 1 ? '1\u00a0Antwort' : `${count}\u00a0Antworten`),
  entries: (count) => (count === 1 ? '1\u00a0Eintrag' : `${count}\u00a0Einträge`),
};
