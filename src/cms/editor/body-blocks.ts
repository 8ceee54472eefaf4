import type { Root, RootContent } from 'mdast';
import { checkLimits } from '../../markdown/limits.ts';
import { nodesIn, tryParse } from './markdown-tree.ts';

/** A text in parts: `lead`, then each block's `source` and the `gap` after it, together give the text byte for byte. */
export interface Blocks {
  /** Blank lines before the first block. */
  lead: string;
  blocks: Block[];
  /** The definitions of the text's links and notes, which a block needs to be read alone. */
  context: Context;
}

interface Block {
  /** From the beginning of its first line to the end of its last one, without the line end. */
  source: string;
  /** Line ends and blank lines up to the next block. */
  gap: string;
}

export interface Context {
  links: string;
  /** Each note with a placeholder in place of its text. */
  notes: string;
}

/**
 * Splits a text into its outermost blocks.
 * @param text with Unix line ends; a text beyond the limits of a body, which no parser should get, is one block
 */
export function blocksOf(text: string): Blocks {
  const root =
    checkLimits(text) === undefined ? (tryParse(text, 'mdx') ?? tryParse(text, 'plain')) : undefined;
  const ranges = root === undefined ? [{ from: 0, to: text.length }] : rangesOf(text, root.children);
  const lead = text.slice(0, ranges[0]?.from ?? text.length);
  const blocks = ranges.map(({ from, to }, index) => ({
    source: text.slice(from, to),
    gap: text.slice(to, ranges[index + 1]?.from ?? text.length),
  }));
  return { lead, blocks, context: root === undefined ? { links: '', notes: '' } : contextOf(text, root) };
}

interface Range {
  from: number;
  to: number;
}

/** Whole lines for each node; nodes that share a line are one block, and so are consecutive definitions. */
function rangesOf(text: string, nodes: RootContent[]): Range[] {
  const ranges: Range[] = [];
  nodes.forEach((node, index) => {
    const from = text.lastIndexOf('\n', (node.position?.start.offset ?? 0) - 1) + 1;
    const end = node.position?.end.offset ?? 0;
    const newLine = text.indexOf('\n', end);
    const to = Math.max(end, newLine === -1 ? text.length : newLine);
    const last = ranges.at(-1);
    const previous = nodes[index - 1];
    const together = previous !== undefined && isDefinition(node) && previous.type === node.type;
    if (last !== undefined && (from <= last.to || (together && text.slice(last.to, from) === '\n')))
      last.to = Math.max(last.to, to);
    else ranges.push({ from, to });
  });
  return ranges;
}

function isDefinition({ type }: RootContent): boolean {
  return type === 'definition' || type === 'footnoteDefinition';
}

function contextOf(text: string, root: Root): Context {
  const links: string[] = [];
  const notes: string[] = [];
  for (const node of nodesIn(root)) {
    if (node.type === 'footnoteDefinition') notes.push(`[^${node.label ?? node.identifier}]: .`);
    if (node.type !== 'definition') continue;
    const { start, end } = node.position ?? {};
    // Inside a quotation or a list, the following lines of a definition would contain its marks.
    links.push(text.slice(start?.offset, end?.offset).replace(/\n[ \t>]*/g, ' '));
  }
  return { links: links.join('\n'), notes: notes.join('\n\n') };
}
