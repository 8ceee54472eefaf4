import type { SearchPageData } from './page-data.ts';
import { labelOf, orderValues } from './labels.ts';
import { activeFacets, facetKeys, mapFacets, noFacets } from './query.ts';
import type { FacetKey, Facets } from './query.ts';
import { fill, plural } from './sentence.ts';

type Counts = Record<FacetKey, Record<string, number>>;

interface Option {
  key: FacetKey;
  value: string;
  row: HTMLElement;
  box: HTMLInputElement;
  count: HTMLElement;
}

/** Number of values of a facet that are shown at first; a button shows the others. */
const fewValues = 8;

/** From this width on, the panel is always open; keep in sync with SearchPage.astro. */
const wide = '(min-width: 60rem)';

/**
 * The facets as checkboxes. They are created once, from everything in the index; later only their counts change,
 * because rebuilding the list would lose the keyboard focus.
 */
export function facetPanel(panel: HTMLElement, data: SearchPageData, choose: (facets: Facets) => void) {
  const details = panel as HTMLDetailsElement;
  const chosenCount = panel.querySelector('[data-part="chosen"]') as HTMLElement;
  const clear = panel.querySelector('[data-part="clear"]') as HTMLButtonElement;
  const template = panel.querySelector('template') as HTMLTemplateElement;
  const options: Option[] = [];
  const expanded = new Set<FacetKey>();
  let last: { counts: Counts; chosen: Facets } | undefined;

  const room = matchMedia(wide);
  const unfold = () => (details.open = room.matches);
  room.addEventListener('change', unfold);
  unfold();
  clear.addEventListener('click', () => choose(noFacets));

  function offer(totals: Counts): void {
    if (options.length > 0) return;
    for (const key of facetKeys) {
      const values = orderValues(data.labels, key, totals[key]);
      const group = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
      const row = group.querySelector('[data-part="option"]') as HTMLElement;
      const every = group.querySelector('[data-part="every"]') as HTMLButtonElement;
      (group.querySelector('legend') as HTMLElement).textContent = data.strings.facets[key];
      for (const value of values) options.push(optionIn(row, key, value));
      row.remove();
      every.addEventListener('click', () => {
        expanded.add(key);
        update();
        options.filter((option) => option.key === key && !option.row.hidden)[fewValues]?.box.focus();
      });
      group.dataset['facet'] = key;
      panel.insertBefore(group, clear);
    }
  }

  function optionIn(pattern: HTMLElement, key: FacetKey, value: string): Option {
    const row = pattern.cloneNode(true) as HTMLElement;
    const box = row.querySelector('input') as HTMLInputElement;
    box.name = key;
    box.value = value;
    (row.querySelector('[data-part="name"]') as HTMLElement).textContent = labelOf(data.labels, key, value);
    box.addEventListener('change', () => choose(chosenIn(options, last?.chosen)));
    pattern.before(row);
    return { key, value, row, box, count: row.querySelector('[data-part="count"]') as HTMLElement };
  }

  function count(counts: Counts, chosen: Facets): void {
    last = { counts, chosen };
    update();
    panel.hidden = false;
  }

  function update(): void {
    if (!last) return;
    const { counts, chosen } = last;
    for (const key of facetKeys) {
      const group = panel.querySelector(`[data-facet="${key}"]`) as HTMLElement;
      const every = group.querySelector('[data-part="every"]') as HTMLButtonElement;
      let offered = 0;
      for (const option of options.filter((candidate) => candidate.key === key)) {
        const pages = counts[key][option.value] ?? 0;
        option.box.checked = chosen[key].includes(option.value);
        option.count.textContent = fill('{pages}', { pages }, data.lang);
        const useful = pages > 0 || option.box.checked || option.box === document.activeElement;
        if (useful) offered += 1;
        option.row.hidden = !useful || (offered > fewValues && !expanded.has(key) && !option.box.checked);
      }
      group.hidden = offered === 0;
      every.hidden = offered <= fewValues || expanded.has(key);
      every.textContent = fill(data.strings.everyValue, { count: offered }, data.lang);
    }
    const active = activeFacets(chosen).flatMap((key) => chosen[key]).length;
    chosenCount.textContent = active > 0 ? plural(data.strings.chosen, active, data.lang) : '';
    clear.hidden = active === 0;
  }

  return {
    offer,
    count,
    hide: () => {
      panel.hidden = true;
    },
  };
}

/** The checked values, and values from the address that the index does not have. */
function chosenIn(options: readonly Option[], before: Facets | undefined): Facets {
  return mapFacets((key) => {
    const mine = options.filter((option) => option.key === key);
    const unknown = before?.[key].filter((value) => !mine.some((option) => option.value === value)) ?? [];
    return [...unknown, ...mine.filter(({ box }) => box.checked).map(({ value }) => value)];
  });
}
