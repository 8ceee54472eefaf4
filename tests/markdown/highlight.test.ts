import { expect, test } from 'vitest';
import { highlight } from '../../src/markdown/highlight.ts';

function textOf(nodes: Awaited<ReturnType<typeof highlight>>): string {
  return (nodes ?? [])
    .map((node) => (node.type === 'text' ? node.value : 'children' in node ? textOf(node.children) : ''))
    .join('');
}

test.each<[string, string]>([
  ['html', '<p class="a">b</p>\n<script>let c</script>'],
  ['css', 'a { b: c }'],
  ['js', 'const a = `b ${c}`;\n\nf();'],
  ['TS', 'type A = string;'],
  ['json', '{ "a": 1 }'],
  ['yml', 'a: 1 # b\nc: [d]'],
  ['sh', 'npm ci && npm start # a'],
  ['md', '# a\n\n**b** `c`'],
  ['mdx', '<Callout kind="tip">\n{a}\n</Callout>'],
  ['diff', '-a\n+b'],
])('%s is coloured and loses no character', async (language, code) => {
  const nodes = await highlight(code, language);
  expect(textOf(nodes)).toBe(code);
  const spans = (nodes ?? []).filter((node) => node.type === 'element');
  expect(spans.length).toBeGreaterThan(0);
  for (const { tagName, properties } of spans) {
    expect(tagName).toBe('span');
    expect(properties).toEqual({ className: [expect.stringMatching(/^tok-[a-z-]+$/)] });
  }
});

test.each(['', 'nope', 'constructor', '__proto__'])('there is no grammar for %j', async (language) => {
  expect(await highlight('a', language)).toBeUndefined();
});
