import { diffArrays } from 'diff';
import { lineEndOf, plainBody, splitEntry } from '../../lib/front-matter.ts';
import { editYaml, newYaml } from './yaml-edit.ts';

export interface Writing {
  /** The loaded file; undefined for a new one. */
  original: string | undefined;
  /** All data of the form, the text of an entry as `body`. */
  data: Record<string, unknown>;
  /** Names of the fields in the order in which new ones are written. */
  order: readonly string[];
}

/** An entry's file with the data of the form; parts with the same meaning as before keep their bytes. */
export function writeEntryText({ original, data, order }: Writing): string {
  const { body: given, ...fields } = data;
  const body = typeof given === 'string' ? plainBody(given) : '';
  if (original === undefined) {
    return `---\n${newYaml(fields, order)}---\n${body === '' ? '' : `\n${body}\n`}`;
  }
  const parts = splitEntry(original) ?? { head: '', fields: '', rule: '', body: original };
  const yaml = editYaml(parts.fields, fields, order);
  const head = parts.head === '' && yaml !== '' ? `---\n${yaml}---\n` : parts.head + yaml + parts.rule;
  const plain = plainBody(parts.body);
  if (body === plain) return head + parts.body;
  const lineEnd = lineEndOf(parts.body === '' ? original : parts.body);
  if (body === '') return head;
  // The blank lines around the text, and whether the file ends with a line end, stay the same.
  const before = plain === '' ? lineEnd : (/^(?:[ \t]*\r?\n)*/.exec(parts.body)?.[0] ?? '');
  const after = plain === '' ? lineEnd : (/\s*$/.exec(parts.body)?.[0] ?? '');
  const was = plain === '' ? '' : parts.body.slice(before.length, parts.body.length - after.length);
  return `${head === '' || head.endsWith('\n') ? head : head + lineEnd}${before}${withLineEnds(body, was, lineEnd)}${after}`;
}

/** A text with the line ends of its file: each unchanged line keeps its own, new lines get the most frequent one. */
function withLineEnds(text: string, original: string, lineEnd: string): string {
  const ends = original.match(/\r?\n/g) ?? [];
  if (ends.every((end) => end === lineEnd)) return text.replaceAll('\n', lineEnd);
  const lines: string[] = [];
  const lineEnds: string[] = [];
  let was = 0;
  for (const { added, removed, value } of diffArrays(original.split(/\r?\n/), text.split('\n'))) {
    if (!removed) lines.push(...value);
    if (!removed)
      lineEnds.push(...value.map((_, index) => (added ? undefined : ends[was + index]) ?? lineEnd));
    if (!added) was += value.length;
  }
  return lines
    .map((line, index) => (index === lines.length - 1 ? line : line + (lineEnds[index] ?? '')))
    .join('');
}

/** As {@link writeEntryText}, for a record, which is only YAML. */
export function writeRecordText({ original, data, order }: Writing): string {
  return editYaml(original ?? '', data, order);
}
