import { BoldPlugin, CodePlugin, ItalicPlugin, StrikethroughPlugin } from '@platejs/basic-nodes/react';
import { LinkPlugin } from '@platejs/link/react';
import Editor from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Editor.js';
import BlockquoteElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/BlockquoteElement.js';
import HeadingElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/HeadingElement.js';
import ImageElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/ImageElement.js';
import LinkElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/LinkElement.js';
import ListElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/ListElement.js';
import ParagraphElement from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/ParagraphElement.js';
import CodeLeaf from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Leaf/CodeLeaf.js';
import Toolbar from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Toolbar/index.js';
import { EditorProvider } from 'decap-cms-widget-richtext/dist/esm/RichtextControl/editorContext.js';
import { handleLinkClick } from 'decap-cms-widget-richtext/dist/esm/RichtextControl/linkHandler.js';
import { handlePasteHtml } from 'decap-cms-widget-richtext/dist/esm/RichtextControl/pasteHandler.js';
import withProps from 'decap-cms-widget-richtext/dist/esm/RichtextControl/withProps.js';
import { EditorControlBar } from 'decap-cms-widget-richtext/dist/esm/styles.js';
import { ParagraphPlugin, Plate, PlateLeaf, usePlateEditor } from 'platejs/react';
import type { NodeComponents, Value } from 'platejs';
import { createElement as h, Fragment, useEffect, useMemo, useRef } from 'react';
import type { ClipboardEvent, ReactElement } from 'react';
import { mergeBody } from '../body-merge.ts';
import { plainBody } from '../../../lib/front-matter.ts';
import type { BodyProps } from './body-props.ts';
import { FieldReader } from './field-text.ts';
import { RuleElement, ShortcodeElement } from './visual-elements.ts';
import { visualPlugins } from './visual-plugins.ts';

interface VisualProps extends BodyProps {
  onMode: () => void;
  /** Called when the caret is in the text; undefined if not needed. */
  onFocus: (() => void) | undefined;
}

/**
 * Decap's visual editor with another reader and writer: Decap's rewrites the whole text, and loses what it cannot
 * show. Here only edited blocks are written, and what cannot be shown is kept as Markdown.
 */
export function VisualEditor(props: VisualProps): ReactElement {
  const { field, t, isDisabled, onChange, onFocus, classNameWrapper, editorControl } = props;
  const components = useMemo(() => props.getEditorComponents(), []);
  const reader = useMemo(() => new FieldReader(components), []);
  const shown = useMemo(() => reader.read(plainBody(props.value ?? '')), []);
  const normalise = useMemo(() => reader.normaliser(shown), []);
  const editor = usePlateEditor({
    override: { components: elements(props) },
    plugins: visualPlugins((one) => handleLinkClick({ editor: one, t })),
    value: shown.nodes.length > 0 ? shown.nodes : [{ type: ParagraphPlugin.key, children: [{ text: '' }] }],
    shouldNormalizeEditor: true,
  });
  const last = useRef<Value>(editor.children);
  useEffect(() => {
    if (onFocus === undefined) return;
    editor.tf.focus({ edge: 'endEditor' });
    onFocus();
  }, [onFocus]);
  const change = ({ value }: { value: Value }): void => {
    // Moving the caret is not an edit.
    if (value === last.current) return;
    last.current = value;
    onChange(mergeBody(shown, reader.write(value), normalise));
  };
  const paste = (event: ClipboardEvent): void => {
    handlePasteHtml({ event, editor, isDisabled });
  };
  return h(
    EditorProvider,
    { editorControl, editorComponents: components },
    h(
      'div',
      { className: `cms-editor-visual ${classNameWrapper} colophon-visual` },
      h(Plate, {
        editor,
        onChange: change,
        children: h(
          Fragment,
          null,
          h(
            EditorControlBar,
            null,
            h(Toolbar, {
              onToggleMode: props.onMode,
              buttons: field.get('buttons'),
              editorComponents: components,
              allowedEditorComponents: field.get('editor_components'),
              isShowModeToggle: true,
              isEditorComponent: false,
              t,
              disabled: isDisabled,
            }),
          ),
          h('div', { className: 'colophon-visual-text' }, h(Editor, { isDisabled, onPaste: paste })),
        ),
      }),
    ),
  );
}

function elements({ getAsset, field }: BodyProps): NodeComponents {
  const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];
  const lists = ['ul', 'ol', 'li'];
  return {
    [BoldPlugin.key]: withProps(PlateLeaf, { as: 'b' }),
    [CodePlugin.key]: CodeLeaf,
    [ItalicPlugin.key]: withProps(PlateLeaf, { as: 'em' }),
    [StrikethroughPlugin.key]: withProps(PlateLeaf, { as: 's' }),
    [ParagraphPlugin.key]: withProps(ParagraphElement, { as: 'p' }),
    ...Object.fromEntries(headings.map((variant) => [variant, withProps(HeadingElement, { variant })])),
    ...Object.fromEntries(lists.map((variant) => [variant, withProps(ListElement, { variant })])),
    blockquote: BlockquoteElement,
    [LinkPlugin.key]: LinkElement,
    image: withProps(ImageElement, { getAsset, field }),
    shortcode: ShortcodeElement,
    'thematic-break': RuleElement,
  };
}
