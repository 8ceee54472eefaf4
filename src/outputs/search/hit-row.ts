import { longDay } from '../../i18n/long-day.ts';
import type { SearchPageData } from './page-data.ts';
import type { Hit } from './hit.ts';
import { labelOf } from './labels.ts';

/**
 * Makes result rows from the page's template. Titles, excerpts and labels are inserted as text, never as HTML, so
 * that no content can become markup.
 */
export function hitRows(template: HTMLTemplateElement, { dates, labels }: SearchPageData) {
  const day = longDay(dates);
  return (hit: Hit): DocumentFragment => {
    const row = template.content.cloneNode(true) as DocumentFragment;
    const slot = (name: string) => row.querySelector(`[data-slot="${name}"]`) as HTMLElement;
    put(slot('label'), hit.label);
    link(slot('title') as HTMLAnchorElement, hit);
    put(slot('type'), hit.type && labelOf(labels, 'type', hit.type));
    put(slot('topic'), hit.topics.map((topic) => labelOf(labels, 'topic', topic)).join(', '));
    put(slot('date'), hit.date && day(new Date(hit.date)));
    (slot('date') as HTMLTimeElement).dateTime = hit.date;
    slot('excerpt').append(...hit.excerpt.map(({ text, marked }) => (marked ? mark(text) : text)));
    const sections = slot('sections');
    const pattern = slot('section');
    sections.hidden = hit.sections.length === 0;
    for (const section of hit.sections) {
      const entry = pattern.cloneNode(true) as HTMLElement;
      link(entry.querySelector('a') as HTMLAnchorElement, section);
      pattern.before(entry);
    }
    pattern.remove();
    return row;
  };
}

/** Sets the text, or removes the element where there is none. */
export function put(element: HTMLElement, text: string): void {
  element.textContent = text;
  element.hidden = !text;
}

function link(anchor: HTMLAnchorElement, { title, url }: { title: string; url: string }): void {
  anchor.textContent = title;
  anchor.href = url;
}

function mark(text: string): HTMLElement {
  const element = document.createElement('mark');
  element.textContent = text;
  return element;
}
