import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeBody } from '../../../src/cms/editor/body-merge.ts';
import { keptSource } from '../../../src/cms/editor/client/kept-text.ts';
import type { FieldNode } from '../../../src/cms/editor/client/field-nodes.ts';
import { plainBody } from '../../../src/lib/front-matter.ts';
import { labelsFor } from '../../../src/i18n/notes.ts';
import { escapeCode } from '../../../src/markdown/escape-code.ts';
import { parse } from '../../../src/markdown/parse.ts';
import { body } from './bodies.ts';
import { fieldReader } from './field-reader.ts';
import { runs } from '../../campaign.ts';

const typed = 'Ω';
const reader = await fieldReader();

/** What the site itself reads in a text; undefined if it refuses the text. */
function pageOf(text: string): string | undefined {
  const { tree, findings } = parse(escapeCode(text), labelsFor('en'));
  if (tree === undefined || findings.length > 0) return undefined;
  return JSON.stringify(tree, (key, value: unknown) => (key === 'position' ? undefined : value));
}

interface Leaf {
  text: string;
}

/** Every way to type a letter into the words of a node, at the end of a word or inside it. */
function edits(node: FieldNode): FieldNode[] {
  return (node.children as (FieldNode | Leaf)[]).flatMap((child, index) => {
    const made: (FieldNode | Leaf)[] =
      'children' in child
        ? edits(child as FieldNode)
        : [...(child as Leaf).text.matchAll(/(?<=[a-z])(?=[a-z]|$)/g)].map(({ index: at }) => ({
            ...child,
            text: `${(child as Leaf).text.slice(0, at)}${typed}${(child as Leaf).text.slice(at)}`,
          }));
    return made.map((one) => ({ ...node, children: node.children.with(index, one as FieldNode) }));
  });
}

/** The text after a letter was typed into one of its blocks; undefined if the block has no words. */
function typeInto(text: string, block: number, place: number): { edited: string; index: number } | undefined {
  const shown = reader.read(text);
  const index = block % Math.max(1, shown.nodes.length);
  const node = shown.nodes[index];
  if (node === undefined || keptSource(node) !== undefined) return undefined;
  const all = edits(node);
  const chosen = all[place % Math.max(1, all.length)];
  if (chosen === undefined) return undefined;
  const nodes = shown.nodes.with(index, chosen);
  return { edited: mergeBody(shown, reader.write(nodes), reader.normaliser(shown)), index };
}

function bears(text: string, block: number, place: number): void {
  const shown = reader.read(text);
  const { lead, blocks } = shown;
  expect(lead + blocks.map(({ source, gap }) => source + gap).join('')).toBe(text);
  expect(shown.nodes).toHaveLength(blocks.length);
  expect(mergeBody(shown, reader.write(shown.nodes), reader.normaliser(shown))).toBe(text);
  const done = typeInto(text, block, place);
  if (done === undefined) return;
  const { edited, index } = done;
  const join = (all: typeof blocks): string => all.map(({ source, gap }) => source + gap).join('');
  const before = lead + join(blocks.slice(0, index));
  const after = (blocks[index]?.gap ?? '') + join(blocks.slice(index + 1));
  expect(edited.slice(0, before.length)).toBe(before);
  expect(edited.slice(edited.length - after.length)).toBe(after);
  expect(edited.split(typed)).toHaveLength(2);
  // Without the letter the page is as before: writing the block again has lost nothing.
  const page = pageOf(text);
  if (page !== undefined) expect(pageOf(edited.replace(typed, ''))).toBe(page);
}

test('a text that nobody edits keeps its bytes, and an edit changes no more than was typed', () => {
  fc.assert(
    fc.property(body, fc.nat(20), fc.nat(200), (text, block, place) => {
      bears(plainBody(text), block, place);
    }),
    { numRuns: runs(90) },
  );
});

/** Every text that once failed. */
const found = [
  '1. Climb.\n\n   ![Ladder](/media/cover-site.png)',
  '1. x\n\n4) it’s',
  '- a\n- b\n\n* c',
  'snake_case_word and a * b * c',
  '> - <kbd>Ctrl</kbd>\n> - *house*\n>\n> > <kbd>Ctrl</kbd>',
  '| a \\| b |\n| --- |\n| `c \\| d` |',
];

test.each(found)('%j can be opened and edited', (text) => {
  for (let block = 0; block < 2; block += 1)
    for (let place = 0; place < 6; place += 1) bears(text, block, place);
});

const shownAs: [text: string, isKept: boolean][] = [
  ['Words, *emphasis*, `code` and a [link](/faq/).', false],
  ['a \\{ b \\< c', false],
  ['## Heading', false],
  ['- a\n  - b\n- c', false],
  ['1. a\n\n2. b', false],
  ['3. a\n4. b', false],
  ['---', false],
  ['> a\n>\n> - b', false],
  ['| a | b |\n| :-- | --: |\n| 1 | **2** |', false],
  ['```js\na\n```', false],
  ['<Callout kind="note">\nText.\n</Callout>', false],
  ['See <Term means="x">this</Term>[^1].', false],
  ['1. a\n\n   second', true],
  ['1. a\n\n   > quoted', true],
  ['1. a\n\n   | x |\n   | - |\n   | y |', true],
  ['- # heading', true],
  ['- [x] done', true],
  ['[ref]: /x', true],
  ['<details>\n<summary>More</summary>\n\nHidden.\n\n</details>', true],
  ['```js title="x"\na\n```', true],
  ['#', true],
];

test.each(shownAs)('%j is shown as Markdown: %s', (text, isKept) => {
  const { nodes } = reader.read(text);
  expect(nodes.map((node) => keptSource(node) !== undefined)).toEqual([isKept]);
});

test('a block kept as Markdown contains exactly what was typed', () => {
  const text = '- a\n\n1. b\n\n   c';
  const shown = reader.read(text);
  const [first] = reader.write(shown.nodes);
  if (first === undefined) throw new Error('there is no block');
  const written = [first, { text: '* b\n\n\n   _c_', exact: true }];
  expect(mergeBody(shown, written, reader.normaliser(shown))).toBe('- a\n\n* b\n\n\n   _c_');
});
