import { IndexUnavailable, openIndex } from './engine.ts';
import type { SearchIndex } from './engine.ts';
import { facetPanel } from './facet-panel.ts';
import { pageSize } from './find.ts';
import type { Found } from './find.ts';
import { addressBar } from './address-bar.ts';
import { arrowKeys } from './arrow-keys.ts';
import { shortcutIsOn, shortcutSetting } from './shortcut.ts';
import { showIndexAge } from './index-age.ts';
import { activeFacets, noFacets, parseQuery } from './query.ts';
import type { SearchQuery } from './query.ts';
import { resultList } from './result-list.ts';
import type { SearchPageData } from './page-data.ts';

/** Milliseconds without a key press before the search runs, so that it does not run for every letter. */
const typingPause = 150;

/** Adds the search to the markup of SearchPage.astro. Pagefind is fetched only when needed. */
export function startSearchPage(root: HTMLElement): void {
  const part = <T extends HTMLElement>(name: string) => root.querySelector<T>(`[data-part="${name}"]`) as T;
  const data = JSON.parse(part('data').textContent) as SearchPageData;
  const field = part<HTMLInputElement>('field');
  const results = resultList(root, data, () => void show());
  const address = addressBar();
  const facets = facetPanel(part('facets'), data, (chosen) => change({ ...query, facets: chosen }, 'push'));

  let query: SearchQuery = parseQuery(location.search);
  let index: Promise<SearchIndex> | undefined;
  let latest = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;

  const open = () => (index ??= openIndex(data.root, data));

  function change(next: SearchQuery, way: 'push' | 'type'): void {
    clearTimeout(pause);
    query = next;
    address[way](query);
    void show();
  }

  /** Shows the results of the query; results of earlier queries that arrive late are ignored. */
  async function show(count = pageSize): Promise<void> {
    const mine = ++latest;
    const stale = () => mine !== latest;
    const blank = !query.text && activeFacets(query.facets).length === 0;
    if (blank) {
      facets.hide();
      results.clear();
    } else results.wait();
    try {
      const opened = await open();
      facets.offer(opened.totals);
      if (import.meta.env.DEV) showIndexAge(part('written'), data, opened.written);
      if (blank) return;
      const found = await opened.search(query);
      const hits = await found.load(0, count);
      if (stale()) return;
      // Pagefind treats a part of its index that it cannot fetch as if it did not contain the word.
      if (found.total === 0 && !navigator.onLine) throw new IndexUnavailable('unreachable');
      facets.count(found.counts, query.facets);
      results.show(query, found, hits, {
        more: () => more(found, hits.length),
        widen: (key) => change({ ...query, facets: key ? { ...query.facets, [key]: [] } : noFacets }, 'push'),
      });
    } catch (error) {
      index = undefined;
      if (!stale()) results.fail(error instanceof IndexUnavailable ? error.reason : 'unreachable');
    }
  }

  async function more(found: Found, shown: number): Promise<void> {
    const mine = latest;
    const hits = await found.load(shown, shown + pageSize).catch(() => undefined);
    if (mine !== latest) return;
    if (!hits) return results.fail('unreachable');
    results.append(hits, found.total, () => more(found, shown + hits.length));
    address.remember(shown + hits.length);
  }

  function restore(): void {
    query = parseQuery(location.search);
    field.value = query.text;
    void show(address.shown());
  }

  field.addEventListener('focus', () => index ?? void show());
  field.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => change({ ...query, text: field.value.trim() }, 'type'), typingPause);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && field.value) {
      event.preventDefault();
      field.value = '';
      change({ ...query, text: '' }, 'type');
    }
  });
  part<HTMLFormElement>('form').addEventListener('submit', (event) => {
    event.preventDefault();
    change({ ...query, text: field.value.trim() }, 'push');
  });
  addEventListener('popstate', restore);
  arrowKeys(field, part('list'));

  const shortcut = part<HTMLInputElement>('shortcut');
  part('shortcut-row').hidden = false;
  shortcut.checked = shortcutIsOn();
  shortcut.addEventListener('change', () =>
    localStorage.setItem(shortcutSetting, shortcut.checked ? 'on' : 'off'),
  );

  // The field may contain text that was typed before this script was loaded.
  if (field.value && !query.text) change({ ...query, text: field.value.trim() }, 'type');
  else if (query.text || activeFacets(query.facets).length > 0) restore();
}
