import type { Element, Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { blockElements } from '../../../src/markdown/elements.ts';

/** Blocks that only occur in the HTML of components. */
const moreBlocks: ReadonlySet<string> = new Set(['aside', 'figcaption']);

/** Elements that contain others and no text of their own: white space in them is layout. */
const holders: ReadonlySet<string> = new Set(['', 'table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'section']);

/** The same as `plainText`, using a parser: slower, but right for any HTML. */
export function plainTextByTree(html: string): string {
  const parts: string[] = [];
  write(htmlToHast(html), parts, false);
  return parts
    .join('')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function write(node: Nodes, parts: string[], isSample: boolean): void {
  if (node.type === 'text') {
    const words = node.value.replace(/[^\S\u00a0\u202f]+/g, ' ');
    const atStart = parts.at(-1)?.endsWith('\n') === true;
    parts.push(isSample ? node.value : atStart ? words.trimStart() : words);
  }
  if (node.type !== 'element' && node.type !== 'root') return;
  const name = node.type === 'element' ? node.tagName : '';
  if (node.type === 'element') {
    if (isNoteSign(node)) return;
    if (name === 'br') parts.push('\n');
    if (name === 'img') parts.push(String(node.properties['alt'] ?? ''), '\n\n');
  }
  const isCell = name === 'td' || name === 'th';
  const isBlock = !isCell && (blockElements.has(name) || moreBlocks.has(name));
  if (isBlock) parts.push('\n\n');
  for (const child of node.children) {
    const isLayout = child.type === 'text' && holders.has(name) && child.value.trim() === '';
    if (!isLayout) write(child, parts, isSample || name === 'pre');
  }
  if (isCell) parts.push('\t');
  else if (isBlock) parts.push('\n\n');
}

/** The number of a note in the text, or the arrow back from it. */
function isNoteSign({ tagName, properties }: Element): boolean {
  if (tagName !== 'a') return false;
  return (
    String(properties['id'] ?? '').startsWith('fnref-') || String(properties['className']) === 'note-back'
  );
}
