import type { CountryRule } from './country-rule.ts';

/** The European Union except France: one directive, and national rules that may ask for more. */
export const europeanUnion: CountryRule = {
  // No EU rule prescribes the words; national rules do, in their own languages.
  labelSources: ['ucpd', 'cpc'],
  insufficient: [],
  placement: {
    article: ['ucpd'],
    social: ['ucpd', 'cpc'],
    image: ['ucpd', 'cpc'],
    video: ['ucpd', 'cpc'],
    audio: ['ucpd'],
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
