import type { CountryRule } from './country-rule.ts';

/** France: the law names two labels and allows equivalent ones; the ARPP defines what counts as consideration. */
export const france: CountryRule = {
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
    article: ['frLaw', 'arppCode'],
    social: ['frLaw', 'arppCode'],
    image: ['frLaw', 'frLawFirst'],
    video: ['frLaw', 'frLawFirst'],
    audio: ['frLaw', 'arppCode'],
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
