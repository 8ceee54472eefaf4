import type { ReviewWords } from '../en/forge-review.ts';

export const words: ReviewWords = {
  groups: {
    mine: 'Wartet auf Sie',
    others: 'Wartet auf andere',
    ready: 'Bereit',
    written: 'In Arbeit',
    beside: 'Ohne Texte',
  },
  hints: {
    mine: 'Ihr Urteil ist gefragt.',
    others: 'Jetzt ist jemand anders an der Reihe.',
    ready: 'Es fehlt nichts mehr. Sie können zusammengeführt werden.',
    written: 'Entwürfe: Sie können gelesen, aber noch nicht beurteilt werden.',
    beside: 'Diese ändern Dateien, die keine Abteilung freigibt.',
  },
  none: 'Es ist kein Pull-Request offen.',
  noneHint: 'Was im Redaktionssystem gespeichert wird, erscheint hier.',
  asking: 'Anfrage an die Git-Plattform\u00a0…',
  again: 'Erneut versuchen',
  signIn: 'Anmelden und prüfen',
  signInIntro: (repository) =>
    `Die Pull-Requests von ${repository} werden in Ihrem Namen gelesen und geprüft, mit einem Token von Ihnen.`,
  kept: 'Es wird vergessen, sobald Sie diesen Tab schließen, und nur an die Git-Plattform gesendet.',
  openOnForge: 'Auf der Git-Plattform öffnen',
  mergeOnForge: 'Auf der Git-Plattform zusammenführen',
  ready: 'Es fehlt nichts mehr. Wer das Recht dazu hat, kann jetzt zusammenführen.',
  own: 'Das ist Ihr eigener Pull-Request: Jemand anders prüft ihn.',
  unknownPerson: 'policy.yaml kennt Ihr Konto nicht; Ihre Prüfung würde nicht protokolliert.',
  notAsked: 'Keine Ihrer Abteilungen ist gefragt, oder Sie haben schon geurteilt.',
  forDesks: 'Sie sprechen für',
  whichDesk: 'Für welche Abteilung?',
  comment: 'Kommentar',
  approve: 'Freigeben',
  ask: 'Änderungen verlangen',
  sayWhy: 'Schreiben Sie, was sich ändern soll: Ohne Grund weiß niemand, wie es weitergeht.',
  chooseDesk: 'Wählen Sie die Abteilung, für die Sie entscheiden.',
  done: {
    approve: 'Ihre Prüfung ist abgegeben. Sie wird beim Zusammenführen protokolliert.',
    'request-changes': 'Ihre Prüfung ist abgegeben. Wer den Text verfasst hat, wird benachrichtigt.',
  },
  stamp: 'Änderungen',
  asksFor: (name, day) => `${name} verlangt Änderungen, ${day}`,
  ended: (name, day) =>
    `${name} hat eine frühere Version freigegeben, ${day}; danach wurde neu gespeichert, seitdem gilt das nicht mehr.`,
  counted: 'Zählt für die Version, die hier gezeigt wird.',
  beyond: 'Die Freigaberegeln verlangen hier eine Signatur, mit npm run approvals -- record --sign.',
  otherFiles: 'Andere Dateien',
  reviewsHead: 'Prüfungen',
  reviewStates: {
    approved: 'gibt frei',
    'changes-requested': 'verlangt Änderungen',
    commented: 'kommentiert',
    dismissed: 'wurde verworfen',
  },
  notCounted: (why) => `Zählt nicht: ${why}.`,
  gone: 'Ein gelöschtes Konto',
  more: (count) =>
    count === 1
      ? 'Noch einer ist offen; gezeigt werden die neuesten.'
      : `${String(count)} weitere sind offen; gezeigt werden die neuesten.`,
  failed: 'Die Git-Plattform war nicht zu erreichen',
  moved: 'Jemand hat inzwischen eine andere Version gespeichert. Sehen Sie sie an und entscheiden Sie dann.',
};
