import matter from 'gray-matter';
import { LineCounter, isMap, isNode, isScalar, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Problem } from '../model/problem.ts';

export type FieldPath = readonly (string | number)[];
export interface Place {
  line: number;
  column: number;
}

/** A file of the content, taken apart. Problems carry the file's own line numbers. */
export interface Source {
  /** The front matter, or a YAML file's whole content, as plain data; undefined where it could not be read. */
  data: unknown;
  /** The text after the front matter. */
  body: string;
  /** 1-based line of the file on which the body begins. */
  bodyLine: number;
  problems: Problem[];
  /** Where a field stands; where it is missing, the group that should hold it. */
  locate: (path: FieldPath) => Place;
}

const codeEngines = ['javascript', 'json', 'coffee', 'coffeescript', 'cson', 'toml'];

/**
 * Reads an MDX file with gray-matter. Its engines that run code (`---js`) are replaced by ones that refuse,
 * as are all languages but YAML: front matter is data.
 */
export function readEntrySource(file: string, text: string): Source {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const top = { file, line: 1, column: 1 };
  const failed = (code: string, message: string, fix: string): Source => ({
    data: undefined,
    body: '',
    bodyLine: 1,
    problems: [{ ...top, code, message, fix }],
    locate: () => top,
  });
  if (!/^---(?:\r?\n|[^-])/.test(clean)) {
    return failed(
      'front-matter-missing',
      'the file does not begin with front matter',
      'Begin the file with a line ---, then the fields, then another line ---.',
    );
  }
  const language = /^---[ \t]*([^\s]+)/.exec(clean)?.[1];
  if (language !== undefined && language !== 'yaml') {
    return failed(
      'front-matter-language',
      `the front matter is written in "${language}"`,
      'Write it in YAML: the first line is --- alone.',
    );
  }
  if (!/\r?\n---[ \t]*(?:\r?\n|$)/.test(clean.slice(3))) {
    return failed(
      'front-matter-open',
      'the front matter is not closed',
      'Add a line --- after the last field, before the text.',
    );
  }

  let parsed: YamlSource | undefined;
  const refuse = {
    parse: (): object => {
      throw new Error('front matter is YAML');
    },
  };
  const { content } = matter(clean, {
    language: 'yaml',
    engines: {
      ...Object.fromEntries(codeEngines.map((name) => [name, refuse])),
      yaml: {
        parse: (yaml: string) => {
          // gray-matter hands over the text from the end of the opening ---, so that lines count from 1 as in the file.
          parsed = readYaml(file, yaml);
          return typeof parsed.data === 'object' && parsed.data !== null ? parsed.data : {};
        },
      },
    },
  });
  const { data, problems, locate } = parsed ?? readYaml(file, '');
  const before = clean.slice(0, clean.length - content.length);
  return { data: data ?? {}, body: content, bodyLine: before.split('\n').length, problems, locate };
}

/** Reads a YAML file: a person, a topic, the site's settings. */
export function readYamlSource(file: string, text: string): Source {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  return { ...readYaml(file, clean), body: '', bodyLine: 1 };
}

type YamlSource = Pick<Source, 'data' | 'problems' | 'locate'>;

function readYaml(file: string, raw: string): YamlSource {
  // gray-matter cuts a Windows line end in two and leaves its first half behind.
  const text = raw.replaceAll('\r\n', '\n').replace(/\r$/, '');
  const lines = new LineCounter();
  // The core schema leaves dates as the text that stands in the file, so that the model alone reads dates.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', prettyErrors: false });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const problems = [...document.errors].map((error): Problem => ({
    file,
    ...place(error.pos[0]),
    code: error.code === 'DUPLICATE_KEY' ? 'yaml-duplicate' : 'yaml',
    message: `this is not valid YAML: ${yamlMessage(error.code, error.message)}`,
    fix:
      yamlFixes[error.code] ??
      'Check indentation, colons and quotes here; a text with ": " or "#" needs quotes.',
  }));
  if (problems.length > 0) return { data: undefined, problems, locate: () => ({ line: 1, column: 1 }) };
  try {
    // Few aliases are enough for people; a file with many is made to grow without bound.
    return {
      data: document.toJS({ maxAliasCount: 50 }) as unknown,
      problems,
      locate: (path) => locate(document, path, place),
    };
  } catch {
    const problem: Problem = {
      file,
      line: 1,
      column: 1,
      code: 'yaml',
      message: 'the YAML repeats itself through too many aliases',
      fix: 'Write the values out instead of using * and &.',
    };
    return { data: undefined, problems: [problem], locate: () => ({ line: 1, column: 1 }) };
  }
}

function yamlMessage(code: string, message: string): string {
  return code === 'DUPLICATE_KEY' ? 'a field stands here twice' : message.replace(/\s+/g, ' ');
}

const yamlFixes: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two lines.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_INDENT: 'Line the fields up in one column; what belongs to a field is two spaces further in.',
  UNEXPECTED_TOKEN: 'Put the value in double quotes.',
  MISSING_CHAR: 'Close the quote or bracket.',
};

function locate(document: Document, path: FieldPath, place: (offset: number) => Place): Place {
  for (let depth = path.length; depth > 0; depth--) {
    const steps = path.slice(0, depth);
    const parent: unknown = depth === 1 ? document.contents : document.getIn(steps.slice(0, -1), true);
    const last = steps.at(-1);
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair !== undefined) return place((pair.key as Node).range?.[0] ?? 0);
    }
    const node: unknown = document.getIn(steps, true);
    if (isNode(node) && node.range) return place(node.range[0]);
  }
  return { line: 1, column: 1 };
}
