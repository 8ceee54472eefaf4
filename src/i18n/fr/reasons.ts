import type { Assurance } from '../../model/policy.ts';
import type { ReasonSentence } from '../en/reasons.ts';

const assurances: Record<Assurance, string> = {
  attested: 'déclarée',
  session: 'donnée au pupitre',
  forge: 'confirmée par la forge',
  signed: 'signée',
};

export const words: ReasonSentence = (reason, names) => {
  const who = 'person' in reason ? names.person(reason.person) : '';
  const on = 'at' in reason ? names.day(reason.at) : '';
  switch (reason.code) {
    case 'never':
      return 'jamais approuvé';
    case 'stale':
      return `modifié depuis l’approbation du ${on} (version ${reason.version}\u00a0; ${reason.changed.join(', ')})`;
    case 'line-endings':
      return `approuvé le ${on}, mais un programme a réécrit des fins de ligne depuis\u00a0; ${names.command} les rétablit`;
    case 'wrong-desk':
      return `${who} n’était pas au service ${names.desk(reason.desk)} le ${on}`;
    case 'unknown-policy':
      return `les règles sous lesquelles ${who} l’a approuvé le ${on} ne sont pas consignées`;
    case 'own-work':
      return `${who} l’a rédigé et ne peut pas l’approuver`;
    case 'own-waiver':
      return `${who} a accordé la dérogation, quelqu’un d’autre doit l’approuver`;
    case 'below-assurance':
      return `l’approbation de ${who} est ${assurances[reason.has]}, la règle en exige une ${assurances[reason.needs]}`;
    case 'expired':
      return `l’approbation du ${on} par ${who} a pris fin le ${names.exactly(reason.until)}`;
    case 'withdrawn':
      return `retirée le ${on} par ${who}`;
    case 'not-yet':
      return `la décision de ${who} est datée du ${on}, qui est à venir`;
    case 'no-owner':
      return 'la règle demande le service responsable, et la page n’en nomme aucun';
    case 'changes-requested':
      return `${who} (${names.desk(reason.desk)}) a demandé des modifications le ${on}\u00a0: ${reason.comment.replace(/\s+/g, ' ')}`;
    case 'unpublished':
      return `retiré du site le ${on} par ${who}\u00a0; les approbations d’avant ne comptent plus`;
    case 'waiver-expired':
      return `la dérogation du ${on} par ${who} a pris fin le ${names.exactly(reason.until)}`;
    case 'damaged':
      return `on ne peut pas se fier à ses enregistrements\u00a0: ${reason.file}\u00a0: ${reason.message}`;
  }
};
