import { type Box, box, type Families } from './box.ts';
import type { Card } from './card.ts';
import { type Fit, headline, headlineSteps, headlineStyle, headlineWidth } from './headline.ts';

/** Sizes in pixels of the measuring tree's boxes, by key. */
export type Measures = ReadonlyMap<string, { width: number; height: number }>;

const em = 100;
const wordEnds = /[\s\p{Pd}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}/]+/u;

/**
 * The headline in every step, and its longest words, one below the other, laid out in one pass. Positioned below the
 * picture's edge, so that satori measures them but draws nothing.
 */
export function measuringTree(card: Card, families: Families): Box {
  const words = card.title.split(wordEnds).toSorted((a, b) => b.length - a.length);
  const style = { ...headlineStyle(card.title, em, families), whiteSpace: 'nowrap' };
  return box({ flexDirection: 'column', alignItems: 'flex-start', paddingTop: 10_000 }, [
    ...words
      .slice(0, 3)
      .map((word, index): Box => ({ type: 'div', key: `word ${index}`, props: { style, children: word } })),
    ...headlineSteps(card.title).map((step): Box => {
      const fit = { step, lines: step.lines, breakWords: true, balance: false, cut: false };
      return { ...headline(card, fit, families), key: `step ${step.size}` };
    }),
  ]);
}

/** The largest step in which the whole headline fits; if none, the smallest one, shortened. */
export function fitHeadline(card: Card, measures: Measures): Fit {
  const column = headlineWidth[card.kind];
  const steps = headlineSteps(card.title);
  const [last] = steps.slice(-1);
  if (last === undefined) throw new Error('There is no size for headlines.');
  const longestWord = Math.max(...[0, 1, 2].map((index) => measures.get(`word ${index}`)?.width ?? 0)) / em;
  // A word is broken only if it is too wide in every size.
  const whole = steps.filter((step) => longestWord * step.size <= column);
  const breakWords = whole.length === 0;
  for (const step of breakWords ? steps.slice(-2) : whole) {
    const lines = Math.round((measures.get(`step ${step.size}`)?.height ?? Infinity) / step.lineHeight);
    // Balanced lines may be half as wide; a wider word would stick out.
    const balance = longestWord * step.size <= column / 2;
    if (lines <= step.lines) return { step, lines: Math.max(1, lines), breakWords, balance, cut: false };
  }
  return { step: last, lines: last.lines, breakWords, balance: false, cut: true };
}
