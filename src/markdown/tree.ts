import type { Element, Nodes, RootContent, Text } from 'hast';
import type { MdxJsxFlowElementHast, MdxJsxTextElementHast } from 'satteri';
import { limits } from './limits.ts';
import { unescapeText } from './escape-code.ts';

/** A tag that the editor wrote: a component or a raw element. */
export type Tag = MdxJsxFlowElementHast | MdxJsxTextElementHast;

export function isTag(node: Nodes): node is Tag {
  return node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';
}

export function isElement(node: Nodes, ...names: string[]): node is Element {
  return node.type === 'element' && names.includes(node.tagName);
}

export function isBlank(node: Nodes): node is Text {
  return node.type === 'text' && node.value.trim() === '';
}

export function childrenOf(node: Nodes): RootContent[] {
  return 'children' in node ? (node.children as RootContent[]) : [];
}

/** The children without whitespace between blocks. */
export function contentOf(node: Nodes): RootContent[] {
  return childrenOf(node).filter((child) => !isBlank(child));
}

/** The numbers that link to footnotes, and the arrows in footnotes that link back. */
export function isNoteLink(node: Nodes): node is Element {
  return (
    isElement(node, 'a') &&
    (node.properties['dataFootnoteRef'] !== undefined || node.properties['dataFootnoteBackref'] !== undefined)
  );
}

export function isNotes(node: Nodes): boolean {
  return isElement(node, 'section') && node.properties['dataFootnotes'] !== undefined;
}

/** The text that a reader sees, with alternative texts for pictures and without footnote numbers. */
export function textOf(node: Nodes): string {
  if (node.type === 'text') return unescapeText(node.value);
  if (isElement(node, 'img')) return unescapeText(String(node.properties['alt'] ?? ''));
  if (isNoteLink(node)) return '';
  return childrenOf(node).map(textOf).join('');
}

/** Whether a tree is nested too deeply. Not recursive, since deep nesting is what it protects from. */
export function isTooDeep(root: Nodes): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > limits.depth) return true;
    level = level.flatMap(childrenOf);
  }
  return false;
}

/** A paragraph of pictures only: they stand between paragraphs, not inside one. */
export function isPictures(node: Nodes): boolean {
  const content = contentOf(node);
  return isElement(node, 'p') && content.length > 0 && content.every((child) => isElement(child, 'img'));
}
