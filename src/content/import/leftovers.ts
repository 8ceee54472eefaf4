import { isGroup } from './source.ts';
import type { Source } from './source.ts';

/** The fields of a source that were not used yet. Unused ones are reported at the end: nothing is lost. */
export class Leftovers {
  readonly #rest: Source;
  readonly #told: { field: string; text: string }[] = [];

  constructor(source: Source) {
    this.#rest = structuredClone(source);
  }

  /** A text, which is then used. Line breaks of an indented file become spaces. */
  text(field: string): string {
    const value = this.#rest[field];
    if (typeof value !== 'string') return '';
    this.#rest[field] = '';
    return oneLine(value);
  }

  /** The paragraphs of a text. */
  paragraphs(field: string): string[] {
    const value = this.#rest[field];
    if (typeof value !== 'string') return [];
    this.#rest[field] = '';
    return paragraphsOf(value);
  }

  /** A list; unused parts of its items are reported. */
  items(field: string): Leftovers[] {
    return this.#list(field, isGroup).map((item) => {
      const rest = new Leftovers(item);
      this.#nested.push({ field, rest });
      return rest;
    });
  }

  /** A list of texts. */
  texts(field: string): string[] {
    return this.#list(field, (item) => typeof item === 'string').map(oneLine);
  }

  /** For a text that was used but did not fit. */
  tell(field: string, text: string): void {
    this.#told.push({ field, text });
  }

  /** Everything that was not used, with the name of its field. */
  all(): { field: string; text: string }[] {
    return [
      ...this.#told,
      ...Object.entries(this.#rest).flatMap(([field, value]) => flat(field, value)),
      ...this.#nested.flatMap(({ field, rest }) =>
        rest.all().map((one) => ({ ...one, field: `${field}: ${one.field}` })),
      ),
    ];
  }

  readonly #nested: { field: string; rest: Leftovers }[] = [];

  #list<T>(field: string, is: (item: unknown) => item is T): T[] {
    const value = this.#rest[field];
    const items: unknown[] = Array.isArray(value)
      ? value
      : value === undefined || value === ''
        ? []
        : [value];
    this.#rest[field] = items.filter((item) => !is(item));
    return items.filter(is);
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(oneLine)
    .filter((paragraph) => paragraph !== '');
}

function flat(field: string, value: unknown): { field: string; text: string }[] {
  if (typeof value === 'string') return value === '' ? [] : [{ field, text: oneLine(value) }];
  if (Array.isArray(value)) return value.flatMap((item) => flat(field, item));
  return isGroup(value) ? Object.entries(value).flatMap(([key, item]) => flat(`${field}: ${key}`, item)) : [];
}
