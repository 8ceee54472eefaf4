import { describe, expect, test } from 'vitest';
import { compileBody } from '../../src/markdown/compile.ts';
import { refusals } from './compiled.ts';

/** What an editor writes, and the `line:column code` of each problem. */
const table: Record<string, [source: string, ...problems: string[]][]> = {
  'MDX code': [
    ["import x from 'y'\n\nok", '1:1 mdx-import'],
    ['ok\n\nimport {x} from "y"', '3:1 mdx-import'],
    ['a\n\nexport const x = {\n  a: 1\n}\n\nb', '3:1 mdx-export'],
    ['export default 1', '1:1 mdx-export'],
    ['export * from "y"', '1:1 mdx-export'],
    ['import "y"', '1:1 mdx-import'],
    ['import {\n  a,\n  b,\n} from "y";', '1:1 mdx-import'],
    ['export async function a() {\n}', '1:1 mdx-export'],
    ['export class A extends B {\n}', '1:1 mdx-export'],
    ['export default function () {}', '1:1 mdx-export'],
    ['{1 + 1}', '1:1 mdx-expression'],
    ['one {two} three {four}', '1:5 mdx-expression', '1:17 mdx-expression'],
    ['{/* a comment */}', '1:1 mdx-expression'],
    ['- a\n- b {c}', '2:5 mdx-expression'],
    ['> {a}', '1:3 mdx-expression'],
    ['## {a}', '1:4 mdx-expression'],
    ['| a |\n| --- |\n| {b} |', '3:3 mdx-expression'],
    ['{a && <b>c</b>}', '1:1 mdx-expression'],
    ['<Callout kind={x}>\na\n</Callout>', '1:1 mdx-expression'],
    ['<Callout {...x}>\na\n</Callout>', '1:1 mdx-spread'],
    ['<Callout kind="tip">\n{a}\n</Callout>', '2:1 mdx-expression'],
  ],
  'unknown and raw tags': [
    ['<Calout kind="tip">\na\n</Calout>', '1:1 unknown-component'],
    ['<Foo.Bar />', '1:1 unknown-component'],
    ['<callout>a</callout>', '1:1 unknown-component'],
    ['a <b>b</b>', '1:3 raw-html'],
    ['a <b onclick="x">b</b>', '1:3 raw-html'],
    ['<script>alert(1)</script>', '1:1 raw-html'],
    ['<iframe src="https://example.org/"></iframe>', '1:1 raw-html'],
    ['<style>a</style>', '1:1 raw-html'],
    ['<>a</>', '1:1 raw-html'],
    ['- a\n\n  > <i>b</i>', '3:5 raw-html'],
    ['<abbr title="a" class="b">c</abbr>', '1:1 unknown-attribute'],
    ['a <kbd onclick="x">b</kbd>', '1:3 event-attribute'],
    ['a <kbd OnClick="x">b</kbd>', '1:3 event-attribute'],
    ['<span lang="f r">a</span>', '1:1 attribute-value'],
    ['<kbd></kbd>', '1:1 component-content'],
    ['<kbd>\n- a\n</kbd>', '2:1 component-content'],
    ['<details>\na\n</details>', '1:1 component-content'],
    ['<summary>a</summary>', '1:1 component-place'],
  ],
  attributes: [
    ['<Callout>\na\n</Callout>', '1:1 missing-attribute'],
    ['<Callout kind="">\na\n</Callout>', '1:1 missing-attribute'],
    ['<Callout kind>\na\n</Callout>', '1:1 attribute-value'],
    ['<Callout kind="tipp">\na\n</Callout>', '1:1 attribute-value'],
    ['<Callout kin="tip">\na\n</Callout>', '1:1 unknown-attribute'],
    ['<Callout kind="tip" kind="tip">\na\n</Callout>', '1:1 duplicate-attribute'],
    ['<Callout kind="tip" onclick="x">\na\n</Callout>', '1:1 event-attribute'],
    ['<Callout kind="tip" style="x">\na\n</Callout>', '1:1 unknown-attribute'],
    ['<Callout kind=tip>\na\n</Callout>', '1:1 unquoted-value'],
    ['<Callout kind=“tip”>\na\n</Callout>', '1:1 unquoted-value'],
    ['<Quote>\na\n</Quote>', '1:1 missing-attribute'],
    ['<Quote by="a" source="mailto:a@example.org">\nb\n</Quote>', '1:1 attribute-value'],
    ['<Video src="https://example.org/a" title="b" />', '1:1 media-address'],
    ['<Video src="https://www.youtube.com/@someone" title="b" />', '1:1 media-address'],
    ['<Video src="/media/a.mp4" />', '1:1 missing-attribute'],
    ['<Video src="/media/a.mp4" title="b" captions="/media/a.srt" />', '1:1 media-address'],
    ['<Download file="a.pdf" />', '1:1 link-relative'],
    ['<Download file="https://example.org/a.pdf" />', '1:1 media-address'],
    ['<Figure src="/media/a.pdf" alt="b" />', '1:1 media-address'],
  ],
  'content and place of components': [
    ['<Callout kind="tip"></Callout>', '1:1 component-content'],
    ['<Steps>\n- a\n</Steps>', '1:1 component-content'],
    ['<Steps>\n1. a\n\nb\n</Steps>', '1:1 component-content'],
    ['<Figure src="/media/a.png" alt="b">c</Figure>', '1:1 component-content'],
    ['<Term means="a">\n- b\n</Term>', '2:1 component-content'],
    ['a <Callout kind="tip">b</Callout> c', '1:3 component-place'],
    ['| a |\n| --- |\n| <Callout kind="tip">b</Callout> |', '3:3 component-place'],
    ['[a <Term means="b">c</Term>](/d/)', '1:4 nested-link'],
    ['<Term means="a">[b](/c/)</Term>', '1:17 nested-link'],
  ],
  headings: [
    ['# a', '1:1 heading-level'],
    ['a\n=', '1:1 heading-level'],
    ['### a', '1:1 heading-level'],
    ['## a\n\n#### b', '3:1 heading-level'],
    ['##\n\na', '1:1 empty-heading'],
    ['a\n\n## &nbsp;', '3:1 empty-heading'],
  ],
  pictures: [
    ['![](/media/a.png)', '1:1 missing-alt'],
    ['a ![ ](/media/a.png)', '1:3 missing-alt'],
    ['<Figure src="/media/a.png" />', '1:1 missing-alt'],
    ['<Figure src="/media/a.png" alt="" />', '1:1 missing-alt'],
    ['<Figure src="/media/a.png" alt="b" decorative="yes" />', '1:1 attribute-value'],
    ['![a](https://example.org/a.png)', '1:1 media-address'],
    ['![a](a.png)', '1:1 media-address'],
    ['![a](/a.png)', '1:1 media-address'],
    ['![a](/media/a.pdf)', '1:1 media-address'],
    ['![a](data:image/png;base64,AA)', '1:1 link-scheme'],
    ['a ![b](/media/a.png "c") d', '1:3 picture-caption'],
  ],
  links: [
    ['[a]()', '1:1 empty-link'],
    ['[a](#)', '1:1 empty-link'],
    ['b [](/a/)', '1:3 empty-link'],
    ['[a](b/)', '1:1 link-relative'],
    ['[a](../b/)', '1:1 link-relative'],
    ['[a](b.mdx)', '1:1 link-relative'],
    ['[a](/posts/en/b.mdx)', '1:1 link-relative'],
    ['[a](example.org)', '1:1 link-relative'],
    ['[a](a@example.org)', '1:1 link-relative'],
    ['[a](//example.org)', '1:1 link-scheme'],
    ['[a](ftp://example.org)', '1:1 link-scheme'],
    ['[a](/b/../c/)', '1:1 link-shape'],
    ['[a](https://u:p@example.org/)', '1:1 link-shape'],
    ['[a](/media/)', '1:1 media-address'],
    ['a [b][r]\n\n[r]: javascript:x', '1:3 link-scheme'],
    ['😀 [a](b)', '1:4 link-relative'],
  ],
  syntax: [
    ['<!-- a -->', '1:1 html-comment'],
    ['a <!-- b\nc --> d', '1:3 html-comment'],
    ['a <3 b', '1:3 stray-angle'],
    ['a <b c', '1:3 unreadable-tag'],
    ['<br>', '1:1 unclosed-tag'],
    ['a </b> c', '1:3 unclosed-tag'],
    ['<Callout kind="tip">\n\na', '1:1 unclosed-tag'],
    ['<Callout kind="tip">\n\na\n\n</Calout>', '5:1 unclosed-tag'],
    ['<Callout kind="tip">\n\n<Figure src="/media/a.png" alt="b">\n\n</Callout>', '3:1 unclosed-tag'],
    ['<Callout kind="tip>\na\n</Callout>', '1:1 unreadable-tag'],
    ['a <https://example.org/>', '1:3 angle-link'],
    ['a <b@example.org>', '1:3 angle-link'],
    ['a <javascript:alert(1)>', '1:3 link-scheme'],
    ['😀😀 <3', '1:6 stray-angle'],
  ],
  characters: [
    ['a\0b', '1:2 forbidden-character'],
    ['a\n\nb \u202e c', '3:3 forbidden-character'],
    ['a &#x202e; b', '1:1 forbidden-character'],
    ['<Term means="a&#8238;b">c</Term>', '1:1 forbidden-character'],
    ['\ufdd0', '1:1 forbidden-character'],
    ['a \ud800 b', '1:3 forbidden-character'],
  ],
};

