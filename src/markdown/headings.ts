import type { Element, Nodes } from 'hast';
import { Anchors } from './anchors.ts';
import type { Heading } from './body.ts';
import type { Said } from './finding.ts';
import { endsInAddress } from './escape-code.ts';
import { childrenOf, textOf } from './tree.ts';
import { oneLine } from '../model/one-line.ts';

/** Collects a body's headings in order. */
export class Headings {
  readonly list: Heading[] = [];
  readonly of = new Map<Element, Heading>();
  readonly #anchors = new Anchors();

  /** The level of the last heading, as it will be once its own error is corrected. */
  #last = 1;

  /** Adds the next heading of the text, and returns what is wrong with it. */
  add(node: Element): Said[] {
    const depth = Number(node.tagName[1]);
    const hasAddress = endsInAddress(escapedTextOf(node));
    const text = oneLine(textOf(node)).replace(hasAddress ? /\s*\{#[^{}]+\}\s*$/ : /$^/, '');
    const last = this.#last;
    const wanted = depth === 1 ? 2 : Math.min(depth, last + 1);
    this.#last = wanted;
    if (depth === 1) {
      const message =
        'a heading of the first level is in the text, but the title is the page’s first heading';
      return [{ code: 'heading-level', message, fix: levelFix(node, depth, wanted) }];
    }
    const said: Said[] = [];
    if (depth > wanted) {
      said.push({
        code: 'heading-level',
        message: `a heading of level ${String(depth)} follows one of level ${String(last)}`,
        fix: levelFix(node, depth, wanted),
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

/** Changes the level only: the words, and any bold text or links in them, stay. */
function levelFix({ position }: Element, depth: number, wanted: number): string {
  const hashes = '#'.repeat(wanted);
  return position !== undefined && position.end.line > position.start.line
    ? `Write ${hashes} and a space before it, and take the line of = or - below it out.`
    : `Write ${hashes} in place of ${'#'.repeat(depth)}.`;
}

function escapedTextOf(node: Nodes): string {
  return node.type === 'text' ? node.value : childrenOf(node).map(escapedTextOf).join('');
}
