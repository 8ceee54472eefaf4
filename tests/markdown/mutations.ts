import { readFile } from 'node:fs/promises';
import fc from 'fast-check';

/** A text with everything that a text may contain. */
export const fixture = await readFile(new URL('../fixtures/body/everything.mdx', import.meta.url), 'utf8');

/** Pieces of Markdown, MDX, HTML and attacks on them, to be inserted into a text. */
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
export const mutated = fc
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

/** Pieces without a text around them. */
export const strewn = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
