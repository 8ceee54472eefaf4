import richtext from 'decap-cms-widget-richtext';
import { Component, createElement as h, createRef } from 'react';
import type { ComponentType, ReactElement, RefObject } from 'react';
import { mergeBody } from '../body-merge.ts';
import { plainBody } from '../entry-text.ts';
import { CMS } from './decap.ts';
import { normaliseWith } from './normalise.ts';

interface BodyProps {
  value: unknown;
  onChange: (value: string) => void;
  [prop: string]: unknown;
}

interface EditorHandle {
  focus: () => void;
  state: { mode: 'rich_text' | 'raw' };
}

const Editor = richtext.controlComponent as ComponentType<
  BodyProps & { ref: RefObject<EditorHandle | null> }
>;

/**
 * Decap's visual editor, which tells of a change as soon as it is shown: it writes Markdown in its own way. Only what
 * somebody edited goes on from here, in the way that the text was written.
 */
export class BodyControl extends Component<BodyProps> {
  readonly #original = typeof this.props.value === 'string' ? this.props.value : '';
  readonly #normalise = remembering(normaliseWith(CMS.getEditorComponents()));
  readonly #editor = createRef<EditorHandle>();

  focus(): void {
    this.#editor.current?.focus();
  }

  override render(): ReactElement {
    return h(Editor, { ...this.props, ref: this.#editor, onChange: this.#change });
  }

  readonly #change = (edited: string): void => {
    // Markdown that somebody typed is nobody's to rewrite.
    const value =
      this.#editor.current?.state.mode === 'raw'
        ? edited
        : mergeBody(plainBody(this.#original), edited, this.#normalise);
    if (value !== this.props.value && !(value === '' && this.props.value === undefined))
      this.props.onChange(value);
  };
}

/** The original is read at every key; what it becomes does not change. */
function remembering(normalise: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = normalise(text);
    // The original comes first and stays; of what follows, only the last matters.
    if (known.size > 4) for (const key of [...known.keys()].slice(1)) known.delete(key);
    known.set(text, made);
    return made;
  };
}
