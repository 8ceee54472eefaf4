import { expect, test } from 'vitest';
import { limits } from '../../src/markdown/limits.ts';
import { cpuTime } from '../cpu-time.ts';
import { compile, refusals } from './compiled.ts';

// The parser is native: a stack overflow in it would end this process and with it all tests.
test.each<[string, string, string]>([
  ['10,000 quotes', `${'>'.repeat(10_000)} a`, '1:1 too-deep'],
  ['10,000 lists on a line', `${'- '.repeat(4_900)}a`, '1:1 too-deep'],
  ['quotes in lists', `${'> 1. '.repeat(1_000)}a`, '1:1 too-deep'],
  [
    'nested lists, line by line',
    Array.from({ length: 120 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
    '1:1 too-deep',
  ],
  [
    '10,000 components',
    '<Callout kind="tip">\n'.repeat(9_000) + '</Callout>\n'.repeat(1_000),
    '1:1 too-large',
  ],
  ['500 components', '<Callout kind="tip">\n'.repeat(500) + '</Callout>\n'.repeat(500), '1:1 too-deep'],
  ['emphasis in emphasis', `${'*a '.repeat(2_000)}${'b*'.repeat(2_000)}`, '1:1 too-deep'],
  ['5 MB', 'a '.repeat(2_500_000), '1:1 too-large'],
  ['a line of 10,001 characters', `a\n\n${'b'.repeat(10_001)}`, '3:1 too-large'],
  ['brackets in an expression', `{${'['.repeat(4_900)}${']'.repeat(4_900)}}`, '1:1 mdx-expression'],
  ['parentheses in an expression', `{${'('.repeat(4_900)}1${')'.repeat(4_900)}}`, '1:1 mdx-expression'],
  [
    'parentheses in an export',
    `export const a = ${'('.repeat(4_900)}1${')'.repeat(4_900)}`,
    '1:1 mdx-export',
  ],
  [
    'parentheses in an attribute',
    `<Callout kind={${'('.repeat(4_900)}1${')'.repeat(4_900)}}>\na\n</Callout>`,
    '1:1 mdx-expression',
  ],
  ['negations in an expression', `{${'!'.repeat(9_000)}1}`, '1:1 mdx-expression'],
  ['entities that would fill the memory', '&amp;\n'.repeat(30_000), '1:1 too-large'],
  ['underscores that would take seconds', 'a_a_a_a_a_\n'.repeat(15_000), '1:1 too-large'],
  [
    'a table of a million cells',
    `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|b\n'.repeat(1_000)}`,
    '1:1 too-large',
  ],
])('%s', async (_, source, expected) => {
  const took = await cpuTime(async () => {
    expect((await refusals(source))[0]).toBe(expected);
  });
  expect(took).toBeLessThan(1_500);
});

test.each<[string, string]>([
  ['a long text', `${'word '.repeat(1_500)}\n\n`.repeat(20)],
  ['rules and dashes', `${'-'.repeat(200)}\n\n${'* '.repeat(30)}\n\n${'1.'.repeat(200)}`],
  ['ten levels', `${'> '.repeat(5)}${'- '.repeat(5)}a`],
  ['a long table', `| a | b |\n| - | - |\n${'| **c** | d |\n'.repeat(500)}`],
  ['a thousand headings of one name', '## a\n\n'.repeat(1_000)],
])('%s is accepted', async (_, source) => {
  const { problems, body } = await compile(source);
  expect(problems).toEqual([]);
  expect(body).toBeDefined();
});

test.each<[string, string, number]>([
  ['a file in another encoding', 'a\u0000'.repeat(4_000), 20],
  ['endless imports', "import 'a'\n\n".repeat(15_000), 200],
  ['endless expressions', '{a}\n'.repeat(30_000), 200],
  ['endless links', '[a](b)\n'.repeat(4_000), 200],
])('%s gets only a few problems, and quickly', async (_, source, most) => {
  const took = await cpuTime(async () => {
    const { problems } = await compile(source);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.length).toBeLessThanOrEqual(most);
  });
  expect(took).toBeLessThan(1_500);
});

test('the time grows linearly with the length', async () => {
  const part = `## A\n\nb *c* [d](/e/) \`f\` and **g**, ${'word '.repeat(60)}\n\n- h\n- i\n\n<Callout kind="tip">\nj\n</Callout>\n\n`;
  const time = async (times: number) => {
    const source = part.repeat(times);
    expect(source.length).toBeLessThan(limits.characters);
    return cpuTime(() => compile(source));
  };
  await time(20);
  const [short, long] = [
    Math.min(await time(40), await time(40), await time(40)),
    Math.min(await time(320), await time(320)),
  ];
  // Eight times the text: enough time for a busy machine, not enough for quadratic growth.
  expect(long / short).toBeLessThan(24);
});
