import type { CountryRule } from './country-rule.ts';

/** The United Kingdom: the guide of ASA, CAP and CMA lists good and bad labels. */
export const unitedKingdom: CountryRule = {
  labels: {
    en: ['Ad', 'Advert', 'Advertising', 'Advertisement', 'Advertisement feature'],
    fr: ['Ad (publicité)', 'Advert (publicité)', 'Advertisement (publicité)'],
  },
  labelSources: ['ukGuide', 'capCode'],
  insufficient: [
    { label: 'Gifted', source: 'ukGuide' },
    { label: 'Sponsored', source: 'ukGuide' },
    { label: 'Spon', source: 'ukGuide' },
    { label: 'Sp', source: 'ukGuide' },
    { label: 'Affiliate', source: 'ukGuide' },
    { label: 'Collab', source: 'ukGuide' },
    { label: 'PR trip', source: 'ukGuide' },
    { label: 'Brand ambassador', source: 'ukGuide' },
    { label: 'In association with…', source: 'ukGuide' },
    { label: 'In partnership with…', source: 'ukGuide' },
    { label: 'Thanks to…', source: 'ukGuide' },
    { label: 'Made possible by…', source: 'ukGuide' },
    { label: 'Funded by…', source: 'ukGuide' },
    { label: '@brand', source: 'ukGuide' },
  ],
  placement: {
    article: {
      where: {
        en: 'Upfront: in the title or directly above it, before the first line, so that people know before they click; with affiliate links, beside them too.',
        fr: 'D’emblée\u00a0: dans le titre ou juste au-dessus, avant la première ligne, pour qu’on le sache avant de cliquer\u00a0; avec des liens affiliés, à côté d’eux aussi.',
      },
      sources: ['ukGuide', 'capCode', 'asaPress'],
    },
    social: {
      where: {
        en: 'As the first words, visible without a tap on “see more”; not buried among hashtags.',
        fr: 'En premiers mots, visibles sans toucher «\u00a0voir plus\u00a0»\u00a0; pas noyés parmi des mots-dièse.',
      },
      sources: ['ukGuide'],
    },
    image: {
      where: {
        en: 'Upon the picture, in plain contrast; in a story upon each picture that shows the thing.',
        fr: 'Sur l’image, bien contrastée\u00a0; dans une story, sur chaque image qui montre la chose.',
      },
      sources: ['ukGuide'],
    },
    video: {
      where: {
        en: 'Before people click: in the title or upon the thumbnail; and on the screen at the start.',
        fr: 'Avant le clic\u00a0: dans le titre ou sur la vignette\u00a0; et à l’écran au début.',
      },
      sources: ['ukGuide', 'asaVideo'],
    },
    audio: {
      where: {
        en: 'In the episode’s title or the first words of its notes, and spoken before the promotion begins.',
        fr: 'Dans le titre de l’épisode ou en premiers mots de ses notes, et à voix haute avant la promotion.',
      },
      sources: ['ukGuide', 'capCode'],
    },
  },
  grounds: {
    loan: ['asaPress', 'ukGuide'],
    gift: ['asaPress', 'ukGuide'],
    travel: ['ukGuide'],
    payment: ['asaPress', 'ukGuide'],
    affiliate: ['asaPress', 'ukGuide'],
    other: ['asaPress'],
  },
};
