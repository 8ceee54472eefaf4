import { placeAt } from './finding.ts';
import type { Finding, Said } from './finding.ts';
import { expressionEnd, findBrace } from './escape-code.ts';

/** A part of the source to blank out, so that the parser can go on. */
export interface Edit {
  from: number;
  to: number;
  /** Spaces inside a tag, letters where text is required. */
  fill: 'space' | 'text';
}

/** The explanation of a syntax error: findings for the editor, and edits with which parsing can go on. */
export interface Verdict {
  findings: Finding[];
  edits: Edit[];
}

export interface ReadTag extends Verdict {
  /** Undefined where `<` begins no tag. */
  name: string | undefined;
  /** Offset after the tag, or after the part of it that could be read. */
  end: number;
}

const tagName = /^<\/?\s*([\p{L}$_][\p{L}\p{N}$_.:-]*)/u;
const tokens =
  /\s+|\/?>|\p{L}[\p{L}\p{N}$_:.-]*|=|"[^"]*"|'[^']*'|[\ufdd0\ufdd1]|[^\s"'=<>/\ufdd0\ufdd1]+|./gsu;
/** Characters. A longer tag is treated as another fault. */
const maxTagLength = 10_000;

/** Reads the tag that begins at an offset of an escaped source, and reports code and unquoted values in it. */
export function readTag(text: string, at: number): ReadTag {
  const [opening = '<', name] = tagName.exec(text.slice(at, at + 200)) ?? [];
  const tag: ReadTag = { name, end: at + opening.length, findings: [], edits: [] };
  if (name === undefined) return tag;
  const report = (from: number, to: number, said: Said) => {
    tag.findings.push({ ...placeAt(text, at), ...said });
    tag.edits.push({ from, to, fill: 'space' });
  };
  let key = '';
  /** Offset of a `=` that has no value yet. */
  let equals: number | undefined;
  while (tag.end < Math.min(text.length, at + maxTagLength)) {
    tokens.lastIndex = tag.end;
    const token = tokens.exec(text)?.[0] ?? '';
    const from = tag.end;
    tag.end += token.length;
    if (token === '>' || token === '/>') return tag;
    if (findBrace(token, 0, 1) === 0) {
      tag.end = expressionEnd(text, from);
      report(equals ?? from, tag.end, equals === undefined ? spread(name) : code(key));
    } else if (equals !== undefined && !/^["'\s]/.test(token)) {
      report(equals, tag.end, unquoted(key, token));
    } else if (token === '"' || token === "'" || token === '<') {
      tag.end = lineEnd(text, at);
      report(at, tag.end, broken(name, token));
      tag.edits.push(...closingOf(text, name, tag.end));
      return tag;
    }
    if (token === '=') equals = from;
    else if (token.trim() !== '') {
      if (equals === undefined) key = token;
      equals = undefined;
    }
  }
  return tag;
}

/** Removes the closing tag too: without its opening tag it would be reported as a second fault. */
function closingOf(text: string, name: string, after: number): Edit[] {
  const closing = `</${name}>`;
  const from = text.indexOf(closing, after);
  return from === -1 ? [] : [{ from, to: from + closing.length, fill: 'text' }];
}

function code(key: string): Said {
  return {
    code: 'mdx-expression',
    message: `the value of "${key}" is code in braces`,
    fix: `Write it in quotes: ${key}="…".`,
  };
}

function spread(name: string): Said {
  return {
    code: 'mdx-spread',
    message: `<${name}> is given attributes by code`,
    fix: 'Write each attribute as name="value".',
  };
}

function unquoted(key: string, value: string): Said {
  return {
    code: 'unquoted-value',
    message: `the value of "${key}" has no quotes`,
    fix: `Write ${key}="${/^[\p{L}\p{N}]+$/u.test(value) ? value : '…'}".`,
  };
}

function broken(name: string, token: string): Said {
  const fault =
    token === '<' ? 'does not end before the next one begins' : 'has a quotation mark that is not closed';
  return {
    code: 'unreadable-tag',
    message: `the tag <${name}> ${fault}`,
    fix: 'Write attributes as name="value" and end the tag with >.',
  };
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, from: number): number {
  const length = text.slice(from).search(/[\r\n]/);
  return length === -1 ? text.length : from + length;
}