for (const [what, cases] of Object.entries(table)) {
  describe(what, () => {
    test.each(cases)('%j', async (source, ...problems) => {
      expect(await refusals(source)).toEqual(problems);
    });
  });
}

test('all problems are reported at once, syntax errors included', async () => {
  const source = [
    '# Title',
    '',
    'import x from "y"',
    '',
    '<Callout kind={x}>',
    'a <!-- b -->',
    '</Callout>',
    '',
    '![](/media/a.png) and [b](javascript:c) and {d}',
    '',
    '<Calout kind="tip">',
    'e',
    '</Calout>',
    '',
    'f < g <h',
  ].join('\n');
  expect(await refusals(source)).toEqual([
    '1:1 heading-level',
    '3:1 mdx-import',
    '5:1 mdx-expression',
    '6:3 html-comment',
    '9:1 missing-alt',
    '9:23 link-scheme',
    '9:45 mdx-expression',
    '11:1 unknown-component',
    '15:7 unreadable-tag',
  ]);
});

test('positions count from the top of the file', async () => {
  const { problems } = await compileBody('a\r\n\r\nb {c}\r\n', {
    file: 'faq/fr/a.mdx',
    firstLine: 12,
    lang: 'fr',
  });
  expect(problems).toEqual([expect.objectContaining({ file: 'faq/fr/a.mdx', line: 14, column: 3 })]);
});

