import { htmlToHast } from 'satteri';

/** An element of a page with all in it, as a browser's parser sees it. */
export interface TreeNode {
  name: string;
  attributes: Record<string, string>;
  children: (TreeNode | string)[];
}

export function treeOf(html: string): TreeNode {
  return { name: '', attributes: {}, children: childrenOf(htmlToHast(html)) };
}

/** All elements for which `test` holds, in the page's order. */
export function findAll(root: TreeNode, test: (node: TreeNode) => boolean): TreeNode[] {
  return root.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(test(child) ? [child] : []), ...findAll(child, test)],
  );
}

export function byId(root: TreeNode, id: string): TreeNode | undefined {
  return findAll(root, ({ attributes }) => attributes['id'] === id)[0];
}

/** The words in an element; without those of elements for which `skip` holds. */
export function textOf(node: TreeNode | undefined, skip: (node: TreeNode) => boolean = () => false): string {
  return (node?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : skip(child) ? '' : textOf(child, skip)))
    .join('');
}

/** As it stands in the page: `ariaLabelledBy` is `aria-labelledby`, `dataCopy` is `data-copy`. */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (property.startsWith('aria')) return `aria-${property.slice(4).toLowerCase()}`;
  if (!property.startsWith('data')) return property.toLowerCase();
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function childrenOf(node: unknown): (TreeNode | string)[] {
  const { children = [] } = node as { children?: unknown[] };
  return children.flatMap((child): (TreeNode | string)[] => {
    const { type, tagName, value, properties } = child as {
      type: string;
      tagName?: string;
      value?: string;
      properties?: Record<string, unknown>;
    };
    if (type === 'text') return [value ?? ''];
    if (type !== 'element' || tagName === undefined) return [];
    const attributes = Object.entries(properties ?? {}).map(([key, one]) => [
      attributeName(key),
      Array.isArray(one) ? one.join(' ') : String(one),
    ]);
    return [
      {
        name: tagName,
        attributes: Object.fromEntries(attributes) as Record<string, string>,
        children: childrenOf(child),
      },
    ];
  });
}
