import type { Element } from 'hast';
import { Anchors } from './anchors.ts';
import type { Heading } from './body.ts';
import type { Said } from './finding.ts';
import { textOf } from './tree.ts';
import { oneLine } from '../model/one-line.ts';

/** A body's headings in their order. */
export class Headings {
  readonly list: Heading[] = [];
  readonly of = new Map<Element, Heading>();
  readonly #anchors = new Anchors();

  /** Takes the next heading of the text, and says what is wrong with it. */
  add(node: Element): Said[] {
    const depth = Number(node.tagName[1]);
    const text = oneLine(textOf(node));
    if (depth === 1) {
      const message =
        'a heading of the first level is in the text, but the title is the page’s first heading';
      return [{ code: 'heading-level', message, fix: `Write ## ${text}`.trim() }];
    }
    const said: Said[] = [];
    const last = this.list.at(-1)?.depth ?? 1;
    if (depth > last + 1) {
      said.push({
        code: 'heading-level',
        message: `a heading of level ${String(depth)} follows one of level ${String(last)}`,
        fix: `Write ${'#'.repeat(last + 1)} ${text}`.trim(),
      });
    }
    if (text === '') {
      said.push({
        code: 'empty-heading',
        message: 'a heading has no words',
        fix: 'Write the heading, or take the # signs out.',
      });
    }
    const heading = { depth, id: this.#anchors.take(text), text };
    this.list.push(heading);
    this.of.set(node, heading);
    return said;
  }
}
