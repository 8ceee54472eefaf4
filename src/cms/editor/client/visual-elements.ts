import DecapShortcode from 'decap-cms-widget-richtext/dist/esm/RichtextControl/components/Element/ShortcodeElement.js';
import type { TElement } from 'platejs';
import { ParagraphPlugin, PlateElement, useEditorRef, useEditorSelector } from 'platejs/react';
import type { PlateElementProps } from 'platejs/react';
import { createElement as h, Fragment, useEffect, useId, useState } from 'react';
import type { ReactElement, SyntheticEvent } from 'react';
import { phrases } from '../../../i18n/editor.ts';
import { kept, keptSource } from './kept-text.ts';
import { interfaceLang } from './session.ts';

/** Keys and pasted text stay in their own field, and do not reach the text around it. */
const ownEvents = {
  onKeyDown: stop,
  onPaste: stop,
  onCopy: stop,
  onCut: stop,
};

function stop(event: SyntheticEvent): void {
  event.stopPropagation();
}

/** A component of the text with its form, or a part that no form can show. */
export function ShortcodeElement(props: PlateElementProps): ReactElement {
  const source = keptSource(props.element);
  return source === undefined
    ? h('div', { className: 'colophon-component', ...ownEvents }, h(DecapShortcode, { ...props }))
    : h(KeptElement, { ...props, source });
}

function KeptElement({ source, ...props }: PlateElementProps & { source: string }): ReactElement {
  const { element, children } = props;
  const editor = useEditorRef();
  const id = useId();
  // The editor reports its new value a moment later; without this copy the caret would jump to the end.
  const [text, setText] = useState(source);
  useEffect(() => {
    setText(source);
  }, [source]);
  const write = (value: string): void => {
    setText(value);
    editor.tf.setNodes({ data: kept(value)['data'] } as Partial<TElement>, { at: element });
  };
  return h(PlateElement, {
    ...props,
    children: h(
      Fragment,
      null,
      h(LineAround, { element, side: 'before' }),
      h(
        'div',
        { contentEditable: false, className: 'colophon-kept', ...ownEvents },
        h('label', { htmlFor: id }, phrases[interfaceLang()].keptAsMarkdown),
        h('textarea', {
          id,
          value: text,
          dir: 'auto',
          rows: text.split('\n').length,
          onChange: (event: { target: { value: string } }) => {
            write(event.target.value);
          },
        }),
      ),
      h(LineAround, { element, side: 'after' }),
      children,
    ),
  });
}

/** A place to click for a new paragraph before or after a box, if there is no other. */
function LineAround({ element, side }: { element: TElement; side: 'before' | 'after' }): ReactElement | null {
  const isNeeded = useEditorSelector(
    (editor) => {
      const [index, deeper] = editor.api.findPath(element) ?? [];
      if (index === undefined || deeper !== undefined) return false;
      const neighbour = editor.children[side === 'before' ? index - 1 : index + 1];
      return neighbour === undefined || (side === 'after' && editor.api.isVoid(neighbour));
    },
    [element, side],
  );
  const editor = useEditorRef();
  if (!isNeeded) return null;
  const insert = (event: SyntheticEvent): void => {
    event.preventDefault();
    const path = editor.api.findPath(element);
    if (path === undefined) return;
    const at = side === 'before' ? path : [...path.slice(0, -1), (path.at(-1) ?? 0) + 1];
    editor.tf.insertNodes({ type: ParagraphPlugin.key, children: [{ text: '' }] }, { at, select: true });
    editor.tf.focus();
  };
  return h('div', { contentEditable: false, className: 'colophon-line-around', onMouseDown: insert });
}

/** A horizontal line. */
export function RuleElement({ children, ...props }: PlateElementProps): ReactElement {
  const line = h('div', { contentEditable: false }, h('hr', null));
  return h(PlateElement, { ...props, children: h(Fragment, null, line, children) });
}
