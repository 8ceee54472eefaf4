import type { FacetKey } from './query.ts';
import type { Unavailable } from './engine.ts';

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
  facets: Record<FacetKey, string>;
  /** Drops one facet: {count} */
  widen: Record<FacetKey, string>;
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
  unavailable: Record<Unavailable, string>;
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

const en: SearchStrings = {
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

const fr: SearchStrings = {
  heading: 'Recherche',
  label: 'Chercher dans ce site',
  prompt: 'Quelques mots, ou toute une question',
  hint: 'Entre «\u00a0guillemets\u00a0», les mots exacts.',
  submit: 'Chercher',
  narrow: 'Affiner les résultats',
  resultsHeading: 'Résultats',
  needsScript:
    'La recherche a besoin de JavaScript, qui est désactivé. Tout ce qu’il y a dans ce site se trouve aussi par ces listes.',
  topics: 'Parcourir un sujet',
  lists: 'Ou toute une liste',
  shortcut: 'Sur toutes les pages, la touche / mène au champ de recherche',
  results: {
    searching: 'Recherche en cours…',
    found: {
      one: '{count} résultat pour «\u00a0{query}\u00a0»',
      other: '{count} résultats pour «\u00a0{query}\u00a0»',
    },
    listed: { one: '{count} page, par date', other: '{count} pages, des plus récentes aux plus anciennes' },
    dropped: 'Aucune page ne contient tous ces mots. Laissés de côté\u00a0: {words}.',
    nothing: 'Rien trouvé pour «\u00a0{query}\u00a0».',
    nothingHere: 'Rien trouvé avec ces filtres.',
    nothingFiltered: 'Rien trouvé pour «\u00a0{query}\u00a0» avec ces filtres.',
    advice: 'Essayez avec moins de mots, ou un autre mot pour la même chose. Ou parcourez un sujet.',
    facets: { type: 'Type', topic: 'Sujet', author: 'Auteur', year: 'Année' },
    widen: {
      type: 'Tous les types ({count})',
      topic: 'Tous les sujets ({count})',
      author: 'Tous les auteurs ({count})',
      year: 'Toutes les années ({count})',
    },
    clear: 'Ôter tous les filtres',
    chosen: { one: '{count} filtre', other: '{count} filtres' },
    everyValue: 'Les {count}',
    more: 'Montrer {count} de plus',
    shown: '{shown} montrés sur {count}',
    sections: 'Dans cette page',
    unavailable: {
      missing:
        'L’index de recherche n’est pas là\u00a0: il se fait quand le site est construit. D’ici là, les listes mènent à toutes les pages.',
      unreachable:
        'L’index de recherche n’a pas pu être chargé. La connexion est peut-être coupée. Les listes mènent à toutes les pages.',
      empty: 'Il n’y a encore rien à chercher dans cette langue.',
    },
    retry: 'Réessayer',
    written: 'Index du {time}. Ce qui a été écrit depuis y manque jusqu’à la prochaine construction.',
  },
};

const table: Record<string, SearchStrings> = { en, fr };

/** The strings of a language by its primary tag; English where there is no translation. */
export function searchStrings(lang: string): SearchStrings {
  return table[lang.toLowerCase().split('-')[0] ?? ''] ?? en;
}
