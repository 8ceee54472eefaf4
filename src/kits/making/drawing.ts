import { optimize } from 'svgo';
import type { CustomPlugin, PluginConfig, XastElement } from 'svgo';
import type { XmlElement } from '../../lib/xml.ts';
import { checkSvg } from '../../lib/svg.ts';
import { xmpTree } from '../rights.ts';
import type { Rights } from '../rights.ts';

/** They remove what is not drawn; none changes the drawing itself. */
const plugins: PluginConfig[] = [
  'removeDoctype',
  'removeXMLProcInst',
  'removeComments',
  'removeMetadata',
  'removeEditorsNSData',
  'removeScripts',
  'removeUnusedNS',
];

/**
 * A drawing without scripts, comments and editor data, and with its rights as metadata.
 * @throws Error where it could still run or load something
 */
export function cleanDrawing(svg: string, rights: Rights): string {
  const { data } = optimize(svg, { plugins: [...plugins, rightsPlugin(rights)] });
  const faults = checkSvg(data);
  if (faults.length > 0) throw new Error(`The drawing cannot be published: ${faults.join('; ')}.`);
  return `${data}\n`;
}

function rightsPlugin(rights: Rights): CustomPlugin {
  const metadata = nodeOf({ name: 'metadata', attributes: {}, content: [xmpTree(rights)] });
  return {
    name: 'rights',
    fn: () => ({
      root: {
        exit: ({ children }) => {
          const svg = children.find((child) => child.type === 'element');
          if (svg !== undefined) svg.children = [metadata, ...svg.children];
        },
      },
    }),
  };
}

function nodeOf({ name, attributes, content }: XmlElement): XastElement {
  const children: XastElement['children'] =
    typeof content === 'string'
      ? content === ''
        ? []
        : [{ type: 'text', value: content }]
      : content.map(nodeOf);
  return { type: 'element', name, attributes, children };
}
