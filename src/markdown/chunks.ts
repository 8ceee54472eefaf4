import type { RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Chunk } from './body.ts';
import type { Tidy, TidyElement } from './tidy-tree.ts';

/** Writes a tidy tree as few chunks as possible: everything that the page need not decide becomes finished markup. */
export function toChunks(nodes: readonly Tidy[]): Chunk[] {
  const chunks: Chunk[] = [];
  const writeHtml = (html: string) => {
    const last = chunks.at(-1);
    if (last?.type === 'html') last.html += html;
    else chunks.push({ type: 'html', html });
  };
  const write = (siblings: readonly Tidy[]) => {
    let plain: RootContent[] = [];
    const flush = () => {
      if (plain.length > 0) writeHtml(toHtml({ type: 'root', children: plain }));
      plain = [];
    };
    for (const node of siblings) {
      if (node.type === 'open') {
        flush();
        chunks.push(node.is.type === 'picture' ? node.is : { ...node.is, children: toChunks(node.children) });
      } else if (node.type === 'element' && node.isMixed) {
        flush();
        const [open, close] = tagsOf(node);
        writeHtml(open);
        write(node.children);
        writeHtml(close);
      } else plain.push(node as RootContent);
    }
    flush();
  };
  write(nodes);
  return chunks;
}

/** The opening and closing tag of an element. */
function tagsOf({ tagName, properties }: TidyElement): [string, string] {
  const close = `</${tagName}>`;
  const whole = toHtml({ type: 'element', tagName, properties, children: [] });
  return [whole.slice(0, -close.length), close];
}
