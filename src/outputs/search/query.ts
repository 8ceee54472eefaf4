/** The facets in display order; also the parameter names in the address. */
export const facetKeys = ['type', 'topic', 'author', 'year'] as const;
export type FacetKey = (typeof facetKeys)[number];

/** Chosen values: OR within a facet, AND between facets. */
export type Facets = Record<FacetKey, readonly string[]>;

/** A state of the search page, and of its address. */
export interface SearchQuery {
  text: string;
  facets: Facets;
}

/** Maximum length of a query in UTF-16 code units. Longer ones are cut, so that an address fits into a message. */
export const longestText = 200;

const id = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const maxValues = 30;

export const noFacets: Facets = mapFacets(() => []);

/**
 * Reads `?q=gift&type=answer&type=kit&topic=partners`. Values that are no valid id are ignored, because people type
 * and damage addresses. An unknown id is kept, and finds nothing.
 */
export function parseQuery(search: string): SearchQuery {
  const params = new URLSearchParams(search);
  return {
    text: tidyText(params.get('q') ?? ''),
    facets: mapFacets((key) => tidyValues(params.getAll(key))),
  };
}

/** The query as part of an address, `?q=…` or empty; equal queries give equal addresses. */
export function formatQuery({ text, facets }: SearchQuery): string {
  const params = new URLSearchParams();
  if (tidyText(text)) params.set('q', tidyText(text));
  for (const key of facetKeys) for (const value of tidyValues(facets[key])) params.append(key, value);
  return params.size ? `?${params.toString()}` : '';
}

/** Computes one value for every facet. */
export function mapFacets<T>(value: (key: FacetKey) => T): Record<FacetKey, T> {
  return { type: value('type'), topic: value('topic'), author: value('author'), year: value('year') };
}

/** The facets in which something is chosen. */
export function activeFacets(facets: Facets): FacetKey[] {
  return facetKeys.filter((key) => facets[key].length > 0);
}

function tidyText(text: string): string {
  const spaced = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  // Cut between characters, not within a surrogate pair.
  return spaced.length <= longestText
    ? spaced
    : spaced
        .slice(0, longestText)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trim();
}

function tidyValues(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => id.test(value)))].sort().slice(0, maxValues);
}
