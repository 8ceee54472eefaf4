import { Document, isMap, isScalar, isSeq, parse, parseDocument, Scalar } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import { filledIn, isBlank, saysTheSame } from './blank.ts';
import { lineEndOf } from '../../lib/front-matter.ts';

type Fields = Record<string, unknown>;
interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * Writes fields into the YAML from which they were read, and changes only the lines of fields that differ: comments,
 * order, quotes and folds stay. A YAML library alone would reformat the whole file.
 * @param text the current YAML; empty for a new file
 * @param order names of the fields in the order in which new ones are added
 */
export function editYaml(text: string, next: Fields, order: readonly string[]): string {
  const fresh = (): string => newYaml(next, order, lineEndOf(text));
  if (reads(text, next)) return text;
  if (text.trim() === '') return fresh();
  const document = parseDocument(text, { schema: 'core', prettyErrors: false });
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents) || contents.flow === true) return fresh();
  // Removing a line can change the meaning of the next one: then the field stays, with an empty value.
  const made = [false, true].map((keepEmptied) =>
    apply(text, new Editor(text, document, keepEmptied).map(contents, next, order)),
  );
  // If these edits give a wrong result, as with values behind anchors, the library writes the file.
  return made.find((edited) => reads(edited, next)) ?? fresh();
}

/** @param order fields that are not in it come last, in their own order */
export function newYaml(next: Fields, order: readonly string[], lineEnd = '\n'): string {
  const known = order.filter((key) => Object.hasOwn(next, key));
  const keys = [...known, ...Object.keys(next).filter((key) => !known.includes(key))];
  const filled = filledIn(Object.fromEntries(keys.map((key) => [key, next[key]])));
  if (filled === undefined) return '';
  return new Document(filled, { schema: 'core' })
    .toString({ lineWidth: 0, singleQuote: true })
    .replaceAll('\n', lineEnd);
}

function newList(items: unknown[]): string {
  return new Document(filledIn(items), { schema: 'core' }).toString({ lineWidth: 0, singleQuote: true });
}

function reads(text: string, fields: Fields): boolean {
  try {
    return saysTheSame(parse(text, { schema: 'core', maxAliasCount: 50 }), fields);
  } catch {
    return false;
  }
}

function apply(text: string, edits: Edit[]): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}

class Editor {
  readonly #text: string;
  readonly #document: Document;
  readonly #lineEnd: string;
  readonly #keepEmptied: boolean;

  /** @param keepEmptied whether an emptied field keeps its line */
  constructor(text: string, document: Document, keepEmptied: boolean) {
    this.#text = text;
    this.#document = document;
    this.#keepEmptied = keepEmptied;
    this.#lineEnd = lineEndOf(text);
  }

