import { Component } from 'react';
import type { ReactNode } from 'react';
import { isBlank } from '../blank.ts';
import { faultAt } from '../explain.ts';
import { phrases } from '../../../i18n/editor.ts';
import type { Phrases } from '../../../i18n/en/editor.ts';
import { plain } from './immutable.ts';
import type { ImmutableMap } from './immutable.ts';
import { interfaceLang } from './session.ts';

/** The properties that Decap passes to a control. */
export interface ControlProps {
  value: unknown;
  field: ImmutableMap;
  forID: string;
  classNameWrapper: string;
  onChange: (value: unknown) => void;
  setActiveStyle: () => void;
  setInactiveStyle: () => void;
  validate: () => void;
  /** The whole entry as it is now. */
  getEntry: () => ImmutableMap | undefined;
  locale?: string;
}

/** A control whose value is checked by the model. */
export abstract class Control extends Component<ControlProps> {
  abstract override render(): ReactNode;

  /** Decap calls it without `this` when a draft is saved, and also when a field loses focus. */
  isValid = (): true | { error: { type: 'CUSTOM'; message: string } } => {
    const { value, field } = this.props;
    const fault = faultAt(String(field.get('at')), plain(value), interfaceLang());
    if (fault !== undefined) return failed(`${fault.message} ${fault.fix}`.trim());
    const { missing, besidePicture } = this.words;
    if (!isBlank(plain(value))) return true;
    // For the model, a map of empty texts is no value, but for Decap it is one.
    if (field.get('required') === true && value !== undefined && value !== '')
      return failed(missing.join(' '));
    return this.isAltOfPicture() ? failed(besidePicture) : true;
  };

  protected get words(): Phrases {
    return phrases[interfaceLang()];
  }

  protected leave = (): void => {
    this.props.setInactiveStyle();
    if (!isBlank(plain(this.props.value))) this.props.validate();
  };

  /** A picture may be left out together with its alternative text, but a picture needs that text. */
  private isAltOfPicture(): boolean {
    const { field, getEntry, locale } = this.props;
    const path = String(field.get('at')).split('.').slice(1);
    if (path.at(-1) !== 'alt') return false;
    const group = path.slice(0, -1);
    const entry = getEntry();
    const other = locale === undefined ? undefined : entry?.getIn(['i18n', locale, 'data']);
    const data = other === undefined ? ['data'] : ['i18n', locale ?? '', 'data'];
    return !isBlank(plain(entry?.getIn([...data, ...group, 'src'])));
  }
}

function failed(message: string): { error: { type: 'CUSTOM'; message: string } } {
  return { error: { type: 'CUSTOM', message } };
}
