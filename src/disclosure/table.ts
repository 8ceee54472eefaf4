import type { Country } from './country.ts';
import type { CountryRule } from './country-rule.ts';
import { europeanUnion } from './european-union.ts';
import { france } from './france.ts';
import type { SourceId } from './source.ts';
import { unitedKingdom } from './united-kingdom.ts';
import { unitedStates } from './united-states.ts';

/** The one table of what must be said beside a text that somebody gave something for. */
export const table: Record<Country, CountryRule> = {
  FR: france,
  EU: europeanUnion,
  UK: unitedKingdom,
  US: unitedStates,
};

/** Who asks for `rel="sponsored"`: links are marked for everything but nothing at all, and in every country alike. */
export const linkSources: readonly SourceId[] = ['googleLinks', 'googleGifts'];
