import type { FaultPhrases } from '../en/faults.ts';

export const words: FaultPhrases = {
  title: {
    save: 'Nicht gespeichert',
    publish: 'Nicht veröffentlicht',
    status: 'Der Status ist unverändert',
    discard: 'Der Entwurf wurde nicht gelöscht',
    list: 'Die Liste konnte nicht geladen werden',
    open: 'Der Text konnte nicht geladen werden',
    enter: 'Das Redaktionssystem konnte nicht starten',
  },
  reason: {
    login: 'Sie sind abgemeldet: Ihr Token ist abgelaufen oder wurde widerrufen.',
    confirm:
      'Ihre Organisation verlangt, dass Sie Ihre Anmeldung bestätigen, bevor dieses Token verwendet werden darf.',
    forbidden: 'Mit Ihrem Token dürfen Sie das nicht.',
    limited: 'Die Git-Plattform hat in kurzer Zeit zu viele Anfragen erhalten und bittet um Geduld.',
    missing:
      'Die Git-Plattform findet dort nichts. Das Repository wurde verschoben oder gelöscht, oder Ihr Token darf es nicht sehen.',
    moved: 'Jemand hat den Entwurf im selben Moment auf der Git-Plattform geändert.',
    refused: 'Die Git-Plattform hat es abgelehnt.',
    offline: 'Dieses Gerät ist nicht mit dem Netz verbunden.',
    unreachable: 'Die Git-Plattform antwortet nicht.',
    strange:
      'Etwas zwischen Ihnen und der Git-Plattform hat an ihrer Stelle geantwortet, z.\u00a0B. die Anmeldeseite eines WLANs.',
  },
  atDesk: {
    login:
      'Sie sind abgemeldet. Melden Sie sich in einem anderen Tab neu an; diese Seite bleibt, wie sie ist.',
    forbidden: 'Das dürfen Sie nicht.',
    refused: 'Das Redaktionssystem hat es abgelehnt.',
    unreachable:
      'Das Redaktionssystem antwortet nicht. Vielleicht startet es gerade neu, oder Ihre Verbindung ist unterbrochen.',
  },
  gone: 'Der Entwurf ist nicht mehr auf der Git-Plattform: Jemand hat ihn veröffentlicht, geschlossen oder gelöscht.',
  partlyTitle: 'Diese Liste ist unvollständig',
  loading: (count, all) => `${count} von ${all}\u00a0Dateien geladen\u00a0…`,
  partly: (folder) =>
    `Die Git-Plattform hat den Ordner ${folder} nur zum Teil herausgegeben: In dieser Liste fehlen Einträge.`,
  kept: 'Ihr Text steht im Formular, und dieser Browser bewahrt ihn auf.',
  notDone: 'Es ist nichts verloren.',
  unsure: 'Vielleicht ist es trotzdem angekommen: Der nächste Versuch sieht zuerst nach.',
  said: 'Die Antwort lautete:',
  waiting: (time, left) => `Es geht um ${time} von selbst weiter, in ${left}.`,
  again: {
    save: 'Erneut speichern',
    publish: 'Erneut veröffentlichen',
    status: 'Erneut versuchen',
    discard: 'Erneut versuchen',
    list: 'Erneut laden',
    open: 'Erneut laden',
    enter: 'Erneut versuchen',
  },
  now: 'Jetzt versuchen',
  logIn: {
    save: 'Anmelden und speichern',
    publish: 'Anmelden und veröffentlichen',
    status: 'Anmelden und ändern',
    discard: 'Anmelden und löschen',
    list: 'Anmelden und laden',
    open: 'Anmelden und laden',
    enter: 'Anmelden',
  },
  logInOnly: 'Neu anmelden',
  logInWindow: 'In einem Fenster neu anmelden',
  confirm: 'Auf der Git-Plattform bestätigen',
  asNew: 'Als neuen Entwurf speichern',
  reload: 'Jetzigen Stand zeigen',
  savedAs: (name) => `Als ${name} gespeichert`,
  other: (name, before) => `Sie sind jetzt als ${name} angemeldet und nicht mehr als ${before}.`,
  toRepository: 'Repository öffnen',
};
