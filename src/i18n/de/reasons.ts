import type { Assurance } from '../../model/policy.ts';
import type { ReasonSentence } from '../en/reasons.ts';

const assurances: Record<Assurance, string> = {
  attested: 'selbst angegeben',
  session: 'im Redaktionssystem erteilt',
  forge: 'von der Git-Plattform bestätigt',
  signed: 'signiert',
};

export const words: ReasonSentence = (reason, names) => {
  const who = 'person' in reason ? names.person(reason.person) : '';
  const on = 'at' in reason ? names.day(reason.at) : '';
  switch (reason.code) {
    case 'never':
      return 'nie freigegeben';
    case 'stale':
      return `seit der Freigabe vom ${on} geändert (Version ${reason.version}; ${reason.changed.join(', ')})`;
    case 'line-endings':
      return `am ${on} freigegeben, doch ein Programm hat seitdem Zeilenenden umgeschrieben; ${names.command} stellt sie wieder her`;
    case 'wrong-desk':
      return `${who} gehörte am ${on} nicht zur Abteilung ${names.desk(reason.desk)}`;
    case 'unknown-policy':
      return `die Freigaberegeln, nach denen ${who} am ${on} freigegeben hat, sind nicht protokolliert`;
    case 'own-work':
      return `${who} hat den Text verfasst und kann ihn nicht selbst freigeben`;
    case 'own-waiver':
      return `${who} hat die Ausnahme erteilt, freigeben muss jemand anders`;
    case 'below-assurance':
      return `die Freigabe durch ${who} ist ${assurances[reason.has]}, verlangt ist: ${assurances[reason.needs]}`;
    case 'expired':
      return `die Freigabe vom ${on} durch ${who} endete am ${names.exactly(reason.until)}`;
    case 'withdrawn':
      return `am ${on} von ${who} zurückgezogen`;
    case 'not-yet':
      return `die Entscheidung von ${who} ist auf den ${names.exactly(reason.at)} datiert, der noch bevorsteht`;
    case 'no-owner':
      return 'die Regel verlangt die zuständige Abteilung, und die Seite nennt keine';
    case 'changes-requested':
      return `${who} (${names.desk(reason.desk)}) hat am ${on} Änderungen verlangt: ${reason.comment.replace(/\s+/g, ' ')}`;
    case 'unpublished':
      return `am ${on} von ${who} vom Netz genommen; frühere Freigaben zählen nicht mehr`;
    case 'waiver-expired':
      return `die Ausnahme vom ${on} durch ${who} endete am ${names.exactly(reason.until)}`;
    case 'damaged':
      return `auf das Protokoll ist kein Verlass: ${reason.file}: ${reason.message}`;
  }
};
