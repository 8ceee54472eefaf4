/** A sentence with a number in it, by the plural category of Intl.PluralRules; `other` serves the rest. */
export interface Plural {
  one: string;
  other: string;
}

/** What the search page says; the page passes this part to its script. */
export interface ResultStrings {
  searching: string;
  /** {count}, {query} */
  found: Plural;
  /** Without words, only facets: {count} */
  listed: Plural;
  /** {words} were left out. */
  dropped: string;
  /** {query} */
  nothing: string;
  nothingHere: string;
  /** {query} */
  nothingFiltered: string;
  advice: string;
  facets: Record<'type' | 'topic' | 'author' | 'year', string>;
  /** Drops one facet: {count} */
  widen: Record<'type' | 'topic' | 'author' | 'year', string>;
  clear: string;
  /** {count} facets chosen. */
  chosen: Plural;
  /** {count} values in all. */
  everyValue: string;
  /** {count} */
  more: string;
  /** {shown}, {count} */
  shown: string;
  sections: string;
  unavailable: Record<'missing' | 'unreachable' | 'empty', string>;
  retry: string;
  /** In development only. {time} */
  written: string;
}

export interface SearchStrings {
  heading: string;
  /** Over the field, on other pages. */
  label: string;
  /** Over the field, on the search page. */
  prompt: string;
  hint: string;
  submit: string;
  narrow: string;
  resultsHeading: string;
  needsScript: string;
  topics: string;
  lists: string;
  /** About the key that goes to the field. */
  shortcut: string;
  results: ResultStrings;
}

/** What the search page says. */
export const words: SearchStrings = {
  heading: 'Search',
  label: 'Search this site',
  prompt: 'A few words, or a whole question',
  hint: '“Quotation marks” find the exact words.',
  submit: 'Search',
  narrow: 'Narrow the results',
  resultsHeading: 'Results',
  needsScript:
    'Searching needs JavaScript, which is off. Everything on this site can also be found in these lists.',
  topics: 'Look through a topic',
  lists: 'Or a whole list',
  shortcut: 'On every page, the / key goes to the search field',
  results: {
    searching: 'Searching…',
    found: { one: '{count} result for “{query}”', other: '{count} results for “{query}”' },
    listed: { one: '{count} page, by date', other: '{count} pages, newest first' },
    dropped: 'No page has all of these words. Left out: {words}.',
    nothing: 'Nothing found for “{query}”.',
    nothingHere: 'Nothing found with these filters.',
    nothingFiltered: 'Nothing found for “{query}” with these filters.',
    advice: 'Try fewer words, or another word for the same thing. Or look through a topic.',
    facets: { type: 'Type', topic: 'Topic', author: 'Author', year: 'Year' },
    widen: {
      type: 'All types ({count})',
      topic: 'All topics ({count})',
      author: 'All authors ({count})',
      year: 'All years ({count})',
    },
    clear: 'Clear all filters',
    chosen: { one: '{count} filter', other: '{count} filters' },
    everyValue: 'All {count}',
    more: 'Show {count} more',
    shown: '{shown} of {count} shown',
    sections: 'In this page',
    unavailable: {
      missing:
        'The search index is not there: it is made when the site is built. Until then, the lists lead to every page.',
      unreachable:
        'The search index could not be loaded. Perhaps the connection is down. The lists lead to every page.',
      empty: 'There is nothing to search in this language yet.',
    },
    retry: 'Try again',
    written: 'Index from {time}. What has been written since is missing until the next build.',
  },
};
