import type { CountryRule } from './country-rule.ts';

/** The United Kingdom: the guide of ASA, CAP and CMA lists good and bad labels. */
export const unitedKingdom: CountryRule = {
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
    article: ['ukGuide', 'capCode', 'asaPress'],
    social: ['ukGuide'],
    image: ['ukGuide'],
    video: ['ukGuide', 'asaVideo'],
    audio: ['ukGuide', 'capCode'],
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
