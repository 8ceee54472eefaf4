import type { SearchPageData } from './page-data.ts';
import { fill } from './sentence.ts';

/** In development: shows how old the index is, because only a build updates it. */
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
