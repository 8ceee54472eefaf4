import type { FacetKey } from './query.ts';

/** What the search needs to know of a page. Ids, never labels: addresses stay the same in every language. */
export interface SearchFacts {
  /** What the page is: a value of the facet `type`, as it stands in addresses (`?type=answer`). */
  type: string;
  /** Topic ids. */
  topics?: readonly string[];
  /** Ids of people. */
  authors?: readonly string[];
  /** The date to show and to sort by, `YYYY-MM-DD`: published, corrected or last reviewed. */
  date?: string | undefined;
}

/** Attributes for elements; see {@link searchMarkup}. */
export interface SearchMarkup {
  /** For the element around the entry: makes the page findable, and contains its facts. */
  body: Record<string, string>;
  /** For the disclosure label before the title: every result shows it, but its words are not searched. */
  label: Record<string, string>;
  /** For the h1: the title by which the page is found and shown. */
  title: Record<string, string>;
  /** For the short answer, summary or standfirst: its words weigh more than the body's. */
  lead: Record<string, string>;
  /** For parts of the body that are not the entry's own text: dates, bylines, contents, related entries, colophon. */
  aside: Record<string, string>;
}

/** A new object for each page, because Astro modifies the attributes that it is given. */
const nothing = (): SearchMarkup => ({ body: {}, label: {}, title: {}, lead: {}, aside: {} });

/**
 * The `data-pagefind-*` attributes of a page.
 * @param facts undefined for a page that must not be found: lists, the home page, 404, the search itself, and a text
 * shown in place of a missing translation (it is found in its own language).
 * @see https://pagefind.app/docs/filtering/ for the syntax `key[attribute], key[attribute]`
 */
export function searchMarkup(facts?: SearchFacts): SearchMarkup {
  if (!facts) return nothing();
  const { type, topics = [], authors = [], date } = facts;
  const values: [FacetKey, string][] = [
    ['type', type],
    ...topics.map((topic): [FacetKey, string] => ['topic', topic]),
    ...authors.map((author): [FacetKey, string] => ['author', author]),
    ...(date ? [['year', date.slice(0, 4)] as [FacetKey, string]] : []),
  ];
  const facets = values.map(([key, value], index) => ({ key, value, attribute: `data-search-${index}` }));
  return {
    body: {
      'data-pagefind-body': '',
      ...Object.fromEntries(facets.map(({ attribute, value }) => [attribute, value])),
      'data-pagefind-filter': facets.map(({ key, attribute }) => `${key}[${attribute}]`).join(', '),
      // Pagefind leaves pages without the sort key out of a sorted list; this puts pages without a date last instead.
      'data-pagefind-sort': `date:${date ?? '0000-00-00'}`,
      // Without this, Pagefind would index the words in the path of the first picture after the title.
      'data-pagefind-meta': date ? 'date[data-search-date], image:' : 'image:',
      ...(date && { 'data-search-date': toBrailleDigits(date) }),
    },
    label: { 'data-pagefind-meta': 'label', 'data-pagefind-ignore': '' },
    title: { 'data-pagefind-meta': 'title' },
    lead: { 'data-pagefind-weight': '3' },
    aside: { 'data-pagefind-ignore': '' },
  };
}

const braille = [...'⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊'];

/**
 * A date in Braille digits. Pagefind searches every word of its metadata, so that "2026" would find everything
 * written in 2026; it treats Braille characters as symbols, and does not search symbols.
 */
export function toBrailleDigits(date: string): string {
  return date.replace(/\d/g, (digit) => braille[Number(digit)] ?? digit);
}

/** Decodes a date encoded by {@link toBrailleDigits}. */
export function fromBrailleDigits(veiled: string): string {
  return veiled.replace(/[⠀-⣿]/g, (cell) => String(braille.indexOf(cell)));
}
