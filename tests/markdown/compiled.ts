import { compileBody } from '../../src/markdown/compile.ts';
import type { Body, Chunk } from '../../src/markdown/body.ts';

/** Compiles as if the body began on line 1 of an English post. */
export function compile(source: string, lang = 'en') {
  return compileBody(source, { file: 'posts/en/a.mdx', firstLine: 1, lang });
}

/** The body of a text that must be accepted; otherwise fails with its problems. */
export async function accepted(source: string, lang = 'en'): Promise<Body> {
  const { body, problems } = await compile(source, lang);
  if (body === undefined) throw new Error(problems.map(({ message }) => message).join('; '));
  return body;
}

/** `line:column code` of each problem, in the order in which an editor reads them. */
export async function refusals(source: string): Promise<string[]> {
  const { body, problems } = await compile(source);
  if ((body === undefined) !== problems.length > 0) throw new Error('a body with problems, or none without');
  return problems
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map(({ line, column, code }) => `${String(line)}:${String(column)} ${code}`);
}

/** All markup of a body in the order of the page; parts that the page renders are shown as elements of their own. */
export function htmlOf(chunks: readonly Chunk[]): string {
  return chunks.map(htmlOfChunk).join('');
}

function htmlOfChunk(chunk: Chunk): string {
  switch (chunk.type) {
    case 'html':
      return chunk.html;
    case 'link':
      return `<a href="${escape(chunk.href)}">${htmlOf(chunk.children)}</a>`;
    case 'picture':
      return `<img src="${escape(chunk.src)}" alt="${escape(chunk.alt)}">`;
    case 'component':
      return `<x-${chunk.name.toLowerCase()}>${htmlOf(chunk.children)}</x-${chunk.name.toLowerCase()}>`;
  }
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