test.each([
  ['<Calout kind="tip">\na\n</Calout>', 'Did you mean <Callout>?'],
  ['<Callout kin="tip">\na\n</Callout>', 'Did you mean kind?'],
  ['<Callout kind="warnin">\na\n</Callout>', 'Write kind="warning".'],
  ['<Callout kind=tip>\na\n</Callout>', 'Write kind="tip".'],
  ['# A title', 'Write ## in place of #.'],
  ['A title\n===', 'Write ## and a space before it, and take the line of = or - below it out.'],
  ['## a\n\n#### b', 'Write ### in place of ####.'],
  ['## What it costs {#fares}', 'Take {#fares} out: a heading has an address of its own, made of its words.'],
  [
    '[a](//example.org)',
    'Write the whole address, https://example.org/page; for a page of this site begin with one slash.',
  ],
  ['[a](/posts/en/my-post.mdx)', "Write the page's address: /blog/my-post/."],
  ['[a](../../faq/en/why.mdx#b)', "Write the page's address: /faq/why/."],
  ['[a](example.org/b)', 'Write https://example.org/b.'],
  ['a <b>b</b>', 'Write **words**.'],
  ['a <https://example.org/>', 'Write https://example.org/ alone, or [words](https://example.org/).'],
  ['<br>', 'End the tag with a slash: <br />.'],
])('%j: %s', async (source, fix) => {
  const { problems } = await compileBody(source, { file: 'a', firstLine: 1, lang: 'en' });
  expect(problems.map((problem) => problem.fix)).toEqual([fix]);
});

test('a refused text still lists its references', async () => {
  const { body, found } = await compileBody('## A\n\n[b](/c/) ![d](/media/e.png) {f}', {
    file: 'a',
    firstLine: 5,
    lang: 'en',
  });
  expect(body).toBeUndefined();
  expect(found).toEqual({
    links: [{ to: '/c/', line: 7, column: 1 }],
    media: [{ to: '/media/e.png', line: 7, column: 10 }],
    anchors: ['a'],
    labelCandidates: {
      opening: { text: 'A', line: 5, column: 1 },
      alone: [{ text: 'b {f}', line: 7, column: 1 }],
      hashtags: [],
    },
  });
});
