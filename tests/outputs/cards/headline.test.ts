import { describe, expect, test } from 'vitest';
import { fitHeadline, type Measures } from '../../../src/outputs/cards/fit.ts';
import { headlineSteps } from '../../../src/outputs/cards/headline.ts';
import { composeCard } from '../../../src/outputs/cards/render.ts';
import { card } from './samples.ts';

test('the sizes decrease, and no headline is smaller than 12 pixels in a preview 300 pixels wide', () => {
  const sizes = headlineSteps('Latin').map(({ size }) => size);
  expect(sizes).toEqual([120, 100, 86, 74, 64, 56, 50]);
  expect(Math.min(...sizes) * (300 / 1200)).toBeGreaterThanOrEqual(12);
});

test.each([
  ['Latin', [2, 2, 3, 4, 4, 5, 5]],
  ['Việt', [2, 2, 3, 3, 4, 4, 5]],
  ['שָׁלוֹם', [2, 2, 3, 3, 4, 4, 5]],
  ['日本', [2, 2, 2, 3, 3, 4, 5]],
  ['عربي', [1, 2, 2, 3, 3, 4, 4]],
])('%s has room for its letters: lines by size', (title, lines) => {
  expect(headlineSteps(title).map((step) => step.lines)).toEqual(lines);
});

describe('a headline', () => {
  test.each([
    ['How we moderate', { size: 120, lines: 1, cut: false }],
    ['Who signs for a partner’s gift?', { size: 120, lines: 2, cut: false }],
    ['Who answers for a partner’s gift once the post is online?', { size: 86, lines: 3, cut: false }],
    [
      'What a community manager answers for when nobody else in the house wants to',
      { size: 74, lines: 3, cut: false },
    ],
    ['words '.repeat(60).trim(), { size: 50, lines: 5, cut: true }],
    ['a'.repeat(120), { size: 56, lines: 4, cut: false }],
  ])('%j is set in the largest size in which it fits', async (title, expected) => {
    const { fit } = await composeCard(card(title));
    expect({ size: fit.step.size, lines: fit.lines, cut: fit.cut }).toEqual(expected);
  });

  test('is made smaller before it is broken inside a word', () => {
    const fit = fitHeadline(card('Datenschutz'), measured({ word: 1100, lines: 1 }));
    expect(fit).toMatchObject({ step: { size: 86 }, breakWords: false, balance: false });
  });

  test('is broken inside a word that is too wide in every size', () => {
    const fit = fitHeadline(card('Datenschutz'), measured({ word: 9000, lines: 4 }));
    expect(fit).toMatchObject({ step: { size: 56 }, breakWords: true, balance: false });
  });
});

/** @param word width of the longest word, in hundredths of an em */
function measured({ word, lines }: { word: number; lines: number }): Measures {
  const steps = headlineSteps('Latin').map(
    ({ size, lineHeight }) => [`step ${size}`, { width: 1032, height: lineHeight * lines }] as const,
  );
  return new Map([['word 0', { width: word, height: 100 }], ...steps]);
}
