import { htmlToHast } from 'satteri';

export interface PageElement {
  name: string;
  attributes: Record<string, string>;
}

/** Every element of a page, as a browser's parser sees it. */
export function elementsOf(html: string): PageElement[] {
  const found: PageElement[] = [];
  const walk = (node: unknown) => {
    const { type, tagName, properties, children, content } = node as {
      type: string;
      tagName?: string;
      properties?: Record<string, unknown>;
      children?: unknown[];
      /** What a template holds. */
      content?: unknown;
    };
    if (type === 'element' && tagName !== undefined) {
      const attributes = Object.entries(properties ?? {}).map(([key, value]) => [
        key.toLowerCase(),
        Array.isArray(value) ? value.join(' ') : String(value),
      ]);
      found.push({ name: tagName, attributes: Object.fromEntries(attributes) as Record<string, string> });
    }
    children?.forEach(walk);
    if (content !== undefined) walk(content);
  };
  walk(htmlToHast(html));
  return found;
}
