import { Map } from 'immutable';
import { createElement as h } from 'react';
import type { ReactElement } from 'react';
import { filledIn } from '../blank.ts';
import { Control } from './control.ts';
import { isImmutable, plain } from './immutable.ts';
import { TextField, textOf } from './text-controls.ts';

interface LanguageField {
  name: string;
  label: string;
  widget: string;
  max?: number;
}

/** A text in one language for all, or one for each. Which of the two it is does not change. */
export class LocalisedControl extends Control {
  override render(): ReactElement {
    const { value, field } = this.props;
    const fields = plain(field.get('fields')) as LanguageField[];
    const { allLanguages, oneText, textForEach } = this.words;
    if (typeof value === 'string') {
      const [first] = fields;
      return h(
        'div',
        { className: 'colophon-localised' },
        first && this.#text({ ...first, label: allLanguages }, value, this.props.onChange, 0),
        this.#switch(textForEach, () => this.props.onChange(Map(fields.map(({ name }) => [name, value])))),
      );
    }
    const texts = (plain(value) ?? {}) as Record<string, unknown>;
    const alone = Object.values((filledIn(texts) ?? {}) as Record<string, unknown>);
    return h(
      'div',
      { className: 'colophon-localised' },
      ...fields.map((each, index) =>
        this.#text(each, textOf(texts[each.name]), (text) => this.#set(each.name, text), index),
      ),
      alone.length === 1 ? this.#switch(oneText, () => this.props.onChange(alone[0])) : null,
    );
  }

  #set(lang: string, text: string): void {
    const { value, onChange } = this.props;
    const map = isImmutable(value) ? (value as unknown as Map<string, string>) : Map<string, string>();
    onChange(map.set(lang, text));
  }

  #switch(label: string, onClick: () => void): ReactElement {
    return h('button', { type: 'button', className: 'colophon-quiet', onClick }, label);
  }

  #text(field: LanguageField, value: string, onChange: (text: string) => void, index: number): ReactElement {
    const { forID, classNameWrapper, setActiveStyle } = this.props;
    // The first input has the id to which Decap's label of the whole field refers.
    const id = index === 0 ? forID : `${forID}-${field.name}`;
    return h(
      'div',
      { key: field.name },
      h('label', { htmlFor: id, className: 'colophon-language' }, field.label),
      h(TextField, {
        id,
        value,
        max: field.max,
        manyLines: field.widget === 'paragraph',
        className: classNameWrapper,
        lang: field.name,
        onChange,
        onFocus: setActiveStyle,
        onBlur: this.leave,
      }),
    );
  }
}
