import type { Country } from './country.ts';
import type { CountryRule } from './country-rule.ts';
import { europeanUnion } from './european-union.ts';
import { france } from './france.ts';
import type { SourceId } from './source.ts';
import { unitedKingdom } from './united-kingdom.ts';
import { unitedStates } from './united-states.ts';

/** The only table of what must be said beside a text for which something was given. */
export const table: Record<Country, CountryRule> = {
  FR: france,
  EU: europeanUnion,
  UK: unitedKingdom,
  US: unitedStates,
};

/** Sources for `rel="sponsored"`. In every country, links are marked whenever anything was given. */
export const linkSources: readonly SourceId[] = ['googleLinks', 'googleGifts'];
