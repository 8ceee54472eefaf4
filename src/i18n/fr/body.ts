import type { BodyStrings } from '../en/body.ts';

export const words: BodyStrings = {
  callout: { note: 'À noter', tip: 'Conseil', warning: 'Attention', legal: 'Point de droit' },
  picture: 'Image\u00a0:',
  download: 'Télécharger',
  play: (title) => `Lire «\u00a0${title}\u00a0»`,
  plays: (host, company) =>
    `Le film est sur ${host}. ${company} n’apprend votre adresse que si vous le lancez.`,
  kilobytes: (count) => `${count} ko`,
  megabytes: (count) => `${count} Mo`,
};
