import { parse } from 'yaml';

/** The parts of an entry's file. `head + fields + rule + body` is the file, byte for byte. */
export interface EntryText {
  /** An optional byte order mark, and the opening `---` line. */
  head: string;
  /** YAML with its final line break; empty where there are no fields. */
  fields: string;
  /** The closing `---` line, with its line break if it has one. */
  rule: string;
  body: string;
}

/** Undefined where the text does not begin with front matter between two `---` lines. */
export function splitEntry(text: string): EntryText | undefined {
  const match = /^(\uFEFF?---[ \t]*(?:yaml[ \t]*)?\r?\n)([\s\S]*?)(?<=\n)(---[ \t]*(?:\r?\n|$))/.exec(text);
  if (match === null) return undefined;
  const [whole, head = '', fields = '', rule = ''] = match;
  return { head, fields, rule, body: text.slice(whole.length) };
}

/** The line ending that most lines of the text have. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  return text.split('\r\n').length - 1 > all / 2 ? '\r\n' : '\n';
}

/** A body as forms hold it: Unix line endings, no blank lines around it. */
export function plainBody(body: string): string {
  return body.replaceAll('\r\n', '\n').replace(/^(?:[ \t]*\n)+|\s+$/g, '');
}

/**
 * What a form shows of an entry's file: its fields, and its text as `body`. Dates stay strings.
 * @throws where the fields cannot be read: a form that showed them as empty would save them as empty
 */
export function readEntryText(text: string): Record<string, unknown> {
  const parts = splitEntry(text);
  if (parts === undefined) return text.trim() === '' ? {} : { body: plainBody(text) };
  const body = plainBody(parts.body);
  return { ...readRecordText(parts.fields), ...(body === '' ? {} : { body }) };
}

/** Like {@link readEntryText}, for a file that is YAML only. */
export function readRecordText(text: string): Record<string, unknown> {
  // The same YAML schema as the site's own reader, so that both get the same values.
  const fields: unknown = parse(text.replaceAll('\r\n', '\n'), { schema: 'core', maxAliasCount: 50 }) ?? {};
  if (typeof fields !== 'object' || Array.isArray(fields)) throw new Error('the file holds no fields');
  return fields as Record<string, unknown>;
}
