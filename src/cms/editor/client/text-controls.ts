import { createElement as h } from 'react';
import type { ChangeEvent, KeyboardEvent, ReactElement } from 'react';
import { Control } from './control.ts';
import type { ControlProps } from './control.ts';
import { Counter } from './counter.ts';

interface TextProps {
  id: string;
  value: string;
  /** Maximum number of characters. */
  max: number | undefined;
  /** Maximum number of words, which are then counted instead. */
  words?: number | undefined;
  /** Whether the text may have line breaks. */
  manyLines: boolean;
  className: string;
  lang?: string | undefined;
  onChange: (value: string) => void;
  onFocus: () => void;
  onBlur: () => void;
}

/** A longer single-line text is shown on several lines, because hidden text cannot be checked. */
const roomOfALine = 100;

/** A text field with a counter for its limit. */
export function TextField({ id, value, max, words, manyLines, onChange, ...rest }: TextProps): ReactElement {
  const counter = `${id}-count`;
  const wide = manyLines || (max ?? 0) > roomOfALine;
  const shared = {
    ...rest,
    id,
    value,
    ...(max === undefined ? {} : { 'aria-describedby': counter }),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.target.value;
      onChange(manyLines ? text : text.replace(/\s*[\r\n]+\s*/g, ' '));
    },
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !manyLines) event.preventDefault();
  };
  return h(
    'div',
    { className: 'colophon-text' },
    wide
      ? h('textarea', { ...shared, rows: manyLines ? 6 : 2, onKeyDown: enter })
      : h('input', { ...shared, type: 'text' }),
    max === undefined
      ? null
      : h(Counter, {
          id: counter,
          value,
          max: words ?? max,
          unit: words === undefined ? 'characters' : 'words',
        }),
  );
}

abstract class TextControl extends Control {
  protected abstract readonly manyLines: boolean;

  override render(): ReactElement {
    const { value, field, forID, classNameWrapper, onChange, setActiveStyle, locale } = this.props;
    const [max, words] = [field.get('max'), field.get('words')];
    return h(TextField, {
      id: forID,
      value: textOf(value),
      max: typeof max === 'number' ? max : undefined,
      words: typeof words === 'number' ? words : undefined,
      manyLines: this.manyLines,
      className: classNameWrapper,
      lang: locale,
      onChange,
      onFocus: setActiveStyle,
      onBlur: this.leave,
    });
  }
}

export class LineControl extends TextControl {
  protected readonly manyLines = false;
}

export class ParagraphControl extends TextControl {
  protected readonly manyLines = true;
}

/** A file may contain a number instead of a text: `name: 1984`. */
export function textOf(value: ControlProps['value']): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
