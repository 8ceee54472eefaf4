import type { CountryRule } from './country-rule.ts';

/** The European Union except France: one directive, and national rules that may ask for more. */
export const europeanUnion: CountryRule = {
  // No EU rule prescribes the words; national rules do, in their own languages.
  labels: { en: ['Advertisement', 'Ad'], fr: ['Publicité', 'Collaboration commerciale'] },
  labelSources: ['ucpd', 'cpc'],
  insufficient: [],
  placement: {
    article: {
      where: {
        en: 'At the very top, before the first line, so that the purpose is plain at first sight.',
        fr: 'Tout en haut, avant la première ligne\u00a0: l’intention se voit d’emblée.',
      },
      sources: ['ucpd'],
    },
    social: {
      where: {
        en: 'As the first words, above any “see more”; not among hashtags at the end.',
        fr: 'En premiers mots, au-dessus de tout «\u00a0voir plus\u00a0»\u00a0; pas parmi des mots-dièse à la fin.',
      },
      sources: ['ucpd', 'cpc'],
    },
    image: {
      where: {
        en: 'Upon the picture, long enough to be read, and as the first words of its caption.',
        fr: 'Sur l’image, assez longtemps pour être lue, et en premiers mots de la légende.',
      },
      sources: ['ucpd', 'cpc'],
    },
    video: {
      where: {
        en: 'On the screen and spoken, at the start, and as the first words of the description.',
        fr: 'À l’écran et à voix haute, au début, et en premiers mots de la description.',
      },
      sources: ['ucpd', 'cpc'],
    },
    audio: {
      where: {
        en: 'Spoken, before the recommendation begins, and as the first words of the episode’s notes.',
        fr: 'Dite à voix haute, avant que la recommandation commence, et en premiers mots des notes de l’épisode.',
      },
      sources: ['ucpd'],
    },
  },
  grounds: {
    loan: ['cjeu'],
    gift: ['cpc', 'cjeu'],
    travel: ['cpc', 'cjeu'],
    payment: ['cpc', 'ucpd'],
    affiliate: ['cpc'],
    other: ['cjeu'],
  },
};
