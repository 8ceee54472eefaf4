import type { BodyStrings } from '../en/body.ts';

export const words: BodyStrings = {
  callout: { note: 'Nota', tip: 'Consejo', warning: 'Atención', legal: 'Aspecto legal' },
  picture: 'Imagen:',
  download: 'Descargar',
  play: (title) => `Reproducir «${title}»`,
  plays: (host, company) =>
    `El vídeo está en ${host}. ${company} solo conocerá su dirección IP si lo reproduce.`,
  kilobytes: (count) => `${count}\u00a0kB`,
  megabytes: (count) => `${count}\u00a0MB`,
};
