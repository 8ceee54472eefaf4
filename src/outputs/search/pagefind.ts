/** `pagefind-entry.json`: the languages in the index. */
export interface PagefindEntry {
  /** By the language of `<html lang>`, in lower case. */
  languages: Record<string, { page_count: number }>;
}

/** The part of Pagefind's browser API that the search uses: `pagefind/pagefind.js` of version 1.6. */
export interface PagefindModule {
  createInstance(options: PagefindOptions): PagefindInstance;
}

interface PagefindOptions {
  basePath?: string;
  baseUrl?: string;
}

export interface PagefindInstance {
  /** With `null` as text, returns every page that the filters allow. */
  search(text: string | null, options: PagefindSearch): Promise<PagefindFound>;
  filters(): Promise<PagefindCounts>;
}

interface PagefindSearch {
  filters?: Record<string, { any: readonly string[] }>;
  sort?: Record<string, 'asc' | 'desc'>;
}

export interface PagefindFound {
  results: PagefindResult[];
  unfilteredResultCount: number;
  /** Results for each value of each facet, among the pages found. */
  filters: PagefindCounts;
}

export type PagefindCounts = Record<string, Record<string, number>>;

export interface PagefindResult {
  id: string;
  score: number;
  data(): Promise<PagefindPage>;
}

export interface PagefindPage {
  url: string;
  /** The text of the page, beginning with its title. */
  content: string;
  /** The same with `<` and `>` escaped, and U+200B between words in languages without spaces. */
  raw_content?: string;
  weighted_locations: PagefindLocation[];
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sub_results: PagefindSection[];
  /** Every element with an id. */
  anchors: { element: string; location: number }[];
}

interface PagefindSection {
  title: string;
  url: string;
  weighted_locations: PagefindLocation[];
  /** Undefined for the text before the first heading with an id. */
  anchor?: { element: string };
}

/** A match: its word number in the text, and its weight there. */
interface PagefindLocation {
  location: number;
  balanced_score: number;
}
