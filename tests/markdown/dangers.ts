import type { Nodes } from 'hast';
import { htmlToHast } from 'satteri';

const running = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'style',
  'base',
  'meta',
  'link',
  'form',
  'svg',
  'math',
  'template',
]);

/** Everything in markup that a browser would run or load from elsewhere, read from the tree of an HTML parser. */
export function dangersIn(html: string): string[] {
  const found: string[] = [];
  const queue: Nodes[] = [htmlToHast(html, { fragment: true })];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if ('children' in node) queue.push(...node.children);
    if (node.type === 'comment' || node.type === 'doctype') found.push(node.type);
    if (node.type !== 'element') continue;
    if (running.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const [name, value] of Object.entries(node.properties)) {
      if (/^on/i.test(name) || name === 'style' || name === 'srcDoc') found.push(`${node.tagName} ${name}`);
      if (name === 'href' || name === 'src') {
        const { protocol, origin } = new URL(String(value), 'https://site.example/here/');
        if (!['https:', 'http:', 'mailto:', 'tel:'].includes(protocol))
          found.push(`${name}=${String(value)}`);
        if (name === 'src' && origin !== 'https://site.example') found.push(`${name}=${String(value)}`);
      }
    }
  }
  return found;
}