  map(map: YAMLMap, next: Fields, order: readonly string[]): Edit[] {
    const pairs = new Map(
      map.items.map((pair) => [String((pair.key as Scalar).value), pair as Pair<Node, Node>]),
    );
    const edits = [...pairs].flatMap(([key, pair]) => this.#pair(key, pair, next[key]));
    const added = [...order, ...Object.keys(next)].filter(
      (key, index, all) => all.indexOf(key) === index && !pairs.has(key) && !isBlank(next[key]),
    );
    for (const key of added) {
      const before = order.slice(0, order.indexOf(key)).findLast((other) => pairs.has(other));
      const after = (before === undefined ? undefined : pairs.get(before)) ?? [...pairs.values()].at(-1);
      if (after === undefined) continue;
      const end = this.#lineAfter(after);
      const open = this.#text.slice(0, end).endsWith('\n') ? '' : this.#lineEnd;
      edits.push({ from: end, to: end, text: open + this.#lines(map, { [key]: next[key] }) });
    }
    return joinInserts(edits);
  }

  #pair(key: string, pair: Pair<Node, Node>, next: unknown): Edit[] {
    const { value } = pair;
    const was: unknown = value?.toJS(this.#document);
    if (saysTheSame(was, next)) return [];
    if (isBlank(next) && !this.#keepEmptied)
      return [{ from: this.#lineOf(pair.key), to: this.#lineAfter(pair), text: '' }];
    return this.#value(value, isBlank(next) ? '' : next) ?? this.#wholePair(key, pair, next);
  }

  /** Undefined if the value must be written from scratch. */
  #value(node: Node | null, next: unknown): Edit[] | undefined {
    if (isMap(node) && node.flow !== true && isFields(next)) return this.map(node, next, Object.keys(next));
    if (isSeq(node) && node.flow !== true && Array.isArray(next) && node.items.length === next.length) {
      const items = node.items as Node[];
      const isSame = items.map((item, index) => saysTheSame(item.toJS(this.#document), next[index]));
      // If one item was replaced by another, comments must not move to their neighbours.
      const moved = isSame.includes(true) ? undefined : this.#items(node, next);
      if (moved !== undefined) return moved;
      const edits = items.map((item, index) =>
        isSame[index] === true ? [] : this.#value(item, next[index]),
      );
      return edits.every((edit) => edit !== undefined) ? edits.flat() : undefined;
    }
    if (isSeq(node) && Array.isArray(next))
      return node.flow === true ? this.#flowItems(node, next) : this.#items(node, next);
    if (!isScalar(node) || typeof next === 'object' || !node.range) return undefined;
    const [from, end] = node.range;
    if (from === end) return undefined;
    const to = from + this.#text.slice(from, end).trimEnd().length;
    return [{ from, to, text: this.#scalar(node, next) }];
  }

  /** For a list with removed items, or with new ones at the end: the other items stay as they are. */
  #items(seq: YAMLSeq, next: unknown[]): Edit[] | undefined {
    const items = seq.items as Node[];
    const leads = items.map(({ range }) =>
      this.#text.slice(this.#lineStart(range?.[0] ?? 0), range?.[0] ?? 0),
    );
    if (!leads.every((lead) => /^ *- +$/.test(lead))) return undefined;
    let kept = 0;
    const edits: Edit[] = [];
    for (const item of items) {
      if (kept < next.length && saysTheSame(item.toJS(this.#document), next[kept])) kept++;
      else edits.push({ from: this.#lineOf(item), to: this.#lineAfter({ key: item }), text: '' });
    }
    const last = items.at(-1);
    if (kept === 0 || last === undefined) return undefined;
    const added = next.slice(kept).filter((item) => !isBlank(item));
    if (added.length === 0) return edits;
    const end = this.#lineAfter({ key: last });
    const open = this.#text.slice(0, end).endsWith('\n') ? '' : this.#lineEnd;
    const indent = ' '.repeat(leads[0]?.indexOf('-') ?? 0);
    return [...edits, { from: end, to: end, text: open + this.#indented(newList(added), indent) }];
  }

  /** A list in brackets stays in brackets, on its line. */
  #flowItems(seq: YAMLSeq, next: unknown[]): Edit[] | undefined {
    const [from, to] = seq.range ?? [];
    const filled = filledIn(next);
    if (from === undefined || to === undefined || this.#text.slice(from, to).includes('\n')) return undefined;
    if (!Array.isArray(filled) || filled.some((item) => typeof item === 'object')) return undefined;
    const list = new Document(filled, { schema: 'core' });
    (list.contents as YAMLSeq).flow = true;
    return [{ from, to, text: list.toString({ lineWidth: 0, singleQuote: true }).trimEnd() }];
  }

  /** In the style that the value had, if its new text allows that. */
  #scalar(node: Scalar, value: unknown): string {
    const scalar = new Scalar(value);
    const multiline = typeof value === 'string' && value.includes('\n');
    if (node.type !== undefined && value !== '' && (node.type !== 'PLAIN' || !multiline))
      scalar.type = node.type;
    const [from = 0, end = 0] = node.range ?? [];
    const widths = this.#text
      .slice(from, end)
      .split('\n')
      .map((line) => line.trimEnd().length);
    const folded = node.type === 'BLOCK_FOLDED';
    const indent = this.#indentOf(from);
    const lines = new Document({ k: scalar }, { schema: 'core' })
      .toString({ lineWidth: folded ? Math.max(80, ...widths) : 0, singleQuote: true, minContentWidth: 0 })
      .slice('k: '.length)
      .trimEnd()
      .split('\n');
    return lines
      .map((line, index) => (index === 0 || line === '' ? line : indent + line))
      .join(this.#lineEnd);
  }

  #wholePair(key: string, pair: Pair<Node, Node>, next: unknown): Edit[] {
    const from = this.#lineOf(pair.key);
    const column = (pair.key.range?.[0] ?? 0) - from;
    // If the first field of a list item follows its hyphen, only the text after the hyphen is replaced.
    const lead = this.#text.slice(from, from + column);
    const text = this.#block({ [key]: next }, ' '.repeat(column));
    return [{ from: from + column, to: this.#lineAfter(pair), text: text.slice(lead.length) }];
  }

  /** New fields of a map, as lines with its indentation. */
  #lines(map: YAMLMap, fields: Fields): string {
    const first = (map.items[0]?.key as Node | undefined)?.range?.[0] ?? 0;
    return this.#block(fields, ' '.repeat(first - this.#lineStart(first)));
  }

  #block(fields: Fields, indent: string): string {
    return this.#indented(newYaml(fields, []), indent);
  }

  #indented(yaml: string, indent: string): string {
    return yaml
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : indent + line) + this.#lineEnd)
      .join('');
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1;
  }

  #lineOf(node: Node): number {
    return this.#lineStart(node.range?.[0] ?? 0);
  }

  #indentOf(offset: number): string {
    const start = this.#lineStart(offset);
    // A hyphen before the value counts as spaces.
    return /^[ -]*/.exec(this.#text.slice(start, offset))?.[0].replaceAll('-', ' ') ?? '';
  }

  /** The start of the line after a pair's value. */
  #lineAfter(pair: Pick<Pair<Node, Node | null>, 'key'> & { value?: Node | null }): number {
    const start = pair.key.range?.[0] ?? 0;
    const end = Math.max(pair.value?.range?.[1] ?? 0, pair.key.range?.[1] ?? 0);
    const last = start + this.#text.slice(start, end).trimEnd().length;
    const next = this.#text.indexOf('\n', last);
    return next === -1 ? this.#text.length : next + 1;
  }
}

/** Fields inserted at the same place must keep their order when edits are applied from the last to the first. */
function joinInserts(edits: Edit[]): Edit[] {
  const inserts = new Map<number, string>();
  const others = edits.filter((edit) => edit.from !== edit.to);
  for (const { from, to, text } of edits) {
    if (from === to) inserts.set(from, (inserts.get(from) ?? '') + text);
  }
  return [...others, ...[...inserts].map(([from, text]) => ({ from, to: from, text }))];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
