import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutBlanks } from '../../src/model/blanks.ts';
import { readEntrySource, readYamlSource } from '../../src/content/source.ts';
import { readYaml } from '../../src/content/yaml.ts';
import { cpuTime } from '../cpu-time.ts';
import { post } from '../fixtures/folder.ts';
import { runs } from '../campaign.ts';

const file = 'posts/en/a.mdx';

test.each([
  ['a list that contains itself', 'a: &a [*a]', 1, /without end/],
  ['a group that contains itself', 'a: &a { b: *a }', 1, /without end/],
  ['aliases of aliases', bomb(8), 1, /too often/],
  ['a star that was meant as text', 'a: 1\nb: *all', 2, /"\*all" refers to something/],
  ['an alias before its anchor', 'a: *x\nb: &x 1', 1, /"\*x" refers/],
  ['a second document', 'a: 1\n---\nb: 2', 2, /a line of ---/],
  ['endless nesting', `a: ${'['.repeat(30_000)}`, 1, /not valid YAML/],
  ['deep nesting that is closed', `a: ${'['.repeat(30_000)}${']'.repeat(30_000)}`, 1, /too deeply/],
  ['more fields than people write', 'abc: 1\n'.repeat(20_000), 1, /100,000 characters/],
  ['a tab', 'a:\n\tb: 1', 2, /not valid YAML/],
  ['an unclosed quote', 'a: "b', 1, /not valid YAML/],
  ['the same field twice', 'a: 1\na: 2', 2, /stands here twice/],
])('%s is refused at once, on its line', async (_name, text, line, message) => {
  const took = await cpuTime(() => {
    const { data, problems } = readYaml(file, text);
    expect(data).toBeUndefined();
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]).toMatchObject({ file, line, fix: expect.stringMatching(/\w/) });
  });
  expect(took).toBeLessThan(3000);
});

function bomb(levels: number): string {
  return Array.from(
    { length: levels },
    (_, level) =>
      `l${level}: &l${level} [${Array(9)
        .fill(level === 0 ? 'x' : `*l${level - 1}`)
        .join(', ')}]`,
  ).join('\n');
}

test.each([
  ['---js\nx', 'js'],
  ['--- json\n{}', 'json'],
  ['---\u00a0js\nx', 'js'],
  ['---\u2003javascript\nx', 'javascript'],
  ['---\vcoffee\nx', 'coffee'],
  ['---\rjs\nx', 'js'],
  ['---foo\nx', 'foo'],
  ['---YAML\nx', 'YAML'],
])(
  'front matter in another language is refused, whatever separates the language name: %j',
  (start, language) => {
    const { data, problems } = readEntrySource(file, `${start}\n---\n`);
    expect(data).toBeUndefined();
    expect(problems).toMatchObject([
      { code: 'front-matter-language', message: `the front matter is written in "${language}"` },
    ]);
  },
);

test.each([
  ['---\ntitle: x\n----\n\nText.\n\n---\n', 3],
  ['---\ntitle: x\n--- text\n---\n', 3],
])('front matter ends only with ---: %j', (text, line) => {
  expect(readEntrySource(file, text).problems).toMatchObject([{ code: 'front-matter-open', line }]);
});

test.each([
  ['---\ntitle: x\n---', '', 3],
  ['---\ntitle: x\n---\n', '', 4],
  ['---\ntitle: x\n---  \n\nText', '  \n\nText', 3],
  ['---\r\ntitle: x\r\n---\r\n\r\nText', '\r\nText', 4],
  ['---\n# only a remark\n---\nText', 'Text', 4],
  ['---yaml\ntitle: x\n---\nText', 'Text', 4],
  ['\ufeff---\ntitle: x\n---\nText', 'Text', 4],
])('the line of the body is counted correctly: %j', (text, body, bodyLine) => {
  expect(readEntrySource(file, text)).toMatchObject({ problems: [], body, bodyLine });
});

test('no text makes the reader throw, and front matter and body are separated without loss', () => {
  const part = fc.constantFrom(
    '---',
    '\n',
    '\r\n',
    'js',
    ': ',
    'a',
    '- ',
    '*x',
    '&x ',
    '{',
    ']',
    '"',
    '\t',
    '# ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
      const text = `---${parts.join('')}\n---\nText`;
      const source = readEntrySource(file, text);
      if (source.problems.length > 0) return source.problems.every(({ fix }) => fix !== '');
      return (
        text.endsWith(source.body) &&
        text.split('\n').length - source.body.split('\n').length + 1 === source.bodyLine
      );
    }),
    { numRuns: runs(3000) },
  );
});

test('a field’s place is found, and blank list items are not counted, as in the model', () => {
  const { locate, data } = readYamlSource(
    'people/ann.yaml',
    "name: x\nlist:\n  - ''\n  - one\n  -\n  - two: 2\ngroup:\n  inner:\n    deep: 1\n2026: y\n",
  );
  expect(withoutBlanks(data)).toMatchObject({ list: ['one', { two: 2 }] });
  const at = (...path: (string | number)[]) => Object.values(locate(path)).join(':');
  expect(at('name')).toBe('1:1');
  expect(at('list', 0)).toBe('4:5');
  expect(at('list', 1, 'two')).toBe('6:5');
  expect(at('group', 'inner', 'deep')).toBe('9:5');
  // For a missing field, the place is that of its group.
  expect(at('group', 'inner', 'none')).toBe('8:3');
  expect(at('2026')).toBe('10:1');
  expect(at('none')).toBe('1:1');
  expect(at()).toBe('1:1');
});

test('places in front matter count from the first line of the file', () => {
  const { locate } = readEntrySource(file, post('x', 'image:\n  src: y\n'));
  expect(locate(['image', 'src'])).toEqual({ line: 8, column: 3 });
});
