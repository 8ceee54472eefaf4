import { parse as parseYaml } from 'yaml';
import { readXml } from '../../lib/xml-reader.ts';
import type { XmlElement } from '../../lib/xml-reader.ts';

/** The data file of a press kit, with the field names of presskit(): `release-date`, `histories`. Plain data. */
export type Source = Record<string, unknown>;

/**
 * Reads a data file of presskit() or presskit.html (XML) or of milou (YAML). All give the same form: a group of several
 * items, such as `<features><feature>…`, is a list under its own name, and milou's `releaseDates` are `release-dates`.
 * @throws Error with a reason if the file is neither
 */
export function readSource(file: string, text: string): Source {
  const clean = text.replace(/^\ufeff/, '');
  const data = /\.ya?ml$/i.test(file) ? fromYaml(file, clean) : fromXml(file, clean);
  if (typeof data['title'] !== 'string' || data['title'] === '')
    throw new Error(`${file} has no title. Is it the data file of a press kit?`);
  return data;
}

function fromYaml(file: string, text: string): Source {
  let data: unknown;
  try {
    // Aliases are not allowed: a few lines of them can expand to more than the memory holds.
    data = parseYaml(text, { maxAliasCount: 0 });
  } catch (error) {
    throw new Error(`${file} is no YAML: ${firstLine(error)}.`, { cause: error });
  }
  const source = tidy(data);
  if (!isGroup(source)) throw new Error(`${file} has no fields. Is it the data file of a press kit?`);
  return source;
}

function fromXml(file: string, text: string): Source {
  // presskit.html's own example begins with comments, which XML allows only after its declaration.
  const start = text.replace(/^(?:\s|<!--[^]*?-->)+/, '');
  if (/<!DOCTYPE/i.test(start))
    throw new Error(`${file} declares entities of its own (<!DOCTYPE>). Take that line out.`);
  let root: XmlElement;
  try {
    root = readXml(start);
  } catch (error) {
    throw new Error(`${file} is no XML: ${firstLine(error)}.`, { cause: error });
  }
  if (!['game', 'product', 'company'].includes(root.name) || root.children.length === 0)
    throw new Error(
      `${file} has none of <game>, <product> and <company>. Is it the data file of a press kit?`,
    );
  return tidy(dataOf(root)) as Source;
}

/** Attributes say nothing in these files. Text beside elements, for which there is no name, is called `#text`. */
function dataOf({ text, children }: XmlElement): unknown {
  const words = text.trim();
  if (children.length === 0) return words;
  const values = Map.groupBy(children, ({ name }) => name);
  const fields = [...values].map(([name, [first, ...more]]): [string, unknown] => [
    name,
    more.length === 0 && first ? dataOf(first) : values.get(name)?.map(dataOf),
  ]);
  return Object.fromEntries(words === '' ? fields : [...fields, ['#text', words]]);
}

/** `<features><feature>a</feature></features>` is a list; a single item is a list too. */
function tidy(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => tidy(item)).filter((item) => item !== '');
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value.trim();
  if (!isGroup(value)) return '';
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [kebab(key), item]);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && isPluralOf(name, only[0])) {
    return (Array.isArray(only[1]) ? only[1] : [only[1]])
      .map((item) => tidy(item))
      .filter((item) => item !== '');
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, tidy(item, key)]));
}

function isPluralOf(group: string, item: string): boolean {
  return (
    group === `${item}s` || group === item.replace(/y$/, 'ies') || (group === 'address' && item === 'line')
  );
}

function kebab(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function isGroup(value: unknown): value is Source {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line.replace(/[.:]\s*$/, '');
}
