/** Ids of the site's own page elements; a heading must not use them. */
const reserved = ['main', 'search', 'colophon', 'contents', 'notes', 'menu', 'language', 'top'];

/** Ids that footnotes and terms use. */
const generatedIds = /^(?:fn|fnref|term)-\d|^footnote-label/;

/** Gives out ids, each only once. */
export class Anchors {
  readonly #taken = new Set(reserved);
  /** The last number used for each slug, so that a thousand equal headings do not try all numbers again. */
  readonly #numbers = new Map<string, number>();

  /** The id for a text, with a number at the end where it is taken: `steps`, `steps-1`. */
  take(text: string): string {
    const own = slugOf(text);
    const slug = generatedIds.test(own) ? `section-${own}` : own;
    let id = slug;
    let number = this.#numbers.get(slug) ?? 0;
    for (; this.#taken.has(id); id = `${slug}-${String(number)}`) number += 1;
    this.#numbers.set(slug, number);
    this.#taken.add(id);
    return id;
  }
}

/**
 * Text as an anchor, like GitHub: lower case, letters and digits of every script, spaces as hyphens. Unlike GitHub,
 * several hyphens become one, so that a dash between words leaves no gap.
 */
function slugOf(text: string): string {
  const slug = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}
