import { placeAt } from './finding.ts';
import type { Finding } from './finding.ts';

/**
 * Limits of a body. The parser is native code: text that overflows its stack would end the process, and some of its
 * loops take quadratic time (200,000 characters of `a_` take 7.5 s, of `&amp;` a gigabyte). Within these limits the
 * slowest body that we could construct takes about a second, and no real text comes near them.
 */
export const limits = {
  /** UTF-16 code units, about 30,000 words. */
  characters: 200_000,
  /** Quotes and lists that begin on one line. */
  nesting: 40,
  /** Levels of the parsed tree. */
  depth: 100,
  /** `<` characters. */
  tags: 3_000,
  /** Markdown's inline characters between two blank lines. */
  marks: 5_000,
  /** UTF-16 code units on a line; the parser counts columns from the line's beginning again for every node. */
  line: 10_000,
  /** Number of lines times the most bars on a line: each table row is filled up to the columns of its head. */
  cells: 200_000,
};

/** Refuses a body that the parser must not see. Returns one finding at most: beyond a limit, no other one matters. */
export function checkLimits(source: string): Finding | undefined {
  if (source.length > limits.characters) {
    return tooLarge(
      `the text has ${formatNumber(source.length)} characters; at most ${formatNumber(limits.characters)} are allowed`,
      'Divide it into several entries.',
    );
  }
  // A list or quote marker counts only where a space or another marker follows, so that a rule of 80 dashes is none.
  const nested = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)|\[\^[^\]\r\n]*\]:))*/gm;
  for (const { 0: marks, index } of source.matchAll(nested)) {
    if (marks.length <= limits.nesting) continue;
    const count = marks.match(/>|[-+*]|\d+[.)]|\]:/g)?.length ?? 0;
    if (count > limits.nesting) return { ...placeAt(source, index), ...tooDeep };
  }
  if (count(source, '<') > limits.tags) {
    return tooLarge(
      `the text has more than ${formatNumber(limits.tags)} tags`,
      'Divide it into several entries.',
    );
  }
  const text = source.replace(/\r\n?/g, '\n');
  for (const part of text.split(/\n[ \t]*\n/)) {
    if (part.length > limits.marks && (part.match(/[*_~&[`]/g)?.length ?? 0) > limits.marks) {
      return tooLarge(
        `a paragraph has more than ${formatNumber(limits.marks)} of the characters * _ ~ & [ \``,
        'Put blank lines between its parts, or write it as a code block.',
      );
    }
  }
  const lines = text.split('\n');
  const long = lines.findIndex((line) => line.length > limits.line);
  if (long !== -1) {
    return {
      ...tooLarge(
        `a line has more than ${formatNumber(limits.line)} characters`,
        'Divide it into paragraphs, with blank lines between them.',
      ),
      line: long + 1,
    };
  }
  const columns = lines.reduce((most, line) => Math.max(most, count(line, '|')), 0);
  if (columns * lines.length > limits.cells) {
    return tooLarge(
      'a table has too many cells for a page',
      'Divide it, or offer it as a file with <Download>.',
    );
  }
  return undefined;
}

/** For text that is nested too deeply, wherever this is found. */
export const tooDeep = {
  code: 'too-deep',
  message: `quotes, lists or components lie more than ${limits.nesting} levels deep in each other`,
  fix: 'Take levels out: readers lose their way after three.',
};

function tooLarge(message: string, fix: string): Finding {
  return { line: 1, column: 1, code: 'too-large', message, fix };
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) found += 1;
  return found;
}

function formatNumber(number: number): string {
  return number.toLocaleString('en');
}
