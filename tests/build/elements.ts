import { htmlToHast } from 'satteri';

export interface PageElement {
  name: string;
  attributes: Record<string, string>;
}

interface Node {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: Node[];
  /** What a template holds. */
  content?: Node;
}

/** Every element of a page, as a browser's parser sees it. */
export function elementsOf(html: string): PageElement[] {
  const found: PageElement[] = [];
  for (const { type, tagName, properties } of nodesOf(html)) {
    if (type !== 'element' || tagName === undefined) continue;
    const attributes = Object.entries(properties ?? {}).map(([key, value]) => [
      key.toLowerCase(),
      Array.isArray(value) ? value.join(' ') : String(value),
    ]);
    found.push({ name: tagName, attributes: Object.fromEntries(attributes) as Record<string, string> });
  }
  return found;
}

/** What a page says to a reader, with one space for any between its words. Scripts and the head are no part of it. */
export function shownText(html: string): string {
  const silent = new Set(['head', 'script', 'style', 'template']);
  return nodesOf(html, silent)
    .map(({ type, value }) => (type === 'text' ? value : ' '))
    .join('')
    .replace(/\s+/g, ' ');
}

/** The data blocks of a page, as they are written. */
export function dataBlocks(html: string): string[] {
  return nodesOf(html)
    .filter(
      ({ tagName, properties }) => tagName === 'script' && properties?.['type'] === 'application/ld+json',
    )
    .map(({ children }) => (children ?? []).map(({ value }) => value).join(''));
}

/** All nodes in the order of the page; `without` names elements that are passed over with all that is in them. */
function nodesOf(html: string, without: ReadonlySet<string> = new Set()): Node[] {
  const found: Node[] = [];
  const walk = (node: Node) => {
    if (without.has(node.tagName ?? '')) return;
    found.push(node);
    node.children?.forEach(walk);
    if (node.content !== undefined) walk(node.content);
  };
  walk(htmlToHast(html) as unknown as Node);
  return found;
}
