/** The facets, in the order in which they are offered. They are also the names in the address. */
export const facetKeys = ['type', 'topic', 'author', 'year'] as const;
export type FacetKey = (typeof facetKeys)[number];

/** Chosen values: any of those within a facet, and all facets together. */
export type Facets = Record<FacetKey, readonly string[]>;

/** What is looked for: a state of the search page, and what its address says. */
export interface SearchQuery {
  text: string;
  facets: Facets;
}

/** Longer questions are cut: nobody means more, and an address should fit into a message. UTF-16 code units. */
export const longestText = 200;

const id = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const mostValues = 30;

export const noFacets: Facets = mapFacets(() => []);

/**
 * Reads `?q=gift&type=answer&type=kit&topic=partners`. Whatever is not an id is dropped without a word: addresses
 * are typed and mangled by people. An id that no page has stays, and finds nothing.
 */
export function parseQuery(search: string): SearchQuery {
  const params = new URLSearchParams(search);
  return {
    text: tidyText(params.get('q') ?? ''),
    facets: mapFacets((key) => tidyValues(params.getAll(key))),
  };
}

/** The query's part of an address, `?q=…` or nothing; equal queries give equal addresses. */
export function formatQuery({ text, facets }: SearchQuery): string {
  const params = new URLSearchParams();
  if (tidyText(text)) params.set('q', tidyText(text));
  for (const key of facetKeys) for (const value of tidyValues(facets[key])) params.append(key, value);
  return params.size ? `?${params.toString()}` : '';
}

/** One value for every facet. */
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
  return [...new Set(values.filter((value) => id.test(value)))].sort().slice(0, mostValues);
}
