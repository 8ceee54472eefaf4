import {
  BoldPlugin,
  CodePlugin,
  HeadingPlugin,
  ItalicPlugin,
  StrikethroughPlugin,
} from '@platejs/basic-nodes/react';
import { LinkPlugin } from '@platejs/link/react';
import BreakPlugin from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/BreakPlugin.js';
import ExtendedBlockquotePlugin from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/ExtendedBlockquotePlugin.js';
import ImagePlugin from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/ImagePlugin.js';
import ListPlugin from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/ListPlugin.js';
import ShortcodePlugin from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/ShortcodePlugin.js';
import {
  TableCellPlugin,
  TablePlugin,
  TableRowPlugin,
} from 'decap-cms-widget-richtext/dist/esm/RichtextControl/plugins/TablePlugin.js';
import { PathApi } from 'platejs';
import { createPlatePlugin, Key, ParagraphPlugin } from 'platejs/react';
import type { PlateEditor } from 'platejs/react';

/** A horizontal line; Decap has no element for it, so words could be typed into it and were lost. */
const RulePlugin = createPlatePlugin({
  key: 'thematic-break',
  node: { isElement: true, isVoid: true },
});

/** Handles Enter where Decap does not: on a box or a line it did nothing, and in a cell it added a column. */
const EnterPlugin = createPlatePlugin({
  key: 'colophon-enter',
  handlers: {
    onKeyDown: ({ editor, event }) => {
      if (event.key !== Key.Enter || event.shiftKey || !editor.selection) return;
      const [selected, path] = editor.api.void() ?? [];
      if (selected !== undefined && path?.length === 1) {
        const paragraph = { type: ParagraphPlugin.key, children: [{ text: '' }] };
        editor.tf.insertNodes(paragraph, { at: PathApi.next(path), select: true });
      } else if (editor.api.above({ match: { type: TableCellPlugin.key } })) {
        editor.tf.insertNodes([{ type: BreakPlugin.key, children: [{ text: '' }] }, { text: '' }]);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    },
  },
});

/**
 * The plugins of Decap's visual editor, for the order of its nodes and its shortcuts.
 * @param askForLink the action of the shortcut for links
 */
export function visualPlugins(askForLink: (editor: PlateEditor) => void = () => undefined) {
  return [
    ParagraphPlugin,
    HeadingPlugin.configure({
      shortcuts: Object.fromEntries(
        [1, 2, 3, 4, 5, 6].map((depth) => [
          `h${String(depth)}`,
          {
            keys: `mod+${String(depth)}`,
            handler: ({ editor }: { editor: PlateEditor }) => {
              editor.tf.toggleBlock(`h${String(depth)}`);
            },
          },
        ]),
      ),
    }),
    BoldPlugin,
    ItalicPlugin,
    StrikethroughPlugin.configure({ shortcuts: { toggle: { keys: 'mod+shift+s' } } }),
    CodePlugin.configure({ shortcuts: { toggle: { keys: 'mod+shift+c' } } }),
    EnterPlugin,
    ListPlugin,
    BreakPlugin,
    ImagePlugin,
    LinkPlugin.configure({
      shortcuts: {
        toggleLink: {
          keys: 'mod+k',
          handler: ({ editor }) => {
            askForLink(editor);
          },
        },
      },
    }),
    ExtendedBlockquotePlugin,
    ShortcodePlugin,
    RulePlugin,
    TablePlugin,
    TableRowPlugin,
    TableCellPlugin,
  ];
}
