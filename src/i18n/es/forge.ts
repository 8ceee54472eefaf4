import type { ForgePhrases } from '../en/forge.ts';

export const words: ForgePhrases = {
  needsToken: (repository) => `Este editor escribe en ${repository} en su nombre, con un token suyo.`,
  scopes:
    'Cree un token de permisos detallados solo para este repositorio. En «Repository permissions», dele Contents, Pull requests e Issues: lectura y escritura.',
  makeToken: 'Crear un token',
  token: 'Token',
  kept: 'Se queda en este navegador hasta que cierre la sesión y solo se envía a la plataforma.',
  enter: 'Iniciar sesión',
  entering: 'Iniciando sesión…',
  noToken: 'La plataforma no reconoce este token. Puede que haya caducado o que falte un carácter.',
  noAccess: (repository) =>
    `Con este token no puede escribir en ${repository}. Pida acceso a quien lo gestiona y dé al token los tres permisos.`,
  changed: 'Otra persona lo ha cambiado',
  noLibrary:
    'Las imágenes van con el texto que las usa, para que se revisen juntos: abra el texto y añada allí la imagen.',
  noDeletion: 'Lo que está en el sitio se retira con una decisión registrada, no desde aquí.',
};
