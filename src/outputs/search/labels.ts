import type { FacetKey } from './query.ts';

export interface Label {
  id: string;
  label: string;
}

/** The localised names of facet values, in display order. Years need none. */
export type SearchLabels = Record<Exclude<FacetKey, 'year'>, readonly Label[]>;

/** The name of a value, or its id where it has no name. */
export function labelOf(labels: SearchLabels, key: FacetKey, id: string): string {
  return key === 'year' ? id : (labels[key].find((label) => label.id === id)?.label ?? id);
}

/**
 * The values in an index, in display order: types and topics as in the tables, people by number of pages, years from
 * the newest.
 * @param totals pages for each value
 */
export function orderValues(labels: SearchLabels, key: FacetKey, totals: Record<string, number>): string[] {
  const values = Object.keys(totals).filter((value) => totals[value]);
  const place = (value: string) => {
    if (key === 'year') return -Number(value);
    if (key === 'author') return -(totals[value] ?? 0);
    const index = labels[key].findIndex(({ id }) => id === value);
    return index < 0 ? labels[key].length : index;
  };
  const name = (value: string) => labelOf(labels, key, value);
  return values.sort((a, b) => place(a) - place(b) || name(a).localeCompare(name(b)));
}
