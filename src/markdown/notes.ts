import type { Element, Properties } from 'hast';
import { isNoteLink, textOf } from './tree.ts';

/**
 * Numbers the footnotes. The parser makes ids from the text between the brackets, `[^my note]`; ours are `fn-1` and
 * `fnref-1`, so that an editor's text cannot get into an id or collide with another id.
 */
export class NoteNumbers {
  readonly ids: string[] = [];
  readonly #references = new Map<number, number>();
  readonly #returns = new Map<number, number>();
  #note = 0;

  /** The id of the next footnote in the list. */
  begin(): string {
    this.#note += 1;
    const id = `fn-${String(this.#note)}`;
    this.ids.push(id);
    return id;
  }

  /** The replacement for a link to or back from a footnote; undefined for other links. */
  link(node: Element): { properties: Properties; text: string } | undefined {
    if (!isNoteLink(node)) return undefined;
    if (node.properties['dataFootnoteRef'] === undefined) {
      const id = referenceId(this.#note, count(this.#returns, this.#note));
      const label = node.properties['ariaLabel'];
      return {
        properties: {
          href: `#${id}`,
          className: ['note-back'],
          ...(label !== undefined && { ariaLabel: label }),
        },
        text: '↩',
      };
    }
    const text = node.children.map((child) => (child.type === 'text' ? child.value : textOf(child))).join('');
    const number = Number(text);
    const id = referenceId(number, count(this.#references, number));
    this.ids.push(id);
    return { properties: { href: `#fn-${text}`, id, ariaDescribedBy: ['footnote-label'] }, text };
  }
}

function count(counts: Map<number, number>, note: number): number {
  const next = (counts.get(note) ?? 0) + 1;
  counts.set(note, next);
  return next;
}

function referenceId(note: number, time: number): string {
  return time === 1 ? `fnref-${String(note)}` : `fnref-${String(note)}-${String(time)}`;
}
