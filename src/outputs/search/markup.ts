import type { FacetKey } from './query.ts';

/** What the search needs to know of a page. Ids, never labels: addresses stay the same in every language. */
export interface SearchFacts {
  /** What the page is: a value of the facet `type`, as it stands in addresses (`?type=answer`). */
  type: string;
  /** Topic ids. */
  topics?: readonly string[];
  /** Ids of people. */
  authors?: readonly string[];
  /** The day to show and to sort by, `YYYY-MM-DD`: when it was published, corrected or last reviewed. */
  date?: string | undefined;
}

/** Attributes to spread on elements; see {@link searchMarkup}. */
export interface SearchMarkup {
  /** On the element around the entry: makes the page findable, and carries its facts. */
  body: Record<string, string>;
  /** On what the law wants said before the title: every result shows it, and the text is found without its words. */
  label: Record<string, string>;
  /** On the h1: the title by which the page is found and shown. */
  title: Record<string, string>;
  /** On the short answer, summary or standfirst: its words weigh more than the body's. */
  lead: Record<string, string>;
  /** On what stands within the body but is not the entry's own text: dates, bylines, contents, related, colophon. */
  aside: Record<string, string>;
}

/** Made anew for each page: Astro writes into the attributes that it is given. */
const nothing = (): SearchMarkup => ({ body: {}, label: {}, title: {}, lead: {}, aside: {} });

/**
 * The `data-pagefind-*` attributes of a page.
 * @param facts leave out for a page that is not to be found: lists, the home page, 404, the search itself, and
 *   a text shown in place of a missing translation (it is found in its own language).
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
      // Pagefind leaves out of a sorted list every page without the key: a page without a date comes last instead.
      'data-pagefind-sort': `date:${date ?? '0000-00-00'}`,
      // Pagefind would take the first picture after the title, and find the page by the words of its path.
      'data-pagefind-meta': date ? 'date[data-search-date], image:' : 'image:',
      ...(date && { 'data-search-date': veil(date) }),
    },
    label: { 'data-pagefind-meta': 'label', 'data-pagefind-ignore': '' },
    title: { 'data-pagefind-meta': 'title' },
    lead: { 'data-pagefind-weight': '3' },
    aside: { 'data-pagefind-ignore': '' },
  };
}

const braille = [...'⠚⠁⠃⠉⠙⠑⠋⠛⠓⠊'];

/**
 * A date in Braille digits. Pagefind searches every word of its metadata, so that "2026" would find all that
 * was written in 2026; Braille cells are symbols to it, and symbols are not searched.
 */
export function veil(date: string): string {
  return date.replace(/\d/g, (digit) => braille[Number(digit)] ?? digit);
}

/** The date that {@link veil} wrote. */
export function unveil(veiled: string): string {
  return veiled.replace(/[⠀-⣿]/g, (cell) => String(braille.indexOf(cell)));
}
