import { createElement as h } from 'react';
import type { ReactElement } from 'react';
import { countWords } from '../../../model/words.ts';
import { phrases } from '../../../i18n/editor.ts';
import { interfaceLang } from './session.ts';

/** The counter warns from this share of the limit. */
const near = 0.9;

interface CounterProps {
  id: string;
  value: string;
  max: number;
  unit: 'characters' | 'words';
}

/**
 * How much of a text's limit is used. Spaces at its ends do not count, as in the model.
 * Screen readers read it only once it warns.
 */
export function Counter({ id, value, max, unit }: CounterProps): ReactElement {
  const { counted, countedWords, tooMany } = phrases[interfaceLang()];
  const length = unit === 'words' ? countWords(value, interfaceLang()) : value.trim().length;
  const state = length > max ? 'over' : length >= max * near ? 'near' : 'fine';
  const count = unit === 'words' ? countedWords(length, max) : counted(length, max);
  const text = length > max ? `${count} · ${tooMany(length - max)}` : count;
  return h(
    'p',
    { id, className: 'colophon-counter', 'data-state': state },
    h('span', { 'aria-live': state === 'fine' ? 'off' : 'polite' }, text),
  );
}
