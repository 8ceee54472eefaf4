import type { CountryRule } from './country-rule.ts';

/**
 * The United States: the FTC's guides prescribe no words; they ask for words that nobody can miss or misunderstand.
 */
export const unitedStates: CountryRule = {
  labels: { en: ['Ad', 'Advertisement'], fr: ['Ad (publicité)', 'Advertisement (publicité)'] },
  // The label alone is not enough: 255.5 requires the nature of the connection, which the wording states.
  labelSources: ['ftcClear', 'ftcConnection', 'ftcBrochure'],
  insufficient: [
    { label: 'Sp', source: 'ftcBrochure' },
    { label: 'Spon', source: 'ftcBrochure' },
    { label: 'Collab', source: 'ftcBrochure' },
    { label: 'Thanks', source: 'ftcBrochure' },
    { label: 'Ambassador', source: 'ftcBrochure' },
  ],
  placement: {
    article: {
      where: {
        en: 'At the very top, before the first line, where nobody can miss it: no scrolling, no click, no tooltip. With affiliate links, beside them too.',
        fr: 'Tout en haut, avant la première ligne, impossible à manquer\u00a0: ni défilement, ni clic, ni infobulle. Avec des liens affiliés, à côté d’eux aussi.',
      },
      sources: ['ftcClear'],
    },
    social: {
      where: {
        en: 'As the first words, within the recommendation itself; not in a string of hashtags or links.',
        fr: 'En premiers mots, dans la recommandation même\u00a0; pas dans une suite de mots-dièse ou de liens.',
      },
      sources: ['ftcClear', 'ftcBrochure'],
    },
    image: {
      where: {
        en: 'Superimposed upon the picture, long enough to be noticed and read.',
        fr: 'En surimpression sur l’image, assez longtemps pour être remarquée et lue.',
      },
      sources: ['ftcClear', 'ftcBrochure'],
    },
    video: {
      where: {
        en: 'In the film itself and not in its description alone: on the screen where the recommendation is seen, spoken where it is heard. In a live broadcast, again and again.',
        fr: 'Dans la vidéo même et pas seulement dans sa description\u00a0: à l’écran si la recommandation se voit, à voix haute si elle s’entend. En direct, à plusieurs reprises.',
      },
      sources: ['ftcClear', 'ftcBrochure'],
    },
    audio: {
      where: {
        en: 'Spoken, beside the recommendation, in a volume, speed and cadence that everybody follows.',
        fr: 'Dite à voix haute, auprès de la recommandation, à un volume et à un rythme que chacun peut suivre.',
      },
      sources: ['ftcClear'],
    },
  },
  grounds: {
    loan: ['ftcConnection'],
    gift: ['ftcConnection'],
    travel: ['ftcConnection'],
    payment: ['ftcConnection'],
    affiliate: ['ftcConnection'],
    other: ['ftcConnection'],
  },
};
