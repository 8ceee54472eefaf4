import { placeAt } from './finding.ts';
import type { Finding } from './finding.ts';
import { expressionEnd, findBrace, startsStatement } from './masks.ts';

/** A part of the source that MDX would run. */
export interface Code {
  from: number;
  to: number;
  finding: Finding;
}

/** The expressions that begin in a stretch of text. What lies inside one does not begin another. */
export function* expressionsIn(masked: string, from: number, to: number): Generator<Code> {
  for (let at = findBrace(masked, from, to); at !== -1;) {
    const end = expressionEnd(masked, at);
    yield { from: at, to: end, finding: { ...placeAt(masked, at), ...describe(masked.slice(at, end)) } };
    at = findBrace(masked, Math.max(end, at + 1), to);
  }
}

/** The import or export that a paragraph is, if it is one. */
export function statementIn(masked: string, from: number, to: number): Code | undefined {
  const kind = startsStatement(masked.slice(from, from + 20));
  if (kind === undefined) return undefined;
  const finding = {
    ...placeAt(masked, from),
    code: `mdx-${kind}`,
    message: `a paragraph that begins with "${kind}" is code, and code is not run`,
    fix:
      kind === 'import'
        ? 'Take the line out: the components are there without it.'
        : 'Take it out, or begin the sentence with another word.',
  };
  return { from, to, finding };
}

function describe(code: string): { code: string; message: string; fix: string } {
  return /^.\s*\/[*/]/s.test(code)
    ? {
        code: 'mdx-expression',
        message: 'comments in braces are code, and code is not run',
        fix: 'Take it out: what must not be read should not be in the text.',
      }
    : {
        code: 'mdx-expression',
        message: '"{" begins code, and code is not run',
        fix: `Write \\{ where you mean the sign${code.length > 2 ? ', or the words themselves' : ''}.`,
      };
}
