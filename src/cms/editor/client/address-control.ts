import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { createElement as h } from 'react';
import type { ReactElement } from 'react';
import { slugMaxLength } from '../../../model/fields.ts';
import { wishedSlug } from '../new-entry.ts';
import { Control } from './control.ts';
import { wishOf } from './new-slug.ts';
import { textOf } from './text-controls.ts';

/** The future address of a new entry, made from its title or the typed address; the current one of an older entry. */
export class AddressControl extends Control {
  /** Decap renders a control again when its own value changes; this one must also react to the title. */
  override componentDidMount(): void {
    this.#forget = store.subscribe(() => {
      if (this.#said !== this.#line().text) this.forceUpdate();
    });
  }

  override componentWillUnmount(): void {
    this.#forget?.();
  }

  override render(): ReactElement {
    const { value, forID, classNameWrapper, onChange, setActiveStyle, setInactiveStyle, getEntry } =
      this.props;
    const slug = textOf(getEntry()?.get('slug'));
    const isNew = getEntry()?.get('newRecord') === true;
    const { text, isFault } = this.#line();
    this.#said = text;
    const line = `${forID}-line`;
    return h(
      'div',
      { className: 'colophon-text' },
      h('input', {
        type: 'text',
        id: forID,
        className: classNameWrapper,
        value: isNew ? textOf(value) : slug,
        readOnly: !isNew,
        maxLength: 2 * slugMaxLength,
        'aria-describedby': line,
        autoCapitalize: 'none',
        autoComplete: 'off',
        spellCheck: false,
        onChange: (event: { target: { value: string } }) => onChange(event.target.value),
        onFocus: setActiveStyle,
        onBlur: setInactiveStyle,
      }),
      h('p', { id: line, className: 'colophon-line', 'data-state': isFault ? 'fault' : undefined }, text),
    );
  }

  #forget: (() => void) | undefined;
  #said = '';

  #line(): { text: string; isFault: boolean } {
    const { address } = this.words;
    const entry = this.props.getEntry();
    if (entry?.get('newRecord') !== true) return { text: address.fixed, isFault: false };
    const wish = wishOf(entry);
    const wished = wishedSlug(wish, address);
    if (wished === undefined) return { text: address.empty, isFault: false };
    if ('fault' in wished) return { text: wished.fault.join(' '), isFault: true };
    return { text: (wish.typed === '' ? address.made : address.typed)(wished.slug), isFault: false };
  }
}
