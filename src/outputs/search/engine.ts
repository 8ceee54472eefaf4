import { find } from './find.ts';
import type { Found } from './find.ts';
import type { PagefindEntry, PagefindModule } from './pagefind.ts';
import { mapFacets } from './query.ts';
import type { FacetKey, SearchQuery } from './query.ts';

export interface SearchIndex {
  search(query: SearchQuery): Promise<Found>;
  /** Pages for each value of each facet, in the whole index. */
  totals: Record<FacetKey, Record<string, number>>;
  /** When the index was written, if the server says so. */
  written: Date | undefined;
}

/**
 * `missing`: the site has no index; `unreachable`: it could not be fetched now; `empty`: no page in this language.
 */
export type Unavailable = 'missing' | 'unreachable' | 'empty';

export class IndexUnavailable extends Error {
  readonly reason: Unavailable;
  constructor(reason: Unavailable, options?: ErrorOptions) {
    super(reason, options);
    this.reason = reason;
  }
}

/** Timeout in milliseconds; Pagefind itself waits for ever for a file that does not arrive. */
const timeout = 20_000;

/**
 * Opens the index of a built site.
 * @param root URL path of the folder `pagefind`, with a slash at the end
 * @param language tag as in `<html lang>`, where Pagefind reads it too, and the words to leave out of queries
 * @param load imports a module; replaced in tests
 * @throws IndexUnavailable
 */
export async function openIndex(
  root: string,
  { lang, stopWords }: { lang: string; stopWords: string },
  load = (url: string) => import(/* @vite-ignore */ url) as Promise<PagefindModule>,
): Promise<SearchIndex> {
  const { entry, written } = await readEntry(root);
  if (!entry.languages[lang.toLowerCase()]) throw new IndexUnavailable('empty');
  const open = async () => {
    const module = await load(`${root}pagefind.js`);
    const instance = module.createInstance({ basePath: root, baseUrl: root.replace(/pagefind\/$/, '') });
    return { instance, totals: await instance.filters() };
  };
  const { instance, totals } = await withTimeout(open());
  const stopWordSet = new Set(stopWords.split(' '));
  return {
    written,
    totals: mapFacets((key) => totals[key] ?? {}),
    search: (query) => withTimeout(find(instance, query, lang, stopWordSet)),
  };
}

/**
 * Checks the index first: Pagefind would wait for ever for a missing index, and search another language where one has
 * no pages.
 */
async function readEntry(root: string): Promise<{ entry: PagefindEntry; written: Date | undefined }> {
  const response = await fetch(`${root}pagefind-entry.json`, { cache: 'no-cache' }).catch(
    (cause: unknown) => {
      throw new IndexUnavailable('unreachable', { cause });
    },
  );
  if (!response.ok) throw new IndexUnavailable(response.status < 500 ? 'missing' : 'unreachable');
  const date = response.headers.get('last-modified');
  try {
    return { entry: (await response.json()) as PagefindEntry, written: date ? new Date(date) : undefined };
  } catch (cause) {
    throw new IndexUnavailable('missing', { cause });
  }
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, timeout);
  });
  try {
    return await Promise.race([work, late]);
  } catch (cause) {
    throw new IndexUnavailable('unreachable', { cause });
  } finally {
    clearTimeout(timer);
  }
}
