import type { Problem } from '../model/problem.ts';

/** A problem without its file: line and column count from the beginning of the body. */
export type Finding = Omit<Problem, 'file'>;

/** A problem without its position: what is wrong and what to write instead. */
export type Said = Omit<Finding, 'line' | 'column'>;

export interface Place {
  line: number;
  column: number;
}

/** Line and column, both from 1, of an offset in UTF-16 code units; `\r\n`, `\n` and `\r` end lines, as in Markdown. */
export function placeAt(text: string, offset: number): Place {
  let line = 1;
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    if (index + end.length > offset) break;
    line += 1;
    start = index + end.length;
  }
  return { line, column: offset - start + 1 };
}

/** The offset of a line and column, the inverse of {@link placeAt}. */
export function offsetAt(text: string, { line, column }: Place): number {
  let start = 0;
  let current = 1;
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) {
    if (current === line) break;
    current += 1;
    start = index + end.length;
  }
  return Math.min(start + column - 1, text.length);
}
