import RawEditor from 'decap-cms-widget-richtext/dist/esm/RichtextControl/RawEditor.js';
import { Component, createElement as h } from 'react';
import type { ReactElement } from 'react';
import { VisualEditor } from './visual-editor.ts';
import type { BodyProps } from './body-props.ts';

interface BodyState {
  mode: 'rich_text' | 'raw';
  pendingFocus: boolean;
  /** Counts how often the text was replaced by something other than typing. */
  texts: number;
}

/** Where Decap's own control stores which of the two views was chosen. */
const modeKey = 'cms.md-mode';

/** The maximum number of keystrokes that Decap may not have returned yet. */
const remembered = 20;

/** The text of an entry, in the visual editor or as Markdown. Unedited parts keep their bytes in both. */
export class BodyControl extends Component<BodyProps, BodyState> {
  override state: BodyState = {
    mode: localStorage.getItem(modeKey) === 'raw' ? 'raw' : 'rich_text',
    pendingFocus: false,
    texts: 0,
  };
  /** The last texts that this control showed or reported; any other text came from elsewhere and must be shown. */
  #own = [this.#text];

  focus(): void {
    this.setState({ pendingFocus: true });
  }

  override componentDidUpdate(): void {
    if (this.#own.includes(this.#text)) return;
    this.#own = [this.#text];
    this.setState(({ texts }) => ({ texts: texts + 1 }));
  }

  override render(): ReactElement {
    const { mode, texts, pendingFocus } = this.state;
    const shared = {
      ...this.props,
      key: `${mode}-${String(texts)}`,
      value: this.#text,
      onChange: this.#change,
    };
    return mode === 'rich_text'
      ? h(VisualEditor, {
          ...shared,
          onMode: () => this.#setMode('raw'),
          onFocus: pendingFocus ? this.#focused : undefined,
        })
      : h(
          'div',
          { className: 'cms-editor-raw' },
          h(RawEditor, {
            ...shared,
            className: this.props.classNameWrapper,
            isShowModeToggle: true,
            onMode: () => this.#setMode('rich_text'),
            pendingFocus: pendingFocus && this.#focused,
          }),
        );
  }

  get #text(): string {
    return this.props.value ?? '';
  }

  readonly #focused = (): void => {
    this.setState({ pendingFocus: false });
  };

  #setMode(mode: BodyState['mode']): void {
    localStorage.setItem(modeKey, mode);
    this.setState({ mode, pendingFocus: true });
  }

  readonly #change = (value: string): void => {
    if (value === this.#text) return;
    this.#own = [...this.#own.slice(-remembered), value];
    this.props.onChange(value);
  };
}
