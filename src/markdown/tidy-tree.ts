import type { Element, Properties, Text } from 'hast';
import type { ComponentName } from './body.ts';
import { blockElements } from './elements.ts';
import { isBlank } from './tree.ts';

/** A node whose markup the page decides, with its children. */
interface Open {
  type: 'open';
  is:
    | { type: 'link'; href: string; title?: string }
    | { type: 'picture'; src: string; alt: string; title?: string }
    | { type: 'component'; name: ComponentName; props: Record<string, string> };
  children: Tidy[];
}
export type Tidy = Text | TidyElement | Open;
export interface TidyElement extends Omit<Element, 'children'> {
  children: Tidy[];
  /** Whether an {@link Open} is inside it, at any depth. */
  isMixed: boolean;
}

/** Wraps words between blocks in paragraphs, and removes space between blocks. */
export function asBlocks(nodes: readonly Tidy[]): Tidy[] {
  const blocks: Tidy[] = [];
  let words: Tidy[] = [];
  const endParagraph = () => {
    const first = words.findIndex((node) => !isBlankNode(node));
    const last = words.findLastIndex((node) => !isBlankNode(node));
    if (first !== -1) blocks.push(element('p', {}, words.slice(first, last + 1)));
    words = [];
  };
  for (const node of nodes) {
    if (!isBlockNode(node)) words.push(node);
    else {
      endParagraph();
      blocks.push(node);
    }
  }
  endParagraph();
  return blocks;
}

function isBlankNode(node: Tidy): boolean {
  return node.type === 'text' && isBlank(node);
}

/** Unwraps paragraphs that stand between words. */
export function asWords(nodes: readonly Tidy[]): Tidy[] {
  return nodes.flatMap((node) => (node.type === 'element' && node.tagName === 'p' ? node.children : [node]));
}

function isBlockNode(node: Tidy): boolean {
  if (node.type === 'element') return blockElements.has(node.tagName);
  if (node.type === 'text') return false;
  return node.is.type === 'picture' || (node.is.type === 'component' && node.is.name !== 'Term');
}

/** Makes an element, and notes whether any node inside it is open. */
export function element(tagName: string, properties: Properties, children: Tidy[]): TidyElement {
  const isMixed = children.some(
    (child) => child.type === 'open' || (child.type === 'element' && child.isMixed),
  );
  return { type: 'element', tagName, properties, children, isMixed };
}
