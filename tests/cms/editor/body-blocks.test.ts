import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from '../../../src/cms/editor/body-blocks.ts';
import { plainBody } from '../../../src/lib/front-matter.ts';
import { meaningOf } from '../../../src/cms/editor/markdown-tree.ts';
import { labelsFor } from '../../../src/i18n/notes.ts';
import { escapeCode } from '../../../src/markdown/escape-code.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { body } from './bodies.ts';
import { runs } from '../../campaign.ts';

const cases: [text: string, sources: string[]][] = [
  ['', []],
  ['  \n\none', ['one']],
  ['# a\nb\n- c\n- d', ['# a', 'b', '- c\n- d']],
  ['a\n\n   b  \n\nc', ['a', '   b  ', 'c']],
  ['1. a\n\n   ![b](/c)\n2. d\n\ne', ['1. a\n\n   ![b](/c)\n2. d', 'e']],
  [
    '<Callout kind="tip">\n\na\n\nb\n\n</Callout>\n\nc',
    ['<Callout kind="tip">\n\na\n\nb\n\n</Callout>', 'c'],
  ],
  ['<A /><B />\n\nc', ['<A /><B />', 'c']],
  ['[a]: /b\n[c]: /d\n\n[^1]: e\n[^2]: f', ['[a]: /b\n[c]: /d', '[^1]: e\n[^2]: f']],
  ['\uFEFFa\n\nb', ['\uFEFFa', 'b']],
  ['```\na\n\nb', ['```\na\n\nb']],
  ['a\n\n<Callout>\n\nb', ['a', '<Callout>', 'b']],
  ['import a\n\n{b\n\nc}', ['import a', '{b', 'c}']],
];

test.each(cases)('%j is divided at its outermost blocks', (text, sources) => {
  const { lead, blocks } = blocksOf(text);
  expect(blocks.map(({ source }) => source)).toEqual(sources);
  expect(lead + blocks.map(({ source, gap }) => source + gap).join('')).toBe(text);
});

test('a body beyond the limits is not divided', () => {
  expect(blocksOf(`${'> '.repeat(60)}a\n\nb`).blocks).toHaveLength(1);
});

test('blocks and gaps together are the whole text, and the site’s own parser divides at the same lines', () => {
  fc.assert(
    fc.property(body, (raw) => {
      const text = plainBody(raw);
      const { lead, blocks } = blocksOf(text);
      expect(lead + blocks.map(({ source, gap }) => source + gap).join('')).toBe(text);
      const { tree, findings } = parse(escapeCode(text), labelsFor('en'));
      if (findings.length > 0) return;
      let at = lead.length;
      const ranges = blocks.map(({ source, gap }) => {
        const from = at;
        at += source.length + gap.length;
        return { from, to: from + source.length };
      });
      for (const { position, type } of tree?.children ?? []) {
        if (type === 'text' || position?.start.offset === undefined) continue;
        const { start, end } = position;
        const inside = ranges.filter(
          ({ from, to }) => from <= (start.offset ?? 0) && (end.offset ?? 0) <= to + 1,
        );
        // The notes are shown at the end of a page but come from where they are defined.
        if (start.offset !== end.offset) expect(inside).not.toEqual([]);
      }
    }),
    { numRuns: runs(150) },
  );
});

const same: [string, string][] = [
  ['*a* __b__', '_a_ **b**'],
  ['- a\n- b', '* a\n* b'],
  ['1) a', '1. a'],
  ['- a\n\n- b', '- a\n\n\n- b'],
  ['a\n=', '# a'],
  ['a  \nb', 'a\\\nb'],
  ['| a |\n|-|\n| b |', '| a   |\n| --- |\n| b   |'],
  ['[a][r]', '[a](/x "T")'],
  ['&amp;', '\\&'],
];
const other: [string, string][] = [
  ['- a\n- b', '- a\n\n- b'],
  ['- [x] a', '- a'],
  ['a\\{', 'a{'],
  ['1. a', '2. a'],
  ['- a\n\n  b', '- ab'],
  ['*a*', '**a**'],
  ['```js\na\n```', '```\na\n```'],
  ['<A b="c" />', '<A b="d" />'],
  ['[a][r]', '[a](/y)'],
  ['| a |\n|:-|', '| a |\n|-|'],
];

test.each(same)('%j and %j mean the same', (a, b) => {
  expect(meaningOf(a, '[r]: /x "T"')).toBe(meaningOf(b, '[r]: /x "T"'));
});

test.each(other)('%j and %j do not mean the same', (a, b) => {
  expect(meaningOf(a, '[r]: /x')).not.toBe(meaningOf(b, '[r]: /x'));
});
