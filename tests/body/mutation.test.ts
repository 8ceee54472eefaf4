import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile, htmlOf } from './compiled.ts';
import { dangersIn } from './dangers.ts';

const fixture = await readFile(new URL('../fixtures/body/everything.mdx', import.meta.url), 'utf8');

/** Pieces of Markdown, MDX, HTML and attacks on them, to be strewn into a text. */
const pieces = [
  '\n', '\n\n', '\r\n', ' ', '    ', '\t', '*', '**', '_', '~~', '`', '```', '~~~', '> ', '- ', '1. ', '- [ ] ', '# ', '## ', '---', '|', '| - |',
  '[', ']', '(', ')', '![', '](', '](/a/)', '](javascript:alert(1))', '](//a)', '[^1]', '[^1]: a', '[a]: javascript:b', '<', '>', '</', '/>', '<!--', '-->',
  '<Callout kind="tip">', '</Callout>', '<Callout', '<Term means="a">', '</Term>', '<Steps>', '</Steps>', '<Figure src="/media/a.png" alt="a" />',
  '<Download file="/media/a.pdf" />', '<Quote by="a">', '</Quote>', '<details>', '<summary>', '</summary>', '</details>', '<kbd>', '</kbd>', '<br />', '<script>', '</script>',
  '<iframe src="//a">', '<b onclick="c">', ' onclick="a"', ' {...a}', '={a}', '{', '}', '\\{', '\\<', '\\', '"', "'", '&lt;script&gt;', '&#106;', '&colon;', '&Tab;',
  'javascript:', 'https://example.org', 'www.example.org', 'import a from "b"', 'export {a}', '\u0000', '\u202e', '\ud800', '\ufdd0', '\ufdd4', '😀', '漢字', 'é',
]; // prettier-ignore

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...pieces) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** The fixture after some cuts and insertions. */
const mutated = fc
  .array(fc.record({ at: fc.nat(fixture.length), cut: fc.nat(40), put: fc.array(piece, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((edits) =>
    edits.reduce(
      (text, { at, cut, put }) => text.slice(0, at) + put.join('') + text.slice(at + cut),
      fixture,
    ),
  );

const strewn = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

async function check(source: string): Promise<void> {
  const { body, problems } = await compile(source);
  expect(body === undefined).toBe(problems.length > 0);
  const lines = source.split(/\r\n|\n|\r/);
  for (const { line, column } of problems) {
    expect(line).toBeLessThanOrEqual(lines.length);
    expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  }
  if (body === undefined) return;
  const html = htmlOf(body.chunks);
  expect(dangersIn(html)).toEqual([]);
  expect(html).not.toMatch(/[\ufdd0-\ufdef]/);
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
}

test('the fixture itself is accepted', async () => {
  expect((await compile(fixture)).problems).toEqual([]);
});

test.each([
  ['mutations of a text that has everything', mutated, 600],
  ['pieces without a text', strewn, 1_500],
] as const)(
  '%s never crash and never publish anything that runs',
  async (_, arbitrary, numRuns) => {
    await fc.assert(fc.asyncProperty(arbitrary, check), { numRuns });
  },
  60_000,
);

test('half of the mutations or fewer are accepted, and some are', async () => {
  // Else the property would say nothing about what is published.
  const sources = fc.sample(strewn, { numRuns: 300, seed: 7 });
  const bodies = await Promise.all(sources.map(async (source) => (await compile(source)).body));
  const published = bodies.filter((body) => body !== undefined).length;
  expect(published).toBeGreaterThan(10);
  expect(published).toBeLessThan(290);
});
