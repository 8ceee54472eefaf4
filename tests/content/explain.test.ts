import { parseArgs } from 'node:util';
import { expect, test } from 'vitest';
import { explain, explainFailure } from '../../src/content/explain.ts';
import type { Problem } from '../../src/model/problem.ts';
import { sortProblems } from '../../src/model/problem.ts';

const problem = (file: string, line: number, column: number, message = 'm'): Problem => ({
  file,
  line,
  column,
  code: 'c',
  message,
  fix: 'F.',
});

test('problems are listed under their files and counted', () => {
  expect(explain([problem('a', 2, 3), problem('a', 4, 5), problem('b', 1, 1)])).toBe(
    'a\n  2:3  m  [c]\n        F.\n  4:5  m  [c]\n        F.\n\nb\n  1:1  m  [c]\n        F.\n\n3 problems in 2 files.',
  );
  expect(explain([problem('a', 1, 1)])).toMatch(/\n\n1 problem in 1 file\.$/);
});

test('text from a file can neither move the cursor nor begin a new line', () => {
  const text = explain([problem('a\n::error::x', 1, 1, 'x\u001b[2J\n::stop-commands::y\r\u009bz')]);
  expect(text.split('\n').filter((line) => line.startsWith('::'))).toEqual([]);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
});

test('problems are ordered by file, line and column', () => {
  const order = [problem('a', 2, 1), problem('a', 10, 1), problem('a', 10, 2), problem('b', 1, 1)];
  expect(sortProblems(order.toReversed())).toEqual(order);
});

test('an error of the user is a message, and an error of the program has a stack', () => {
  expect(explainFailure(new Error('In words.'))).toBe('In words.');
  expect(explainFailure(new TypeError('x is not a function'))).toMatch(/\n\s+at /);
  expect(explainFailure('text')).toBe('text');
  let refusal: unknown;
  try {
    parseArgs({ args: ['--jsn'], options: {} });
  } catch (error) {
    refusal = error;
  }
  expect(explainFailure(refusal)).toMatch(/^Unknown option '--jsn'[^\n]*$/);
});
