import { describe, expect, test } from 'vitest';
import { direction, withDirectionMarks } from '../../../src/outputs/cards/direction.ts';

const [ltr, rtl] = ['\u200E', '\u200F'];

test.each([
  ['How we moderate', 'ltr'],
  ['2026: שנה', 'rtl'],
  ['(مرحبا) hello', 'rtl'],
  ['“Colophon” קולופון', 'ltr'],
  ['🚀 2026', 'ltr'],
  ['', 'ltr'],
])('%j begins in direction %s', (text, expected) => {
  expect(direction(text)).toBe(expected);
});

describe('a direction mark is inserted', () => {
  test.each([
    ['nowhere in text of one direction', 'Who (really) answers? 50%', 'Who (really) answers? 50%'],
    ['nowhere if the neighbours agree', 'المدونة · الإشراف', 'المدونة · الإشراف'],
    ['after a bracket that would follow the Latin inside it', 'עברית (abc) 2026', `עברית (abc)${rtl} 2026`],
    ['after brackets that belong to the Latin before them', 'עברית abc [d] 5', 'עברית abc [d] 5'],
    ['after a per cent sign that belongs to its number', 'הנחה של 50% היום', `הנחה של 50%${ltr} היום`],
    ['after a bracket between Hebrew and the end', 'Colophon (קולופון)', `Colophon (קולופון)`],
  ])('%s', (_, text, expected) => {
    expect(withDirectionMarks(text)).toBe(expected);
  });
});
