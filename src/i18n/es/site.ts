import type { SiteWords } from '../en/site.ts';

/*
 * The terms of this folder, one for each thing. Readers are addressed as «usted», or not at all.
 *
 * - approve, approval, withdraw it: aprobar, aprobación, retirar; it ends: vence (a day), queda sin efecto (a save)
 * - ask for changes: pedir cambios · waiver: excepción · draft: borrador · policy: reglas · on record: registrado
 * - review: revisión, revisar · queue: cola de revisión · fault: error · check: comprobación
 * - publish, take down: publicar, retirar del sitio · embargo: embargo · held back: retenido
 * - desk: departamento · the desk of this machine: mesa de redacción, or servidor where it is a program that fails
 * - post: artículo · answer: respuesta · kit: dosier de prensa, dosier · entry: página · topic: tema · part: parte
 * - partner: socio · brand: marca · consideration: contraprestación · disclosure, label: aviso
 * - asset, file: archivo · alternative text: texto alternativo · caption: pie · credit: crédito · digest: huella
 * - forge: plataforma Git, plataforma · pull request: solicitud de fusión · merge: fusionar · token: token
 * - site: sitio · build: generar · address: dirección · feed: canal · machine, device: equipo, dispositivo
 */
export const words: SiteWords = {
  skip: 'Ir al texto',
  home: 'Inicio',
  breadcrumbs: 'Está aquí',
  menu: 'Secciones',
  language: 'Idioma',
  search: 'Buscar',
  topics: 'Temas',
  series: 'Series',
  authors: 'Autores',
  partners: 'Socios',
  feed: 'Canal RSS',
  kindTopic: 'Tema',
  kindSeries: 'Serie',
  kindAuthor: 'Autor',
  latestPosts: 'Últimos artículos',
  answersByTopic: 'Respuestas por tema',
  archive: 'Archivo',
  archiveOf: (year) => `Artículos de ${year}`,
  allYears: 'Todos los años',
  byYear: 'Todos los artículos por año',
  archiveDescription: (site) => `Todos los artículos de ${site}, por año y mes.`,
  archiveYearDescription: (site, year) => `Los artículos de ${site} de ${year}, por mes.`,
  topicsDescription: (site) => `Todo ${site}, por temas.`,
  seriesDescription: (site) => `Artículos de ${site} que se leen en orden.`,
  authorsDescription: (site) => `Quiénes escriben y revisan ${site}.`,
  partnersDescription: (site) => `Quién trabaja con ${site} y qué aporta cada parte.`,
  searchDescription: (site) => `Buscar en los artículos, las respuestas y los dosieres de ${site}.`,
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
  pagination: 'Páginas',
  newer: 'Artículos más recientes',
  older: 'Artículos anteriores',
  by: 'Por',
  published: 'Publicado el',
  updated: 'Actualizado el',
  readingTime: (minutes) => `${minutes}\u00a0min de lectura`,
  contents: 'Índice',
  previousPost: 'Artículo anterior',
  nextPost: 'Artículo siguiente',
  part: (number) => `Parte ${number}`,
  partOf: (number, total) => `Parte ${number} de ${total}`,
  inSeries: 'Serie',
  seriesParts: 'Partes de esta serie',
  allParts: (total) => (total === 1 ? 'La única parte' : `Las ${total} partes`),
  previousPart: 'Parte anterior',
  nextPart: 'Parte siguiente',
  related: 'Siga leyendo',
  shortAnswer: 'La respuesta breve',
  reviewed: 'Última revisión',
  reviewDue: 'Próxima revisión',
  overdue: (due) =>
    `Esta respuesta debía revisarse el ${due}. Quizá no esté al día; la última palabra la tiene el departamento responsable.`,
  overdueMark: 'Revisión atrasada',
  owner: 'Departamento responsable',
  ownerIs: (desk) => `Departamento responsable: ${desk}`,
  corrections: 'Correcciones',
  corrected: 'Corregido el',
  whatChanged: 'Qué ha cambiado',
  reportMistake: 'Avisar de un error',
  writtenBy: 'Escrito por',
  checkedBy: 'Comprobado, palabra por palabra, por',
  approval: 'Aprobación',
  imported: (day) => `En este sitio desde antes de que se registraran las aprobaciones (${day}).`,
  waived: (desk, missing, day, until) =>
    `Publicado por urgencia el ${day} (${desk}). Aprobación pendiente: ${missing}. Sin ella, esta página se retirará el ${until}.`,
  waivedShort: 'Publicado por urgencia; la comprobación está pendiente.',
  unapproved: (missing) =>
    `No está en el sitio: falta la aprobación de este texto, palabra por palabra, de ${missing}.`,
  unapprovedAlone: 'No está en el sitio: este texto no está aprobado.',
  hasNewer: 'Una versión más reciente de esta página espera su aprobación. Está leyendo la última aprobada.',
  listOf: (items) => new Intl.ListFormat('es', { type: 'conjunction' }).format(items),
  share: 'Compartir',
  shareServices: { email: 'Correo', mastodon: 'Mastodon', bluesky: 'Bluesky', linkedin: 'LinkedIn' },
  shareOther: 'Otra aplicación…',
  copyLink: 'Copiar enlace',
  copied: 'Copiado',
  selected: 'Seleccionado: ya puede copiarlo',
  version: 'Versión',
  versionHint: 'Primeros caracteres de la huella sha256 del archivo de este texto',
  colophon: 'Colofón de esta página',
  facts: 'Datos',
  description: 'En breve',
  descriptionHint: 'Puede usar este texto tal cual.',
  fallback: (written) => `Esta página aún no está traducida. La está leyendo en ${written}.`,
  inLanguage: (written) => `En ${written}`,
  demoPerson: 'Persona inventada para esta demostración',
  demoPartner: 'Socio inventado para esta demostración',
  noneHere: 'Todavía no hay nada aquí.',
  website: 'Sitio web',
  relation: 'Qué nos une',
  notFound: 'Esta página no existe',
  notFoundText:
    'Puede que la dirección haya cambiado o que la página se haya retirado. Búsquela o empiece por aquí:',
  moved: 'Esta página ha cambiado de dirección',
  movedTo: 'Ahora está aquí:',
  gone: {
    heading: 'Esta página se ha retirado',
    text: (since, until) =>
      since === undefined
        ? `El texto que estaba aquí se retiró el ${until}.`
        : `El texto que estaba aquí desde el ${since} se retiró el ${until}.`,
    endedHeading: 'Este texto ya no está en línea',
    endedText: (since, until) =>
      since === undefined
        ? `Estuvo en línea hasta el ${until}.`
        : `Estuvo en línea del ${since} al ${until}.`,
    reason: 'Motivo',
    instead: 'En su lugar, lea',
    further: 'Buscar otra cosa',
  },
  cardAlt: (kind, title) => `${kind}: ${title}`,
  footerNote:
    'Cada página termina con su colofón: quién la escribió, qué departamento responde de ella y su versión.',
  contact: 'Contacto',
  press: 'Prensa',
  editorial: 'Redacción',
  humans: {
    team: 'Equipo',
    site: 'Sitio',
    name: 'Nombre',
    role: 'Cargo',
    page: 'Página',
    publisher: 'Editor',
    madeWith: 'Hecho con',
  },
  posts: (count) => (count === 1 ? '1 artículo' : `${count} artículos`),
  answers: (count) => (count === 1 ? '1 respuesta' : `${count} respuestas`),
  entries: (count) => (count === 1 ? '1 página' : `${count} páginas`),
};
