import type { FieldNode } from './field-nodes.ts';
import type { ComponentMap } from './field-nodes.ts';

/** The name of a block that the editor cannot show: its Markdown is shown in a box. */
const keptText = 'colophon-kept';

export function withKeptText(components: ComponentMap): ComponentMap {
  return components.set(keptText, {
    id: keptText,
    // This pattern never matches: no text becomes such a block by itself.
    pattern: /^(?!)/,
    fromBlock: () => ({}),
    toBlock: ({ text }: { text: string }) => text,
  });
}

export function kept(text: string): FieldNode {
  return {
    type: 'shortcode',
    data: { shortcode: keptText, shortcodeData: { text } },
    children: [{ text: '' }],
  };
}

/** The Markdown of a node that {@link kept} made; undefined for other nodes. */
export function keptSource(node: FieldNode): string | undefined {
  const data = node['data'] as { shortcode?: string; shortcodeData?: { text: string } } | undefined;
  return node.type === 'shortcode' && data?.shortcode === keptText ? data.shortcodeData?.text : undefined;
}
