/**
 * Editors' text must never reach the parser's JavaScript parser: it is native code, and deeply nested brackets in an
 * expression overflow its stack and end the process (seen with 10,000 of them). Since MDX code is refused anyway, the
 * characters that begin code are replaced before parsing by noncharacters of the same length, so that positions stay
 * right, and restored in text and code samples.
 */
const brace = '\ufdd0';
const escapedBrace = '\ufdd1';
const importStart = '\ufdd2';
const exportStart = '\ufdd3';
/** Replaces text that was refused, so that parsing can go on. */
export const filler = '\ufdd4';

/** Lines that MDX may read as a statement: only punctuation and spaces may precede the word. */
const statements = /^([^\p{L}\r\n]*)(import|export)(?!\p{L})/gmu;

/** The source without any character that begins code; the same string where there was none. */
export function escapeCode(source: string): string {
  let escaped = source;
  if (escaped.includes('{')) {
    escaped = escaped.replace(/\\+\{?|\{/g, (found) =>
      found.endsWith('{') ? found.slice(0, -1) + (found.length % 2 === 0 ? escapedBrace : brace) : found,
    );
  }
  return escaped.replace(
    statements,
    (_, before: string, word: string) =>
      before + (word === 'import' ? importStart : exportStart) + word.slice(1),
  );
}

/** Offset of the first unescaped brace in a part of an escaped source, or -1. */
export function findBrace(escaped: string, from: number, to: number): number {
  const at = escaped.slice(from, to).indexOf(brace);
  return at === -1 ? -1 : from + at;
}

/** A complete statement, judged by its form: an ordinary sentence may begin with either word. */
const importStatement =
  /^\ufdd2mport\s*(?:[\w$*{\ufdd0][^'"]*?\bfrom\s*)?(["'])[^'"\r\n]+\1\s*(?:;|[\r\n]|$)/;
const exportStatement =
  /^\ufdd3xport\s*(?:[{*\ufdd0]|(?:const|let|var)\s+[\w$]+\s*[=;:]|(?:async\s+)?function\b[\s*]*[\w$]*\s*\(|class\s+[\w$]+\s+(?:extends\b|[{\ufdd0])|default\s+(?:(?:async\s+)?(?:function|class)\b[^.]*[({\ufdd0]|[\w$.]+\s*(?:;|[\r\n]|$)|[(\[{'"\ufdd0]))/;

/** Whether a paragraph of an escaped source is code that MDX would run. */
export function startsStatement(text: string): 'import' | 'export' | undefined {
  if (importStatement.test(text)) return 'import';
  return exportStatement.test(text) ? 'export' : undefined;
}

/** Whether a heading ends in an explicit id, as other systems write it: `## Fares {#fares}`. */
export function endsInAddress(escaped: string): boolean {
  return /\ufdd0#[^\s{}]+\}[ \t]*#*[ \t]*$/.test(escaped);
}

/**
 * Where the expression that begins at `from` ends: after its closing brace, else at the end of its line. Searches
 * 2,000 characters only: a brace written by mistake closes soon, and a longer text could be anything.
 */
export function expressionEnd(source: string, from: number): number {
  const escaped = source.slice(0, from + 2_000);
  let depth = 0;
  const token = /[\ufdd0\ufdd1{}]|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gs;
  token.lastIndex = from;
  for (let found = token.exec(escaped); found !== null; found = token.exec(escaped)) {
    if (found[0] === '}') depth -= 1;
    else if (found[0].length === 1) depth += 1;
    if (depth === 0) return found.index + 1;
  }
  const line = escaped.slice(from).search(/[\r\n]/);
  return line === -1 ? escaped.length : from + line;
}

const anyPlaceholder = /[\ufdd0-\ufdd3]/;
const plain: Record<string, string> = {
  [brace]: '{',
  [escapedBrace]: '{',
  [importStart]: 'i',
  [exportStart]: 'e',
};

/** Restores text in which a backslash escapes: `\{` becomes `{`. */
export function unescapeText(text: string): string {
  return anyPlaceholder.test(text) ? unescapeCode(text.replaceAll(`\\${escapedBrace}`, '{')) : text;
}

/** Restores code and attributes, where a backslash has no special meaning. */
export function unescapeCode(text: string): string {
  return anyPlaceholder.test(text) ? text.replace(/[\ufdd0-\ufdd3]/g, (mark) => plain[mark] ?? '') : text;
}

/** Restores an address, which the parser has percent-encoded. */
export function unescapeAddress(address: string): string {
  if (!address.includes('%EF%B7%9')) return unescapeText(address);
  return address
    .replace(/(?:%5C)?%EF%B7%91|%EF%B7%90/g, '%7B')
    .replaceAll('%EF%B7%92', 'i')
    .replaceAll('%EF%B7%93', 'e');
}
