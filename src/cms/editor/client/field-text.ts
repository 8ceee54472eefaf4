import type { Nodes, Root } from 'mdast';
import { createPlateEditor } from 'platejs/react';
import type { Value } from 'platejs';
import { markdownToSlate } from 'decap-cms-widget-richtext/dist/esm/serializers/index.js';
import { blocksOf } from '../body-blocks.ts';
import type { Context } from '../body-blocks.ts';
import type { ShownText, WrittenBlock } from '../body-merge.ts';
import type { Normalise } from '../line-merge.ts';
import { isLoose, meaningOf, nodesIn, tryParse } from '../markdown-tree.ts';
import { kept, keptSource, withKeptText } from './kept-text.ts';
import type { ComponentMap } from './field-nodes.ts';
import { listsIn, writeNode } from './field-writer.ts';
import type { FieldNode } from './field-nodes.ts';
import { visualPlugins } from './visual-plugins.ts';

/** A body as the visual editor shows it: one node for each block. */
export interface FieldText extends ShownText {
  nodes: Value;
  context: Context;
}

/**
 * Reads bodies into the visual editor's nodes and writes them back. A block that would change its meaning on the way
 * is shown as Markdown in a box, so that showing it cannot lose anything.
 */
export class FieldReader {
  readonly #components: ComponentMap;
  readonly #scratch = createPlateEditor({ plugins: visualPlugins() });
  readonly #written = new WeakMap<FieldNode, string>();

  /** @param components the components that are registered with Decap */
  constructor(components: ComponentMap) {
    this.#components = withKeptText(components);
  }

  /**
   * @param text with Unix line ends
   * @param outer definitions in other parts, if this is a part of a text
   */
  read(text: string, outer: Context = { links: '', notes: '' }): FieldText {
    const { lead, blocks, context: own } = blocksOf(text);
    const context = { links: together(own.links, outer.links), notes: together(own.notes, outer.notes) };
    const nodes = blocks.map(({ source }) => this.#readBlock(source, context) ?? kept(source));
    const written = nodes.map((node) => this.#write(node));
    // Some blocks that are right alone become one when they are neighbours, such as two lists.
    for (let at = this.#firstThatChanges(nodes, written); at !== -1;) {
      nodes[at] = kept(blocks[at]?.source ?? '');
      written[at] = blocks[at]?.source ?? '';
      at = this.#firstThatChanges(nodes, written);
    }
    return {
      nodes,
      lead,
      context,
      blocks: blocks.map((block, index) => ({ ...block, written: written[index] ?? '' })),
    };
  }

  write(nodes: Value): WrittenBlock[] {
    return nodes.map((node) => ({ text: this.#write(node), exact: keptSource(node) !== undefined }));
  }

  /** How the editor writes back a part of a text that it has read. */
  normaliser({ context }: FieldText): Normalise {
    return (part) =>
      this.read(part, context)
        .blocks.map(({ written }) => written)
        .join('\n\n');
  }

  /** The first block that the editor changes when it normalises all blocks together; -1 if there is none. */
  #firstThatChanges(nodes: Value, written: string[]): number {
    this.#scratch.children = [...nodes];
    this.#scratch.tf.normalize({ force: true });
    const settled = this.#scratch.children;
    return nodes.findIndex((node, index) => {
      const other = settled[index];
      const isSame = other === node || (other !== undefined && this.#write(other) === written[index]);
      return !isSame && keptSource(node) === undefined;
    });
  }

  #write(node: FieldNode | undefined): string {
    if (node === undefined) return '';
    const known = this.#written.get(node);
    if (known !== undefined) return known;
    const written = keptSource(node) ?? writeNode(node, this.#components);
    this.#written.set(node, written);
    return written;
  }

  /** Undefined if the editor would write something else back. */
  #readBlock(source: string, context: Context): FieldNode | undefined {
    const definitions = together(context.links, context.notes);
    const meaning = meaningOf(source, definitions);
    return readings(source)
      .map((text) => this.#parse(source, context.links === '' ? text : `${text}\n\n${context.links}`))
      .find((node) => {
        if (node === undefined) return false;
        const written = this.#write(node);
        return written === source || (meaning !== undefined && meaning === meaningOf(written, definitions));
      });
  }

  /** Undefined if the editor cannot read it as one node. */
  #parse(source: string, markdown: string): FieldNode | undefined {
    try {
      this.#scratch.children = markdownToSlate(markdown, {
        voidCodeBlock: true,
        editorComponents: this.#components,
      }) as Value;
      this.#scratch.tf.normalize({ force: true });
    } catch {
      return undefined;
    }
    const [node, ...others] = this.#scratch.children;
    if (node === undefined || others.length > 0) return undefined;
    readLooseness(source, node);
    return node;
  }
}

/**
 * A block in the form that the editor gets. The editor shows tags and braces as they are in the text, so their
 * backslashes must be visible too; otherwise it would remove them.
 */
function readings(source: string): string[] {
  return /\\[{<]/.test(source) ? [source.replace(/\\(?=[{<])/g, '\\\\'), source] : [source];
}

function together(...definitions: string[]): string {
  return definitions.filter((part) => part !== '').join('\n');
}

/** Which lists have blank lines between their items: the editor's own reader loses this. */
function readLooseness(source: string, node: FieldNode): void {
  const shown = listsIn(node);
  if (shown.length === 0) return;
  const root: Root | undefined = tryParse(source, 'mdx') ?? tryParse(source, 'plain');
  if (root === undefined) return;
  const lists = [...nodesIn(root)].filter((found) => found.type === 'list');
  shown.forEach((list, index) => {
    const original: Nodes | undefined = lists[index];
    if (original?.type !== 'list') return;
    list['data'] = { ...(list['data'] as object | undefined), loose: isLoose(original) };
  });
}
