import { slateToMarkdown } from 'decap-cms-widget-richtext/dist/esm/serializers/index.js';
import type { Html, Nodes, Paragraph, Root } from 'mdast';
import { nodesIn } from '../markdown-tree.ts';
import type { ComponentMap } from './field-nodes.ts';
import type { FieldNode } from './field-nodes.ts';

/** Before a node of a kind that the editor's writer does not take for a block where it comes first. */
const opening = { type: 'p', children: [{ text: 'x' }] };
const opened = 'x\n\n';

/** One of the visual editor's outermost nodes as Markdown. */
export function writeNode(node: FieldNode, components: ComponentMap): string {
  const options = { voidCodeBlock: true, remarkPlugins: [() => (root: Root) => complete(root, node)] };
  if (node.type !== 'thematic-break') return slateToMarkdown([node], options, components);
  return slateToMarkdown([opening, node], options, components).slice(opened.length);
}

/** Puts into the tree that is written what the editor's writer leaves out of it. */
function complete(root: Root, node: FieldNode): void {
  const lists = listsIn(node);
  for (const found of nodesIn(root)) {
    if (found.type === 'list') {
      const loose = (lists.shift()?.['data'] as { loose?: boolean } | undefined)?.loose === true;
      found.spread = loose;
      for (const item of found.children) item.spread = loose;
    }
    if (found.type === 'table') found.align = (node['data'] as { align?: [] } | undefined)?.align ?? [];
    if (found.type === 'tableCell') keepInCell(found);
    if (found.type === 'paragraph') keepInParagraph(found);
  }
}

/** What would begin a list, a heading or another block at the beginning of a line, where somebody meant the signs. */
const lineStart =
  /(^|\n)([ \t]*)(?:(#{1,6}|[-+*])(?=[ \t]|\n|$)|(>)|(=+|-{2,})(?=[ \t]*(?:\n|$))|(\d{1,9})([.)])(?=[ \t]|\n|$))/g;

function keepInParagraph(paragraph: Paragraph): void {
  paragraph.children.forEach((child, index) => {
    if (child.type !== 'html' && child.type !== 'text') return;
    const isFirst = index === 0 || paragraph.children[index - 1]?.type === 'break';
    child.value = child.value.replace(
      lineStart,
      (found: string, line: string, space: string, a = '', b = '', c = '', number = '', point = '') =>
        line === '' && !isFirst
          ? found
          : `${line}${space}${String(number)}\\${String(a) + String(b) + String(c) + String(point)}`,
    );
  });
}

/** In a cell, a bar or a line end would begin the next one. */
function keepInCell(cell: Nodes): void {
  if (!('children' in cell)) return;
  cell.children.forEach((child, index) => {
    if ('value' in child && (child.type === 'html' || child.type === 'text' || child.type === 'inlineCode'))
      child.value = child.value.replace(/(?<!\\)\|/g, '\\|').replaceAll('\n', ' ');
    if (child.type === 'break') cell.children[index] = { type: 'html', value: '<br />' } satisfies Html;
    keepInCell(child);
  });
}

function isList({ type }: FieldNode): boolean {
  return type === 'ul' || type === 'ol';
}

/** The lists in a node, itself among them, each before those that it holds. */
export function listsIn(node: FieldNode): FieldNode[] {
  const inside = (node.children as (FieldNode | { text: string })[]).flatMap((child) =>
    'children' in child ? listsIn(child as FieldNode) : [],
  );
  return isList(node) ? [node, ...inside] : inside;
}
