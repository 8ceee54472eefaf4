import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutExcerpt, excerptStart, splitText, titleLength } from '../../../src/outputs/search/excerpt.ts';
import type { Run } from '../../../src/outputs/search/excerpt.ts';

const at = (...locations: number[]) => locations.map((location) => ({ location, weight: 1 }));
const show = (runs: Run[]) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

describe('cutExcerpt', () => {
  const words = splitText('One gift. Two (gifts), three. Four five six seven.');

  it.each([
    [at(1), 0, 9, 'One [gift]. Two (gifts), three. Four five six seven.'],
    [at(3), 2, 3, 'Two ([gifts]), three.'],
    [at(1, 6), 1, 6, '… [gift]. Two (gifts), three. Four [five] …'],
    [at(), 5, 2, 'Four five …'],
    [at(99), 0, 2, 'One gift.'],
  ])('%#', (matches, start, length, expected) => {
    expect(show(cutExcerpt(words, matches, start, length))).toBe(expected);
  });

  it('leaves markup in the text as text, marked or not', () => {
    const hostile = splitText('A <img src=x onerror=alert(1)> <mark>gift</mark> &lt;script&gt; </mark>');
    const runs = cutExcerpt(hostile, at(4), 0, 20);
    expect(runs.map(({ text }) => text).join('')).toBe(
      'A <img src=x onerror=alert(1)> <mark>gift</mark> &lt;script&gt; </mark>',
    );
    expect(runs.filter(({ marked }) => marked)).toEqual([{ text: 'mark>gift</mark', marked: true }]);
  });

  it('joins words of languages without spaces as they were', () => {
    const chinese = splitText('这\u200b是\u200b礼物\u200b。\u200b好');
    expect(show(cutExcerpt(chinese, at(2), 0, 5))).toBe('这是[礼物]。好');
  });

  it('keeps every word of any text, in order, and marks only matches', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(20)), (text, locations) => {
        const whole = splitText(text);
        const runs = cutExcerpt(whole, at(...locations), 0, whole.length);
        const bare = (line: string) => line.replace(/[\s\u00a0'’]/gu, '');
        expect(bare(runs.map((run) => run.text).join(''))).toBe(bare(whole.join('')));
        const found = new Set(locations.map((location) => bare(whole[location] ?? '')));
        for (const run of runs)
          if (run.marked) expect([...found].some((word) => word.includes(bare(run.text)))).toBe(true);
      }),
    );
  });
});

describe('excerptStart', () => {
  const words = splitText('A b c. D e f g h i j k l m n o p. Q r s t u v w x y z.');

  it.each([
    [[], 5, 0, 0],
    [at(1), 5, 0, 0],
    [at(4), 5, 0, 3],
    [at(14), 5, 0, 9],
    [at(2, 17, 18), 5, 0, 16],
    [at(2, 17), 5, 3, 16],
    [at(2), 5, 3, 3],
  ])('%#', (matches, length, first, start) => {
    expect(excerptStart(words, matches, length, first)).toBe(start);
  });
});

describe('titleLength', () => {
  it.each([
    ['What is it? It is.', 'What is it?', 3],
    ['A title. Text', 'A title', 2],
    ['Rien ? Oui', 'Rien\u00a0?', 2],
    ['这\u200b是\u200b礼物', '这是', 2],
    ['Something else', 'A title', 0],
    ['', 'A title', 0],
  ])('%s', (text, title, length) => {
    expect(titleLength(splitText(text), title)).toBe(length);
  });
});
