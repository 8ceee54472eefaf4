/** Ids that the site's own pages use; an editor's heading must not take one away. */
const reserved = ['main', 'search', 'colophon', 'contents', 'notes', 'menu', 'language', 'top'];

/** Ids that notes and terms get. */
const madeElsewhere = /^(?:fn|fnref|term)-\d|^footnote-label/;

/** Gives out ids, each once. */
export class Anchors {
  readonly #taken = new Set(reserved);
  /** The last number that each slug got, so that a thousand headings of one name do not try them all. */
  readonly #numbers = new Map<string, number>();

  /** The id that the text suggests, with a number after it where that is taken: `steps`, `steps-1`. */
  take(text: string): string {
    const own = slugOf(text);
    const slug = madeElsewhere.test(own) ? `section-${own}` : own;
    let id = slug;
    let number = this.#numbers.get(slug) ?? 0;
    for (; this.#taken.has(id); id = `${slug}-${String(number)}`) number += 1;
    this.#numbers.set(slug, number);
    this.#taken.add(id);
    return id;
  }
}

/**
 * Text as an anchor, after GitHub's manner: lower case, letters and digits of every script kept, spaces as hyphens.
 * Unlike GitHub's, runs of hyphens become one, so that a dash between words leaves no gap.
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
