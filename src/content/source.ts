import matter from 'gray-matter';
import type { Problem } from '../model/problem.ts';
import { readYaml } from './yaml.ts';
import type { FieldPath, Place, YamlSource } from './yaml.ts';

/** A content file in parts. Problems have the file's own line numbers. */
export interface Source {
  /** The front matter, or a YAML file's whole content, as plain data; undefined if it could not be read. */
  data: unknown;
  /** The text after the front matter. */
  body: string;
  /** 1-based line of the file on which the body begins. */
  bodyLine: number;
  problems: Problem[];
  /** The place of a field; if it is missing, that of its group. */
  locate: (path: FieldPath) => Place;
}

const codeEngines = ['javascript', 'json', 'coffee', 'coffeescript', 'cson', 'toml'];

/**
 * Reads an MDX file with gray-matter. Its engines that run code (`---js`) are replaced by ones that refuse, and so are
 * all languages except YAML: front matter is data.
 */
export function readEntrySource(file: string, text: string): Source {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text;
  const top = { file, line: 1, column: 1 };
  const failed = (code: string, message: string, fix: string, line = 1): Source => ({
    data: undefined,
    body: '',
    bodyLine: 1,
    problems: [{ ...top, line, code, message, fix }],
    locate: () => top,
  });
  if (!/^---(?:\r?\n|[^-])/.test(clean)) {
    return failed(
      'front-matter-missing',
      'the file does not begin with front matter',
      'Begin the file with a line ---, then the fields, then another line ---.',
    );
  }
  // gray-matter takes anything after the opening --- as a language name, including odd spaces.
  const language = /^---(.*?)\r?\n/s.exec(clean)?.[1]?.trim() ?? '';
  if (language !== '' && language !== 'yaml') {
    return failed(
      'front-matter-language',
      `the front matter is written in "${language.slice(0, 40)}"`,
      'Write it in YAML: the first line is --- alone.',
    );
  }
  const close = /\n---([^\n]*)/.exec(clean);
  if (close === null) {
    return failed(
      'front-matter-open',
      'the front matter is not closed',
      'Add a line --- after the last field, before the text.',
    );
  }
  if (close[1]?.trim() !== '') {
    return failed(
      'front-matter-open',
      'the line that closes the front matter has more than ---',
      'Write --- alone on that line.',
      clean.slice(0, close.index + 1).split('\n').length,
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
          // gray-matter returns the text from the end of the opening ---, so lines count from 1 as in the file.
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
