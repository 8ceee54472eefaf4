import { pageSize } from './find.ts';
import { formatQuery } from './query.ts';
import type { SearchQuery } from './query.ts';

/**
 * Keeps the query in the address, so that a search can be reloaded, shared and returned to. A submitted search adds
 * an entry to the history; typing only replaces an entry that typing made.
 */
export function addressBar() {
  let typing = location.search === '';
  const write = (way: 'pushState' | 'replaceState', query: SearchQuery) => {
    const address = location.pathname + formatQuery(query);
    if (address !== location.pathname + location.search) history[way](null, '', address);
  };
  return {
    type(query: SearchQuery): void {
      write(typing ? 'replaceState' : 'pushState', query);
      typing = true;
    },
    push(query: SearchQuery): void {
      write('pushState', query);
      typing = false;
    },
    /** Stores the number of results shown, for when the reader comes back. */
    remember(shown: number): void {
      history.replaceState({ shown }, '');
    },
    shown(): number {
      typing = false;
      const state = history.state as { shown?: unknown } | null;
      return typeof state?.shown === 'number' ? state.shown : pageSize;
    },
  };
}
