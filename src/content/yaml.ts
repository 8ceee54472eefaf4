import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Node, YAMLSeq } from 'yaml';
import { withoutBlanks } from '../model/blanks.ts';
import type { Problem } from '../model/problem.ts';

export type FieldPath = readonly (string | number)[];
export interface Place {
  line: number;
  column: number;
}

export interface YamlSource {
  /** Plain data; undefined if it could not be read. */
  data: unknown;
  problems: Problem[];
  /** The place of a field; if it is missing, that of its group. Paths are those of `withoutBlanks(data)`. */
  locate: (path: FieldPath) => Place;
}

/** Fields are short. A longer text is not a mistake, and the parser's time grows faster than the length. */
const maxLength = 100_000;

/**
 * Reads YAML whose lines are lines of the file, so that places need no conversion.
 * @param file path inside the content folder, for problems
 */
export function readYaml(file: string, raw: string): YamlSource {
  // gray-matter splits a Windows line end in two and leaves the first half behind.
  const text = raw.replaceAll('\r\n', '\n').replace(/\r$/, '');
  const failed = (problems: Problem[]): YamlSource => ({
    data: undefined,
    problems,
    locate: () => ({ line: 1, column: 1 }),
  });
  const top = { file, line: 1, column: 1 };
  if (text.length > maxLength) {
    const message = 'the fields take more than 100,000 characters';
    return failed([{ ...top, code: 'file-size', message, fix: 'Move what is text below the fields.' }]);
  }
  const lines = new LineCounter();
  // The core schema leaves dates as text, so that only the model reads dates.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  if (document.errors.length > 0) {
    return failed(
      document.errors.map((error) => ({
        file,
        ...place(error.pos[0]),
        code: error.code === 'DUPLICATE_KEY' ? 'yaml-duplicate' : 'yaml',
        message: `this is not valid YAML: ${yamlMessages[error.code] ?? yamlMessage(error.message)}`,
        fix: yamlFix(error),
      })),
    );
  }
  try {
    // People need few aliases; a file with many is made to grow without limit.
    const data = document.toJS({ maxAliasCount: 50 }) as unknown;
    // A list that contains itself could not be walked to its end.
    JSON.stringify(data);
    const kept = new WeakMap<YAMLSeq, Node[]>();
    return { data, problems: [], locate: (path) => locate(document, path, place, kept) };
  } catch {
    const alias = unresolvedAlias(document);
    if (alias === undefined) {
      const message = 'the YAML repeats itself through aliases, without end or too often';
      return failed([
        { ...top, code: 'yaml', message, fix: 'Write the values out instead of using * and &.' },
      ]);
    }
    return failed([
      {
        file,
        ...place(alias.offset),
        code: 'yaml',
        message: `"*${alias.name}" refers to something that the file does not have`,
        fix: 'Put the value in double quotes: a * at its beginning has a meaning in YAML.',
      },
    ]);
  }
}

function unresolvedAlias(document: Document): { name: string; offset: number } | undefined {
  const anchors = new Set<string>();
  let found: { name: string; offset: number } | undefined;
  visit(document, (_, node) => {
    if (isAlias(node)) {
      if (anchors.has(node.source)) return undefined;
      found = { name: node.source, offset: node.range?.[0] ?? 0 };
      return visit.BREAK;
    }
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) anchors.add(anchor);
    return undefined;
  });
  return found;
}

function yamlMessage(message: string): string {
  return /call stack/.test(message)
    ? 'it is nested too deeply'
    : (message.split('\n')[0] ?? '').replace(/\s+/g, ' ');
}

const yamlMessages: Record<string, string> = {
  DUPLICATE_KEY: 'a field stands here twice',
  MULTIPLE_DOCS: 'a line of --- or ... ends the fields, and more follow',
};

/** The remedy for each of the parser's errors: by its code, or, if one code has several, by its message. */
const yamlFixes: readonly (readonly [code: string, words: RegExp, fix: string])[] = [
  ['DUPLICATE_KEY', /./, 'Keep one of the two lines.'],
  ['MULTIPLE_DOCS', /./, 'Take that line out.'],
  ['TAB_AS_INDENT', /./, 'Indent with spaces.'],
  ['BAD_INDENT', /^Flow sequence/, 'Close the list before this line: what begins with [ ends with ].'],
  ['BAD_INDENT', /^Flow map/, 'Close the group before this line: what begins with { ends with }.'],
  ['BAD_INDENT', /./, 'Line the fields up in one column; what belongs to a field is two spaces further in.'],
  [
    'MISSING_CHAR',
    /^Implicit map keys/,
    'Put a colon and a space between the name of the field and its value, or take the line out.',
  ],
  ['MISSING_CHAR', /./, 'Close the quote or bracket.'],
  ['UNEXPECTED_TOKEN', /flow-seq-end/, 'Take this ] out, or put the value in double quotes.'],
  ['UNEXPECTED_TOKEN', /flow-map-end/, 'Take this } out, or put the value in double quotes.'],
  ['UNEXPECTED_TOKEN', /block-seq-ind/, 'Write the list below, each item on a line of its own after "- ".'],
  ['UNEXPECTED_TOKEN', /^Block scalar header/, 'Begin the text on the next line, two spaces further in.'],
  [
    'UNEXPECTED_TOKEN',
    /node end|in YAML stream/,
    'Put the whole value in double quotes, a quote in it as \\"; fields of one group begin in one column.',
  ],
  ['UNEXPECTED_TOKEN', /./, 'Put the value in double quotes.'],
  ['BLOCK_AS_IMPLICIT_KEY', /./, 'Put the value in double quotes.'],
  ['BAD_SCALAR_START', /./, 'Put the value in double quotes.'],
  [
    'MULTILINE_IMPLICIT_KEY',
    /./,
    'Put a colon and a space between the name of the field and its value, or take the line out.',
  ],
  ['BAD_DQ_ESCAPE', /./, 'Write \\\\ for each backslash in double quotes.'],
];

function yamlFix({ code, message }: { code: string; message: string }): string {
  return (
    yamlFixes.find(([of, words]) => of === code && words.test(message))?.[2] ??
    'Check indentation, colons and quotes here; a text with ": " or "#" needs quotes.'
  );
}

/** @param keptOf the non-blank items of lists, once they are known: the model never sees the others */
function locate(
  document: Document,
  path: FieldPath,
  place: (offset: number) => Place,
  keptOf: WeakMap<YAMLSeq, Node[]>,
): Place {
  let node: unknown = document.contents;
  let offset: number | undefined;
  for (const step of path) {
    const here: unknown = isAlias(node) ? node.resolve(document) : node;
    if (isMap(here)) {
      const pair = here.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(here)) {
      const kept =
        keptOf.get(here) ??
        (here.items as Node[]).filter((item) => withoutBlanks(item.toJS(document)) !== undefined);
      keptOf.set(here, kept);
      const item = kept[Number(step)];
      if (item === undefined) break;
      offset = item.range?.[0] ?? offset;
      node = item;
    } else break;
  }
  return offset === undefined ? { line: 1, column: 1 } : place(offset);
}
