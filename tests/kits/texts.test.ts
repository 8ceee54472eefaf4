import fc from 'fast-check';
import type { Nodes } from 'hast';
import { htmlToHast, markdownToHast } from 'satteri';
import { expect, test } from 'vitest';
import { htmlOf, markdownOf } from '../../src/kits/texts/boilerplates.ts';
import { heading, quoted, textOf } from '../../src/kits/texts/lines.ts';

/** The elements of a tree and its text; a line break is a line end. */
function shown(node: Nodes): { tags: string[]; words: string } {
  if (node.type === 'text') return { tags: [], words: node.value };
  if (node.type !== 'element' && node.type !== 'root') return { tags: [node.type], words: '' };
  const inside = node.children.map(shown);
  const own = node.type === 'element' ? [node.tagName] : [];
  return {
    tags: [...own, ...inside.flatMap(({ tags }) => tags)],
    words: own[0] === 'br' ? '\n' : inside.map(({ words }) => words).join(own[0] === 'p' ? '' : ' '),
  };
}

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Lines of an editor's text, with many characters that mean something in Markdown or HTML. */
const line = fc
  .string({
    unit: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'#*_`~|<>[](){}!\\&;:-+=.1 9^$"\'/@abc') },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
    ),
    minLength: 1,
    maxLength: 40,
  })
  .map((text) =>
    text
      .replace(/[\p{Cc}\p{Cs}]/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  .filter((text) => text !== '');
const paragraph = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'));
const text = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));

test('for any text, HTML and Markdown show its words and nothing else', () => {
  fc.assert(
    fc.property(text, (plain) => {
      for (const tree of [
        htmlToHast(htmlOf(plain), { fragment: true }),
        markdownToHast(markdownOf(plain)),
      ] as Nodes[]) {
        const { tags, words: found } = shown(tree);
        // Parsers make links from what looks like an address, as they do in plain text.
        expect(tags.filter((tag) => !['p', 'br', 'a'].includes(tag))).toEqual([]);
        expect(words(found)).toBe(words(plain));
      }
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['1. One', '1\\. One\n'],
  ['- One', '\\- One\n'],
  ['One\n---', 'One\\\n\\---\n'],
  ['# One', '\\# One\n'],
  ['Version 1.0 – as it is (really)', 'Version 1.0 – as it is (really)\n'],
  ['One\r\n\r\nTwo\n  Three  ', 'One\n\nTwo\\\nThree\n'],
])('%j is %j in Markdown', (plain, markdown) => {
  expect(markdownOf(plain.replace(/\r\n/g, '\n'))).toBe(markdown);
});

test('names written from right to left are isolated, others are left alone', () => {
  expect(quoted('مصطفى  محمود')).toBe('\u2068مصطفى محمود\u2069');
  expect(quoted('\u202eevil')).toBe('\u2068\u202eevil\u2069');
  expect(quoted('Inès Moreau')).toBe('Inès Moreau');
  expect(textOf([heading('Été', '='), undefined, 'Two'])).toBe('Été\n===\n\nTwo\n');
});
