import { placeAt } from './finding.ts';
import type { Finding, Said } from './finding.ts';
import { endsInAddress, expressionEnd, findBrace, startsStatement } from './escape-code.ts';
import { lineEnd } from './tag-reader.ts';

/** A part of the source that MDX would execute. */
export interface Code {
  from: number;
  to: number;
  finding: Finding;
}

/** The expressions that begin in a part of the text. Nested expressions are not listed. */
export function* expressionsIn(escaped: string, from: number, to: number): Generator<Code> {
  for (let at = findBrace(escaped, from, to); at !== -1;) {
    const end = expressionEnd(escaped, at);
    yield { from: at, to: end, finding: { ...placeAt(escaped, at), ...describe(escaped, at, end) } };
    at = findBrace(escaped, Math.max(end, at + 1), to);
  }
}

/** The import or export statement that a paragraph consists of, if it is one. */
export function statementIn(escaped: string, from: number, to: number): Code | undefined {
  const kind = startsStatement(escaped.slice(from, Math.min(to, from + 2_000)));
  if (kind === undefined) return undefined;
  const finding = {
    ...placeAt(escaped, from),
    code: `mdx-${kind}`,
    message: `this paragraph is code (${kind}), and code is not run`,
    fix:
      kind === 'import'
        ? 'Take it out: the components are there without it.'
        : 'Take it out; code that is to be read goes between lines of three backticks.',
  };
  return { from, to, finding };
}

function describe(escaped: string, at: number, end: number): Said {
  const code = escaped.slice(at, end);
  const line = escaped.slice(escaped.lastIndexOf('\n', at) + 1, lineEnd(escaped, at));
  if (/^ {0,3}#{1,6}[ \t]/.test(line) && endsInAddress(line)) {
    return {
      code: 'mdx-expression',
      message: `{${code.slice(1)} is an address as other systems write it, and here "{" begins code`,
      fix: `Take {${code.slice(1)} out: a heading has an address of its own, made of its words.`,
    };
  }
  return /^.\s*\/[*/]/s.test(code)
    ? {
        code: 'mdx-expression',
        message: 'comments in braces are code, and code is not run',
        fix: 'Take it out, braces and all: what must not be read should not be in the text.',
      }
    : {
        code: 'mdx-expression',
        message: '"{" begins code, and code is not run',
        fix: `Write \\{ where you mean the sign${code.length > 2 ? ', or the words themselves' : ''}.`,
      };
}
