import { expect, test } from 'vitest';
import { mergeBody } from '../../../src/cms/editor/body-merge.ts';
import type { ShownText } from '../../../src/cms/editor/body-merge.ts';

/** A text in which the editor writes every block with stars, as it writes lists. */
const blocks = ['# One', '- two\n- 2', 'three', '_four_', '```\nfive\n```'];
const gaps = ['\n', '\n\n', '\n \n\n', '\n\n', ''];
const shown: ShownText = {
  lead: '',
  blocks: blocks.map((source, index) => ({ source, gap: gaps[index] ?? '', written: asEditor(source) })),
};
const text = '# One\n- two\n- 2\n\nthree\n \n\n_four_\n\n```\nfive\n```';

function asEditor(markdown: string): string {
  return markdown.replace(/^- /gm, '* ').replace(/_(\w+)_/g, '*$1*');
}

function merged(written: string[], exact = false): string {
  return mergeBody(
    shown,
    written.map((one) => ({ text: one, exact })),
    asEditor,
  );
}

const [one = '', two = '', three = '', four = '', five = ''] = blocks.map(asEditor);

const cases: [what: string, written: string[], expected: string][] = [
  ['nothing', [one, two, three, four, five], text],
  ['empty paragraphs added', ['', one, two, '', three, ' ', four, five], text],
  ['a word', [one, two, 'three more', four, five], text.replace('three', 'three more')],
  ['a list item', [one, '* two\n* 2\n* 3', three, four, five], text.replace('- 2', '- 2\n- 3')],
  ['the first block', ['# 1', two, three, four, five], text.replace('# One', '# 1')],
  ['a block removed', [one, two, four, five], '# One\n- two\n- 2\n\n_four_\n\n```\nfive\n```'],
  ['the last block removed', [one, two, three, four], '# One\n- two\n- 2\n\nthree\n \n\n_four_'],
  ['a block added', [one, two, 'new', three, four, five], text.replace('three', 'new\n\nthree')],
  ['a block added at the end', [one, two, three, four, five, 'new'], `${text}\n\nnew`],
  ['a list added', [one, two, three, '* new', four, five], text.replace('\n \n\n_', '\n\n- new\n\n_')],
  [
    'a block moved',
    [one, three, two, four, five],
    '# One\n\nthree\n\n- two\n- 2\n\n_four_\n\n```\nfive\n```',
  ],
  ['a block split', [one, two, 'th', 'ree', four, five], text.replace('three', 'th\n\nree')],
  ['blocks joined', [one, two, 'three*four*', five], '# One\n- two\n- 2\n\nthree*four*\n\n```\nfive\n```'],
  [
    'two neighbours',
    [one, two, 'three!', '*four*!', five],
    text.replace('three', 'three!').replace('_four_', '*four*!'),
  ],
  ['a heading that becomes plain text', ['One', two, three, four, five], text.replace('# One', 'One')],
  ['everything', ['new'], 'new'],
  ['everything removed', [], ''],
];

test.each(cases)('%s: the rest keeps its bytes', (_, written, expected) => {
  expect(merged(written)).toBe(expected);
});

test('blocks on neighbouring lines get a blank line if they would become one block', () => {
  const words: ShownText = {
    lead: '',
    blocks: [
      { source: 'words', gap: '\n', written: 'words' },
      { source: '# head', gap: '', written: '# head' },
    ],
  };
  const edited = ['words', 'no head'].map((one) => ({ text: one, exact: false }));
  expect(mergeBody(words, edited, (same) => same)).toBe('words\n\nno head');
});

test('text typed as Markdown keeps its marks', () => {
  expect(merged([one, '* two\n* 3', three, four, five], true)).toBe(text.replace('- two\n- 2', '* two\n* 3'));
});
