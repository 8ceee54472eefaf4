import type { SearchPageData } from './page-data.ts';
import type { Unavailable } from './engine.ts';
import { pageSize } from './find.ts';
import type { Found } from './find.ts';
import { hitRows, put } from './hit-row.ts';
import type { Hit } from './hit.ts';
import { facetKeys } from './query.ts';
import type { FacetKey, SearchQuery } from './query.ts';
import { fill, plural } from './sentence.ts';

/**
 * Milliseconds without a change before a screen reader is told the result, so that it does not speak after every
 * letter.
 */
const announceDelay = 700;
/** Milliseconds before the page says that it is searching; most searches end earlier. */
const searchingDelay = 250;

interface Actions {
  more(): void;
  /** Removes a facet, or all of them. */
  widen(key?: FacetKey): void;
}

/** The list of results, and the texts about it. */
export function resultList(root: HTMLElement, data: SearchPageData, retry: () => void) {
  const part = (name: string) => root.querySelector(`[data-part="${name}"]`) as HTMLElement;
  const { lang, strings } = data;
  const [status, summary, note] = [part('status'), part('summary'), part('note')];
  const [list, choices, lists] = [part('list'), part('choices'), part('lists')];
  const more = part('more') as HTMLButtonElement;
  const row = hitRows(part('hit') as HTMLTemplateElement, data);
  const button = (part('choice') as HTMLTemplateElement).content;
  let announcing: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** Shows one line above the list and one below it; both are announced to screen readers. */
  function say(line: string, further = ''): void {
    clearTimeout(waiting);
    clearTimeout(announcing);
    list.removeAttribute('aria-busy');
    put(summary, line);
    put(note, further);
    announcing = setTimeout(
      () => (status.textContent = [line, further].filter(Boolean).join(' ')),
      announceDelay,
    );
  }

  function empty(): void {
    list.replaceChildren();
    choices.replaceChildren();
    more.hidden = true;
  }

  function offerMore(shown: number, total: number, act: () => void): void {
    more.hidden = shown >= total;
    more.textContent = fill(strings.more, { count: Math.min(pageSize, total - shown) }, lang);
    more.onclick = act;
  }

  function choice(text: string, act: () => void): void {
    const element = button.firstElementChild?.cloneNode(true) as HTMLButtonElement;
    element.textContent = text;
    element.addEventListener('click', () => {
      // The button is about to be removed, so the focus moves to the summary.
      summary.focus();
      act();
    });
    choices.append(element);
  }

  function nothing(query: SearchQuery, found: Found, widen: Actions['widen']): void {
    const filtered = found.unfiltered > 0;
    const line = !query.text ? strings.nothingHere : filtered ? strings.nothingFiltered : strings.nothing;
    say(fill(line, { query: query.text }, lang), filtered ? '' : strings.advice);
    for (const key of facetKeys) {
      const count = found.without[key];
      if (count) choice(fill(strings.widen[key], { count }, lang), () => widen(key));
    }
    if (filtered && choices.childElementCount !== 1) choice(strings.clear, () => widen());
    lists.hidden = false;
  }

  return {
    /** Marks the current results as out of date; the page says so a moment later. */
    wait(): void {
      list.setAttribute('aria-busy', 'true');
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        put(summary, strings.searching);
      }, searchingDelay);
    },
    /** For an empty query. */
    clear(): void {
      say('');
      empty();
      lists.hidden = false;
    },
    show(query: SearchQuery, found: Found, hits: readonly Hit[], actions: Actions): void {
      empty();
      if (found.total === 0) return nothing(query, found, actions.widen);
      const words = found.dropped.join(', ');
      say(
        plural(query.text ? strings.found : strings.listed, found.total, lang, { query: query.text }),
        words && fill(strings.dropped, { words }, lang),
      );
      list.append(...hits.map(row));
      offerMore(hits.length, found.total, actions.more);
      lists.hidden = true;
    },
    append(hits: readonly Hit[], total: number, act: () => void): void {
      const before = list.childElementCount;
      list.append(...hits.map(row));
      offerMore(list.childElementCount, total, act);
      list.children[before]?.querySelector('a')?.focus();
      status.textContent = fill(strings.shown, { shown: list.childElementCount, count: total }, lang);
    },
    fail(reason: Unavailable): void {
      empty();
      say(strings.unavailable[reason]);
      if (reason === 'unreachable') choice(strings.retry, retry);
      lists.hidden = false;
    },
  };
}
