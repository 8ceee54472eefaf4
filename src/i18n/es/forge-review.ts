import type { ReviewWords } from '../en/forge-review.ts';

export const words: ReviewWords = {
  groups: {
    mine: 'Esperan por usted',
    others: 'Esperan por otras personas',
    ready: 'Listas',
    written: 'En redacción',
    beside: 'Sin textos',
  },
  hints: {
    mine: 'Se pide su decisión.',
    others: 'El siguiente paso es de otra persona.',
    ready: 'No falta nada. Se pueden fusionar.',
    written: 'Borradores: se pueden leer, pero aún no se deciden.',
    beside: 'Cambian archivos que ningún departamento aprueba.',
  },
  none: 'No hay ninguna solicitud de fusión abierta.',
  noneHint: 'Lo que se guarda en el editor llega aquí.',
  asking: 'Consultando la plataforma…',
  again: 'Reintentar',
  signIn: 'Iniciar sesión para revisar',
  signInIntro: (repository) =>
    `Las solicitudes de fusión de ${repository} se leen y se revisan en su nombre, con un token suyo.`,
  kept: 'Se olvida al cerrar esta pestaña y solo se envía a la plataforma.',
  openOnForge: 'Abrir en la plataforma',
  mergeOnForge: 'Fusionar en la plataforma',
  ready: 'No falta nada. Quien tenga permiso puede fusionar.',
  own: 'Esta solicitud es suya: la revisa otra persona.',
  unknownPerson: 'policy.yaml no conoce su cuenta: su revisión no quedaría registrada.',
  notAsked: 'No se pide a ninguno de sus departamentos, o ya ha decidido.',
  forDesks: 'Decide por',
  whichDesk: '¿Por qué departamento?',
  comment: 'Comentario',
  approve: 'Aprobar',
  ask: 'Pedir cambios',
  sayWhy: 'Diga qué debe cambiar: sin un motivo, nadie sabe qué hacer.',
  chooseDesk: 'Elija el departamento por el que decide.',
  done: {
    approve: 'Su revisión se ha enviado. Quedará registrada al fusionar la solicitud.',
    'request-changes': 'Su revisión se ha enviado. Se avisa a quien escribió el texto.',
  },
  stamp: 'Cambios',
  asksFor: (name, day) => `${name} pide cambios, ${day}`,
  ended: (name, day) => `${name} aprobó una versión anterior, ${day}; al guardarse otra, quedó sin efecto.`,
  counted: 'Cuenta para la versión que se muestra aquí.',
  beyond: 'Las reglas exigen aquí una firma, que se hace con npm run approvals -- record --sign.',
  otherFiles: 'Otros archivos',
  reviewsHead: 'Revisiones',
  reviewStates: {
    approved: 'aprueba',
    'changes-requested': 'pide cambios',
    commented: 'comenta',
    dismissed: 'se descartó',
  },
  notCounted: (why) => `No cuenta: ${why}.`,
  gone: 'Una cuenta eliminada',
  more: (count) =>
    count === 1
      ? 'Hay 1 más abierta; se muestran las más recientes.'
      : `Hay ${String(count)} más abiertas; se muestran las más recientes.`,
  failed: 'No se ha podido consultar la plataforma',
  moved: 'Otra persona ha guardado una versión nueva mientras tanto. Véala y decida después.',
};
