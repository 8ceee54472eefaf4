import type { Phrases } from '../en/editor.ts';

export const words: Phrases = {
  missing: ['Falta este dato.', 'Rellene el campo.'],
  wrongKind: ['Esto no es lo que se espera aquí.', 'Rellene el campo de nuevo.'],
  notAChoice: ['Esto no es ninguna de las opciones.', 'Elija una de la lista.'],
  noUrl: ['Esto no es una dirección web.', 'Escríbala entera: https://…'],
  noEmail: ['Esto no es una dirección de correo.', 'Escríbala así: prensa@example.org.'],
  tooLong: (length, max) => [
    `Este texto tiene ${String(length)} caracteres.`,
    `Caben ${String(max)}: quite ${String(length - max)}.`,
  ],
  tooLarge: (max) => ['Es demasiado grande.', `Escriba ${String(max)} como máximo.`],
  tooSmall: (min) => ['Es demasiado pequeño.', `Escriba ${String(min)} como mínimo.`],
  noAddress: (value) => [
    `«${value}» no es una dirección de este sitio.`,
    'Escríbala así: /direccion/antigua/.',
  ],
  unknownField: (name) => [`El archivo tiene un campo «${name}» que nada lee.`, 'Quítelo del archivo.'],
  custom: [
    {
      like: /line break/,
      say: () => ['Este texto contiene un salto de línea.', 'Escríbalo en una sola línea.'],
    },
    {
      like: /control character/,
      say: () => [
        'Este texto contiene un carácter de control.',
        'Vuelva a teclearlo; probablemente se copió de otro programa.',
      ],
    },
    {
      like: /is not a date/,
      say: (value) => [
        `«${value}» no es una fecha.`,
        'Escriba una fecha así: 2026-11-02; con la hora: 2026-11-02T09:00:00Z.',
      ],
    },
    {
      like: /is not a length of time/,
      say: (value) => [
        `«${value}» no es un plazo.`,
        'Escriba P6M (seis meses), P1Y (un año), P2W (dos semanas) o P30D.',
      ],
    },
    {
      like: /no folder of the site/,
      say: () => [
        'Esta dirección no puede ser una carpeta del sitio.',
        'Escríbala como la muestra el navegador: /antigua/café/. Cada parte cabe en 200 bytes.',
      ],
    },
    {
      like: /longer than hosts take/,
      say: () => [
        'Esta dirección es más larga de lo que aceptan los alojamientos.',
        'Quítela o redúzcala a 800 caracteres; una é, que viaja como %C3%A9, cuenta por seis.',
      ],
    },
    {
      like: /has \d+ words/,
      say: (_value, words) => ['Este texto tiene demasiadas palabras.', `Tiene ${String(words)}: acórtelo.`],
    },
    {
      like: /not a version/,
      say: () => ['Esto no es una versión.', 'Escriba números y puntos: 1.0, después 1.1 o 2.0.'],
    },
    {
      like: /not a SHA-256 digest/,
      say: () => ['Esto no es una huella.', 'Copie los 64 caracteres de la página del archivo.'],
    },
  ],
  counted: (length, max) => `${String(length)} de ${String(max)}`,
  countedWords: (words, max) => `${String(words)} de ${String(max)} palabras`,
  tooMany: (excess) => (excess === 1 ? 'Sobra 1' : `Sobran ${String(excess)}`),
  oneText: 'Un texto para todos los idiomas',
  textForEach: 'Un texto por idioma',
  allLanguages: 'Todos los idiomas',
  savedAs: (zone, moment) => `En su hora (${zone}); se guarda como ${moment}.`,
  clear: 'Borrar',
  besidePicture: 'Una imagen necesita palabras para quien no la ve.',
  problems: (count) =>
    count === 1 ? 'Hay 1 error que impide guardar' : `Hay ${String(count)} errores que impiden guardar`,
  savedWith: (count) =>
    count === 1
      ? 'Guardado. Hay 1 error que corregir antes de publicar'
      : `Guardado. Hay ${String(count)} errores que corregir antes de publicar`,
  close: 'Cerrar',
  toField: 'Ir al campo',
  review: 'Revisión y publicación',
  logOut: 'Cerrar sesión',
  you: (name) => `Sesión de ${name}`,
  seePage: 'Ver la página',
  keptAsMarkdown: 'Esta parte se conserva como texto Markdown',
  build: {
    idle: 'El sitio está al día',
    building: 'Generando el sitio…',
    failed: 'No se ha podido generar el sitio',
    failedFully: 'No se ha podido generar el sitio. Quienes lo visitan lo ven como estaba.',
    output: 'Mensajes de la generación',
    publishing: 'Publicado. Generando el sitio…',
    published: 'Publicado y en el sitio.',
  },
  notPublished: 'Esto aún no se puede publicar',
  toReview: 'Abrir su página de revisión',
  address: {
    label: 'Dirección',
    made: (slug) => `A partir del título: ${slug}`,
    typed: (slug) => `Será: ${slug}`,
    empty: 'El final de la dirección web. Si lo deja vacío, se forma a partir del título.',
    fixed: 'Tiene esta dirección desde que se guardó por primera vez.',
    none: ['De este título no sale ninguna dirección.', 'Escriba una, por ejemplo: nuestro-ferri.'],
    unreadable: [
      'Nada de esto puede figurar en una dirección.',
      'Escriba letras o cifras, por ejemplo: nuestro-ferri.',
    ],
    taken: (slug) => [`La dirección «${slug}» ya está en uso.`, 'Escriba otra.'],
  },
  ending: {
    ends: (count, list) =>
      `Al guardar ${count === 1 ? 'queda sin efecto esta aprobación' : 'quedan sin efecto estas aprobaciones'}: ${list}.`,
    ended: (count, list) =>
      `Este borrador ha dejado sin efecto ${count === 1 ? 'esta aprobación' : 'estas aprobaciones'}: ${list}.`,
    one: ({ kind, desk, person, day, langs }) =>
      `${{ approval: desk, waiver: `la excepción de ${desk}`, import: 'lo importado' }[kind]} (${[person, day, ...langs].join(', ')})`,
    separator: '; ',
    onSite: 'El sitio mantiene la versión aprobada hasta que la nueva se apruebe y se publique.',
    notOnSite: 'Se podrá publicar cuando sus departamentos vuelvan a aprobarlo.',
    others: (title, list) =>
      `«${title}» muestra la misma imagen y su aprobación también quedaría sin efecto: ${list}. Dé otro nombre a la imagen nueva; si no, esto no se podrá publicar.`,
    inList: (desks) => (desks === '' ? 'aprobación sin efecto' : `aprobación sin efecto: ${desks}`),
  },
  conflict: {
    title: 'Otra persona ha cambiado este texto mientras tanto',
    explanation:
      'No se ha guardado, para no perder nada de su trabajo. El texto de usted sigue en el formulario. Compare los dos y copie lo que quiera conservar.',
    unpublished: 'El sitio ha cambiado durante la redacción',
    unpublishedExplanation:
      'No se ha publicado nada, para no perder el trabajo de otras personas. La página de revisión permite unir las dos versiones.',
    yours: 'Su texto',
    theirs: 'El texto más reciente',
    copy: 'Copiar mi texto',
    copied: 'Copiado',
    load: 'Cargar el más reciente',
    keep: 'Seguir escribiendo',
    gone: 'El archivo ya no existe.',
    yourFile: 'Su archivo',
    theirFile: 'El archivo más reciente',
    bytes: (count) => `${String(Math.max(1, Math.round(count / 1000)))}\u00a0kB`,
  },
  upload: {
    renamed: (name) => `Su archivo se llama ${name}`,
    renamedHint: (wanted) => `Otro archivo ya se llama ${wanted}. Los dos se quedan como están.`,
    known: 'La biblioteca ya tiene este mismo archivo',
    knownHint: (name) => `Elija ${name} en la lista.`,
  },
  preview: {
    page: 'Página',
    card: 'Tarjeta social',
    search: 'Resultado de búsqueda',
    dark: 'Oscuro',
    light: 'Claro',
    waiting: 'Preparando la vista previa…',
    failed: 'No habrá vista previa hasta que se corrija esto:',
    none: 'Aquí no hay ninguna.',
    frame: 'La página como la verá el público',
  },
};
