import type { CountryRule } from './country-rule.ts';

/** France: the law names two labels and allows equivalent ones; the ARPP defines what counts as consideration. */
export const france: CountryRule = {
  labels: {
    fr: ['Collaboration commerciale', 'Publicité'],
    // The words of the law, followed by one that English readers know.
    en: ['Collaboration commerciale (advertisement)', 'Publicité (advertisement)'],
  },
  labelSources: ['frLaw', 'frLcen', 'arppCode'],
  insufficient: [
    { label: '#ad', source: 'frHashtag' },
    { label: 'Partenariat' },
    { label: 'En partenariat avec…' },
    { label: 'Sponsorisé' },
    { label: 'Offert par…' },
    { label: 'Merci à…' },
    { label: 'Collab' },
    { label: 'Gifted' },
  ],
  placement: {
    article: {
      where: {
        en: 'At the very top, before the first line and above any “read more” fold; clear, legible and understandable.',
        fr: 'Tout en haut, avant la première ligne et au-dessus de tout «\u00a0lire la suite\u00a0»\u00a0; claire, lisible et compréhensible.',
      },
      sources: ['frLaw', 'arppCode'],
    },
    social: {
      where: {
        en: 'As the first words, above any “see more”; not among hashtags at the end. The network’s own paid-partnership notice comes on top, and replaces nothing.',
        fr: 'En premiers mots, au-dessus de tout «\u00a0voir plus\u00a0»\u00a0; pas parmi des mots-dièse à la fin. La mention propre au réseau s’y ajoute et ne la remplace pas.',
      },
      sources: ['frLaw', 'arppCode'],
    },
    image: {
      where: {
        en: 'Upon the picture itself, legible for as long as it is shown, and as the first words of its caption.',
        fr: 'Sur l’image elle-même, lisible aussi longtemps qu’elle est affichée, et en premiers mots de la légende.',
      },
      sources: ['frLaw', 'frLawFirst'],
    },
    video: {
      where: {
        en: 'Upon the film, for the whole duration of the promotion, and as the first words of its description.',
        fr: 'Sur la vidéo, durant l’intégralité de la promotion, et en premiers mots de la description.',
      },
      sources: ['frLaw', 'frLawFirst'],
    },
    audio: {
      where: {
        en: 'Spoken, before the promotion begins, and as the first words of the episode’s notes.',
        fr: 'Dite à voix haute, avant que la promotion commence, et en premiers mots des notes de l’épisode.',
      },
      sources: ['frLaw', 'arppCode'],
    },
  },
  grounds: {
    loan: [],
    gift: ['arppSheet'],
    travel: ['arppSheet'],
    payment: ['arppSheet'],
    affiliate: ['arppSheet'],
    other: [],
  },
};
