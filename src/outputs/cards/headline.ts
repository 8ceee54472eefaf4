import type { Box, Families, Style } from './box.ts';
import { type Card, type CardKind, cardSize } from './card.ts';
import { direction, withDirectionMarks } from './direction.ts';
import { margin } from './grid.ts';

/** A size for a headline: it fits if it takes no more than `lines`. Pixels. */
export interface Step {
  size: number;
  lines: number;
  lineHeight: number;
}

/** How a headline is set. */
export interface Fit {
  step: Step;
  /** Number of lines drawn. */
  lines: number;
  /** Whether words may be broken anywhere, because one is wider than the column. */
  breakWords: boolean;
  /** Whether lines are made equally long. */
  balance: boolean;
  /** Whether the text was shortened, with an ellipsis. */
  cut: boolean;
}

/** Width of the headline's column in pixels, by kind: the space beside the kind's motif. */
export const headlineWidth: Record<CardKind, number> = {
  post: cardSize.width - 2 * margin.x - 40,
  answer: cardSize.width - 2 * margin.x - 224,
  kit: cardSize.width - 2 * margin.x - 284,
  page: cardSize.width - 2 * margin.x,
};

const height = 322;

// Fewer lines in larger sizes: two long lines read better than four short ones. The smallest size is still 12 pixels
// high where a network shows the card 300 pixels wide.
const sizes = [
  { size: 120, lines: 2 },
  { size: 100, lines: 2 },
  { size: 86, lines: 3 },
  { size: 74, lines: 4 },
  { size: 64, lines: 4 },
  { size: 56, lines: 5 },
  { size: 50, lines: 5 },
] as const;

/**
 * The sizes to try for a headline, from large to small; in the last one it is shortened with an ellipsis. Scripts
 * with marks above and below the line get a larger line height, and so fewer lines.
 */
export function headlineSteps(title: string): Step[] {
  const leading = leadingOf(title);
  return sizes.map(({ size, lines }) => {
    const lineHeight = Math.round(size * leading);
    return { size, lines: Math.min(lines, Math.floor(height / lineHeight)), lineHeight };
  });
}

/** The headline's box on the card. */
export function headline({ kind, title }: Card, fit: Fit, families: Families): Box {
  const style = {
    ...headlineStyle(title, fit.step.size, families),
    width: headlineWidth[kind],
    direction: direction(title),
    lineHeight: `${fit.step.lineHeight}px`,
    wordBreak: fit.breakWords ? 'break-word' : 'normal',
    // Satori balances clamped lines as if they were the whole text, and so cuts too early; so only one of the two is
    // used.
    ...(fit.cut ? { lineClamp: fit.lines } : { textWrap: fit.balance ? 'balance' : 'wrap' }),
  };
  return { type: 'div', key: null, props: { style, children: withDirectionMarks(title) } };
}

/** The text style of a headline, also for measuring. */
export function headlineStyle(title: string, fontSize: number, families: Families): Style {
  // Large type needs tighter letter spacing; in joined scripts, letters would no longer connect.
  const closes = /^[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{sc=Common}\p{sc=Inherited}]*$/u.test(title);
  return {
    display: 'block',
    boxSizing: 'border-box',
    fontFamily: families.headline,
    fontWeight: 700,
    fontSize,
    letterSpacing: closes ? '-0.02em' : 0,
  };
}

function leadingOf(title: string): number {
  if (/[\p{sc=Arabic}\p{sc=Devanagari}]/u.test(title)) return 1.4;
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(title)) return 1.26;
  // Vietnamese stacks two marks on a capital; Hebrew points are below the letters.
  if (/[\u1EA0-\u1EF9\u0591-\u05C7]/u.test(title)) return 1.2;
  return 1.08;
}
