import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Problem } from '../../model/problem.ts';

/**
 * The form field that a problem is about, such as `['image', 'alt']`; `['body']` below the front matter, and undefined
 * if the problem is about the whole file.
 * @param bytes the file; YAML, or text with front matter
 */
export function fieldOf(
  { line, column, code }: Problem,
  bytes: Buffer | undefined,
): (string | number)[] | undefined {
  const text = bytes?.toString('utf8') ?? '';
  const fence = /^---\r?\n([^]*?)\r?\n---\r?(?:\n|$)/.exec(text);
  const firstLine = fence === null ? 1 : 2;
  const yaml = fence === null ? text : (fence[1] ?? '');
  const lines = yaml.split('\n').length;
  if (fence !== null && line >= firstLine + lines + 1) return ['body'];
  if (line < firstLine || code.startsWith('file-')) return undefined;
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter });
  const offset = (counter.lineStarts[line - firstLine] ?? 0) + column - 1;
  const path: (string | number)[] = [];
  let node: unknown = document.contents;
  for (;;) {
    if (isMap(node)) {
      // A value belongs to the last key that begins before it.
      const pair = node.items.findLast(({ key }) => startOf(key) <= offset);
      if (pair === undefined) break;
      path.push(String((pair.key as { value?: unknown }).value));
      node = pair.value;
    } else if (isSeq(node)) {
      const index = node.items.findLastIndex((item) => startOf(item) <= offset);
      if (index < 0) break;
      path.push(index);
      node = node.items[index];
    } else break;
  }
  return path.length > 0 ? path : undefined;
}

function startOf(node: unknown): number {
  return (node as { range?: [number, number, number] } | null)?.range?.[0] ?? Infinity;
}
