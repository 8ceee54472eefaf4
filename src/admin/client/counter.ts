import { createElement as h } from 'react';
import type { ReactElement } from 'react';
import { phrases } from '../phrases.ts';
import { interfaceLang } from './session.ts';

/** From this share of a limit on, the counter warns. */
const near = 0.9;

/**
 * How much of a text's room is taken, before the limit breaks. Spaces at its ends do not count, as in the model.
 * It is read out only from where it warns.
 */
export function Counter({ id, value, max }: { id: string; value: string; max: number }): ReactElement {
  const { counted, tooMany } = phrases[interfaceLang()];
  const { length } = value.trim();
  const state = length > max ? 'over' : length >= max * near ? 'near' : 'fine';
  const text = length > max ? `${counted(length, max)} · ${tooMany(length - max)}` : counted(length, max);
  return h(
    'p',
    { id, className: 'colophon-counter', 'data-state': state },
    h('span', { 'aria-live': state === 'fine' ? 'off' : 'polite' }, text),
  );
}
