import { slateToMarkdown } from 'decap-cms-widget-richtext/dist/esm/serializers/index.js';
import type { Html, Nodes, Paragraph, Root } from 'mdast';
import { nodesIn } from '../markdown-tree.ts';
import type { ComponentMap } from './field-nodes.ts';
import type { FieldNode } from './field-nodes.ts';

/** Inserted before a first node of a kind that the editor's writer does not treat as a block there. */
const opening = { type: 'p', children: [{ text: 'x' }] };
const opened = 'x\n\n';

/** One of the visual editor's outermost nodes as Markdown. */
export function writeNode(node: FieldNode, components: ComponentMap): string {
  const options = { voidCodeBlock: true, remarkPlugins: [() => (root: Root) => complete(root, node)] };
  if (node.type !== 'thematic-break') return slateToMarkdown([node], options, components);
  return slateToMarkdown([opening, node], options, components).slice(opened.length);
}

/** Adds to the written tree what the editor's writer leaves out. */
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

/** Escapes characters at the beginning of a line that would start a list, a heading or another block. */
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

/** In a table cell, a bar or a line end would begin the next cell or row. */
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

/** The lists in a node, including the node, each before the lists inside it. */
export function listsIn(node: FieldNode): FieldNode[] {
  const inside = (node.children as (FieldNode | { text: string })[]).flatMap((child) =>
    'children' in child ? listsIn(child as FieldNode) : [],
  );
  return isList(node) ? [node, ...inside] : inside;
}
