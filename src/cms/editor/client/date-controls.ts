import { createElement as h } from 'react';
import type { ChangeEvent, ReactElement } from 'react';
import { moment } from '../../../model/dates.ts';
import { Control } from './control.ts';
import { textOf } from './text-controls.ts';

/** A day, `YYYY-MM-DD`. */
export class DayControl extends Control {
  override render(): ReactElement {
    const { value, forID, classNameWrapper, onChange, setActiveStyle } = this.props;
    return h('input', {
      id: forID,
      type: 'date',
      className: classNameWrapper,
      value: /^\d{4}-\d{2}-\d{2}/.exec(textOf(value))?.[0] ?? '',
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        onChange(event.target.value);
      },
      onFocus: setActiveStyle,
      onBlur: this.leave,
    });
  }
}

/** A time: chosen in the editor's own time zone, stored in UTC, with both shown. */
export class MomentControl extends Control {
  override render(): ReactElement {
    const { value, forID, classNameWrapper, onChange, setActiveStyle } = this.props;
    const parsed = moment.safeParse(textOf(value));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const { savedAs, clear } = this.words;
    return h(
      'div',
      { className: 'colophon-moment' },
      h('input', {
        id: forID,
        type: 'datetime-local',
        className: classNameWrapper,
        value: parsed.success ? inLocalTime(new Date(parsed.data)) : '',
        onChange: (event: ChangeEvent<HTMLInputElement>) => {
          onChange(inUtc(event.target.value));
        },
        onFocus: setActiveStyle,
        onBlur: this.leave,
      }),
      parsed.success
        ? h(
            'p',
            { className: 'colophon-counter' },
            savedAs(zone, textOf(value)),
            ' ',
            h('button', { type: 'button', className: 'colophon-quiet', onClick: () => onChange('') }, clear),
          )
        : null,
    );
  }
}

function inLocalTime(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function inUtc(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().replace(/:\d{2}\.\d{3}Z$/, ':00Z');
}
