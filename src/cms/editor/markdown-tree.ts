import type { List, Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxJsxFromMarkdown } from 'mdast-util-mdx-jsx';
import { gfm } from 'micromark-extension-gfm';
import { mdxJsx } from 'micromark-extension-mdx-jsx';
import { mdxMd } from 'micromark-extension-mdx-md';
import { escapeCode } from '../../markdown/escape-code.ts';

/** Whether a text is read as MDX, like on the site, or as plain Markdown because MDX stops at an error. */
export type Dialect = 'mdx' | 'plain';

/**
 * The tree of a text, also in a browser, where the site's own parser does not run. Code in braces is treated as text.
 * @throws if the dialect is MDX and a tag is unclosed or cannot be read
 */
function parseMarkdown(markdown: string, dialect: Dialect): Root {
  // The parser drops a byte order mark, but positions must count it.
  const text = escapeCode(markdown).replace(/^\uFEFF/, '\u2060');
  const isMdx = dialect === 'mdx';
  return fromMarkdown(text, {
    extensions: [gfm(), ...(isMdx ? [mdxJsx(), mdxMd()] : [])],
    mdastExtensions: [gfmFromMarkdown(), ...(isMdx ? [mdxJsxFromMarkdown()] : [])],
  });
}

/** As {@link parseMarkdown}; undefined instead of an error. */
export function tryParse(markdown: string, dialect: Dialect): Root | undefined {
  try {
    return parseMarkdown(markdown, dialect);
  } catch {
    return undefined;
  }
}

/** Every node of a tree, parents before their children. */
export function* nodesIn(node: Nodes): Generator<Nodes> {
  yield node;
  if ('children' in node) for (const child of node.children) yield* nodesIn(child);
}

/**
 * The meaning of a text without its notation: two texts with the same meaning make the same page.
 * @param context definitions of notes and links elsewhere in the text, see `contextOf`
 * @returns undefined if the text cannot be read as MDX
 */
export function meaningOf(markdown: string, context: string): string | undefined {
  const before = context === '' ? '' : `${context}\n\n`;
  const root = tryParse(before + markdown, 'mdx');
  if (root === undefined) return undefined;
  const links = new Map<string, object>();
  for (const node of nodesIn(root)) {
    if (node.type === 'definition' && !links.has(node.identifier))
      links.set(node.identifier, { url: node.url, title: node.title ?? null });
  }
  const own = root.children.filter((node) => (node.position?.start.offset ?? 0) >= before.length);
  return JSON.stringify(own.map((node) => plain(node, links)));
}

/**
 * Whether the items of a list are separate paragraphs: one blank line between or in its items is enough. The
 * parser's own result counts a blank line after a list in a quotation as part of the list.
 */
export function isLoose(list: List): boolean {
  const parts = list.children.flatMap((item): Nodes[] =>
    item.children.length === 0 ? [item] : item.children,
  );
  return parts.some((part, index) => {
    const next = parts[index + 1]?.position?.start.line;
    const end = part.position?.end.line;
    return next !== undefined && end !== undefined && next - end > 1;
  });
}

/** A node without positions, and without differences of notation. */
function plain(node: RootContent, links: Map<string, object>): object {
  const inside = 'children' in node ? { children: content(node.children, links) } : {};
  switch (node.type) {
    case 'linkReference':
      return { type: 'link', ...links.get(node.identifier), ...inside };
    case 'imageReference':
      return { type: 'image', ...links.get(node.identifier), alt: node.alt };
    case 'link':
      return { type: 'link', url: node.url, title: node.title ?? null, ...inside };
    case 'image':
      return { type: 'image', url: node.url, title: node.title ?? null, alt: node.alt };
    case 'list':
      return { type: 'list', ordered: node.ordered, start: node.start, loose: isLoose(node), ...inside };
    case 'listItem':
      return { type: 'listItem', checked: node.checked, ...inside };
    default: {
      const { position: _place, ...rest } = node as RootContent & { children?: unknown; data?: unknown };
      return { ...rest, data: undefined, ...inside };
    }
  }
}

/** Neighbouring text nodes become one. */
function content(nodes: RootContent[], links: Map<string, object>): object[] {
  const all: object[] = [];
  for (const node of nodes) {
    const last = all.at(-1) as { type: string; value: string } | undefined;
    if (node.type === 'text' && last?.type === 'text') last.value += node.value;
    else all.push(node.type === 'text' ? { type: 'text', value: node.value } : plain(node, links));
  }
  return all;
}
