import type { CountryRule } from './country-rule.ts';

/**
 * The United States: the FTC's guides prescribe no words; they ask for words that nobody can miss or misunderstand.
 */
export const unitedStates: CountryRule = {
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
    article: ['ftcClear'],
    social: ['ftcClear', 'ftcBrochure'],
    image: ['ftcClear', 'ftcBrochure'],
    video: ['ftcClear', 'ftcBrochure'],
    audio: ['ftcClear'],
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
