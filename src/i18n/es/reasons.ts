import type { Assurance } from '../../model/policy.ts';
import type { ReasonSentence } from '../en/reasons.ts';

const assurances: Record<Assurance, string> = {
  attested: 'declarada',
  session: 'dada en la mesa de redacción',
  forge: 'confirmada por la plataforma Git',
  signed: 'firmada',
};

export const words: ReasonSentence = (reason, names) => {
  const who = 'person' in reason ? names.person(reason.person) : '';
  const on = 'at' in reason ? names.day(reason.at) : '';
  switch (reason.code) {
    case 'never':
      return 'nunca se ha aprobado';
    case 'stale':
      return `ha cambiado desde que se aprobó el ${on} (versión ${reason.version}; ${reason.changed.join(', ')})`;
    case 'line-endings':
      return `se aprobó el ${on}, pero un programa ha reescrito después los finales de línea; ${names.command} los restablece`;
    case 'wrong-desk':
      return `${who} no estaba en el departamento ${names.desk(reason.desk)} el ${on}`;
    case 'unknown-policy':
      return `no están registradas las reglas con las que ${who} lo aprobó el ${on}`;
    case 'own-work':
      return `${who} lo ha escrito y no puede aprobarlo`;
    case 'own-waiver':
      return `${who} concedió la excepción, debe aprobarlo otra persona`;
    case 'below-assurance':
      return `la aprobación de ${who} está ${assurances[reason.has]}, la regla exige que esté ${assurances[reason.needs]}`;
    case 'expired':
      return `la aprobación del ${on} de ${who} venció el ${names.exactly(reason.until)}`;
    case 'withdrawn':
      return `la retiró ${who} el ${on}`;
    case 'not-yet':
      return `la decisión de ${who} lleva fecha del ${names.exactly(reason.at)}, que aún no ha llegado`;
    case 'no-owner':
      return 'la regla pide el departamento responsable y la página no nombra ninguno';
    case 'changes-requested':
      return `${who} (${names.desk(reason.desk)}) pidió cambios el ${on}: ${reason.comment.replace(/\s+/g, ' ')}`;
    case 'unpublished':
      return `lo retiró del sitio ${who} el ${on}; las aprobaciones anteriores ya no cuentan`;
    case 'waiver-expired':
      return `la excepción del ${on} de ${who} venció el ${names.exactly(reason.until)}`;
    case 'damaged':
      return `sus registros no son fiables: ${reason.file}: ${reason.message}`;
  }
};
