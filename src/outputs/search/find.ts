import { hitOf } from './hit.ts';
import type { Hit } from './hit.ts';
import type { PagefindCounts, PagefindFound, PagefindInstance } from './pagefind.ts';
import { activeFacets, mapFacets, noFacets } from './query.ts';
import type { FacetKey, Facets, SearchQuery } from './query.ts';
import { unmatchedTerms } from './unmatched-terms.ts';
import { isExact, likeness, searchableText } from './words.ts';

/** Number of results shown at a time. */
export const pageSize = 10;

/** The results of a query. */
export interface Found {
  total: number;
  /** Results for each value of a facet, if it were chosen together with the other facets' values. */
  counts: Record<FacetKey, Record<string, number>>;
  /** Results without one facet, for each facet in which something is chosen. */
  without: Partial<Record<FacetKey, number>>;
  /** Results without any facet. */
  unfiltered: number;
  /** Words left out because no page has all words of the query. */
  dropped: string[];
  /** Results from `start` to before `end`, best first. */
  load(start: number, end: number): Promise<Hit[]>;
}

/** From this similarity on, a title counts as the question itself and comes first, whatever its score. */
const minLikeness = 0.75;

/**
 * Searches with Pagefind, and improves on its result. Measured with 240 ways to ask 40 questions in two languages,
 * with posts on similar topics beside: the answer comes first 209 times with plain Pagefind, 232 times here; 225
 * without stop words, 222 without {@link questionFirst}, 229 without {@link unmatchedTerms}. Other ranking weights
 * change nothing or make it worse.
 * @param silent stop words to leave out
 */
export async function find(
  instance: PagefindInstance,
  { text, facets }: SearchQuery,
  lang: string,
  silent: ReadonlySet<string>,
): Promise<Found> {
  // Without a text there is no relevance, so the newest come first. A text of punctuation only finds nothing.
  const ask = (words: string, chosen: Facets) =>
    instance.search(words || text || null, {
      filters: filtersOf(chosen),
      ...(!text && { sort: { date: 'desc' } }),
    });

  let words = searchableText(text, lang, silent);
  let found = await ask(words, facets);
  let dropped: string[] = [];
  if (words && !isExact(text)) {
    const all = words.split(' ');
    const withResults =
      found.unfilteredResultCount > 0 ? all : await commonWords(all, (few) => ask(few, noFacets));
    const best = found.results[0] ?? (await ask(withResults.join(' '), noFacets)).results[0];
    const unmatched = await unmatchedTerms(
      withResults,
      best,
      async (word) => (await ask(`"${word}"`, noFacets)).results.length > 0,
    );
    const kept = withResults.filter((word) => !unmatched.includes(word));
    dropped = all.filter((word) => !kept.includes(word));
    words = kept.join(' ');
    if (kept.length === 0) found = nothingFound;
    else if (dropped.length > 0) found = await ask(words, facets);
  }
  // What else a facet offers is visible only without its own choice.
  const widened = new Map<FacetKey, PagefindFound>();
  for (const key of found === nothingFound ? [] : activeFacets(facets)) {
    widened.set(key, await ask(words, { ...facets, [key]: [] }));
  }
  const counts = (key: FacetKey): PagefindCounts => (widened.get(key) ?? found).filters;
  const results = found.results.map(
    ({ data }) =>
      async () =>
        hitOf(await data()),
  );
  let head: Promise<Hit[]> | undefined;
  return {
    total: results.length,
    counts: mapFacets((key) => counts(key)[key] ?? {}),
    without: Object.fromEntries([...widened].map(([key, { results: all }]) => [key, all.length])),
    unfiltered: found.unfilteredResultCount,
    dropped,
    load: async (start, end) => {
      head ??= Promise.all(results.slice(0, pageSize).map((load) => load())).then((hits) =>
        questionFirst(hits, text, lang),
      );
      const rest = results.slice(Math.max(start, pageSize), end).map((load) => load());
      return [...(await head).slice(start, end), ...(await Promise.all(rest))];
    },
  };
}

function filtersOf(facets: Facets): Record<string, { any: readonly string[] }> {
  return Object.fromEntries(activeFacets(facets).map((key) => [key, { any: facets[key] }]));
}

/**
 * The most specific words that occur together on some page: rare words are tried first, and each further word is kept
 * only if there are still results.
 */
async function commonWords(
  words: string[],
  ask: (words: string) => Promise<PagefindFound>,
): Promise<string[]> {
  const counted = [];
  for (const word of new Set(words.slice(0, 8))) {
    counted.push({ word, pages: (await ask(word)).results.length });
  }
  const kept: string[] = [];
  for (const { word } of counted.filter(({ pages }) => pages > 0).sort((a, b) => a.pages - b.pages)) {
    if ((await ask([...kept, word].join(' '))).results.length > 0) kept.push(word);
  }
  return words.filter((word) => kept.includes(word));
}

const nothingFound: PagefindFound = { results: [], unfilteredResultCount: 0, filters: {} };

/**
 * Pagefind's order, except that a title equal to the question comes first, so that near duplicates do not hide it.
 * For exact phrases Pagefind does not rank, so titles alone decide.
 */
function questionFirst(hits: Hit[], text: string, lang: string): Hit[] {
  const least = isExact(text) ? 0 : minLikeness;
  const rank = (hit: Hit) => {
    const alike = likeness(text, hit.title, lang);
    return alike >= least ? alike : 0;
  };
  return hits
    .map((hit) => ({ hit, rank: rank(hit) }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ hit }) => hit);
}
