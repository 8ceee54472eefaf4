import type { BodyStrings } from '../en/body.ts';

export const words: BodyStrings = {
  callout: { note: 'Hinweis', tip: 'Tipp', warning: 'Achtung', legal: 'Rechtliches' },
  picture: 'Bild:',
  download: 'Herunterladen',
  play: (title) => `„${title}“ abspielen`,
  plays: (host, company) =>
    `Das Video liegt bei ${host}. Erst wenn Sie es abspielen, erfährt ${company} Ihre IP-Adresse.`,
  kilobytes: (count) => `${count}\u00a0kB`,
  megabytes: (count) => `${count}\u00a0MB`,
};
