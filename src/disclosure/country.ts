import type { InterfaceLang } from '../model/languages.ts';

/** The country of the readers. It decides which rules apply, not the country of the writer. */
export const countries = ['FR', 'EU', 'UK', 'US'] as const;
export type Country = (typeof countries)[number];

export const countryNames: Record<Country, Record<InterfaceLang, string>> = {
  FR: { en: 'France', fr: 'France' },
  EU: { en: 'European Union, other countries', fr: 'Union européenne, autres pays' },
  UK: { en: 'United Kingdom', fr: 'Royaume-Uni' },
  US: { en: 'United States', fr: 'États-Unis' },
};
