import type { SearchPageData } from './page-data.ts';
import { fill } from './sentence.ts';

/** In development: says how old the index is, since it is made by the build and not by the editor's saving. */
export function showIndexAge(
  element: HTMLElement,
  { dates, strings }: SearchPageData,
  written: Date | undefined,
): void {
  const time =
    written && new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeStyle: 'short' }).format(written);
  element.textContent = time ? fill(strings.written, { time }, dates) : '';
  element.hidden = !time;
}
