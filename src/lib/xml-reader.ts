/** An element: of a drawing, a feed or a data file. Comments are not kept. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  /** Text directly inside it, with CDATA. */
  text: string;
  children: XmlElement[];
}

/** Why a file was refused; the message is worded for people. */
export class XmlFault extends Error {}

const name = String.raw`[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?`;
const space = /[ \t\r\n]*/y;
const startTag = new RegExp(`<(${name})`, 'y');
const endTag = new RegExp(`</(${name})[ \\t\\r\\n]*>`, 'y');
const attribute = new RegExp(
  `[ \\t\\r\\n]+(${name})[ \\t\\r\\n]*=[ \\t\\r\\n]*(?:"([^"<]*)"|'([^'<]*)')`,
  'y',
);
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const maxDepth = 200;

/**
 * Reads a simple subset of XML 1.0: one root, elements, attributes, text, CDATA, comments, the five entities and
 * character references. Everything that browsers and checkers are known to read differently is refused: custom
 * entities, processing instructions, other encodings, tags that do not match.
 * @throws XmlFault
 */
export function readXml(source: string): XmlElement {
  const text = source.replace(/^\ufeff/, '');
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text) ?? undefined;
    if (found !== undefined) at = pattern.lastIndex;
    return found;
  };
  const skipTo = (end: string, what: string) => {
    const found = text.indexOf(end, at);
    if (found === -1) throw new XmlFault(`${what} does not end`);
    const inside = text.slice(at, found);
    at = found + end.length;
    return inside;
  };
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;

  const declaration = match(/<\?xml[ \t\r\n]([^?]*)\?>/y);
  if (declaration !== undefined && /encoding\s*=\s*["'](?!utf-8["'])/i.test(declaration[1] ?? '')) {
    throw new XmlFault('it is not saved as UTF-8');
  }
  while (at < text.length) {
    const parent = open.at(-1);
    if (text[at] !== '<') {
      const end = text.indexOf('<', at);
      const words = text.slice(at, end === -1 ? text.length : end);
      at += words.length;
      if (parent !== undefined) parent.text += decode(words);
      else if (words.trim() !== '') throw new XmlFault('there is text outside of its first element');
    } else if (text.startsWith('<!--', at)) {
      at += 4;
      skipTo('-->', 'a comment');
    } else if (text.startsWith('<![CDATA[', at)) {
      at += 9;
      const words = skipTo(']]>', 'a CDATA section');
      if (parent === undefined) throw new XmlFault('there is text outside of its first element');
      parent.text += words;
    } else if (text.startsWith('<?', at)) {
      throw new XmlFault('it has a processing instruction, which can load other files');
    } else if (text.startsWith('<!', at)) {
      if (match(/<!DOCTYPE[ \t\r\n]+svg[^[\]<>]*>/y) === undefined || root !== undefined) {
        throw new XmlFault('it declares entities of its own');
      }
    } else if (text.startsWith('</', at)) {
      const closed = match(endTag)?.[1];
      if (closed === undefined || open.pop()?.name !== closed) throw new XmlFault('its tags do not match');
    } else {
      const element = readElement(match);
      if (parent !== undefined) parent.children.push(element.element);
      else if (root === undefined) root = element.element;
      else throw new XmlFault('it has more than one outermost element');
      if (!element.isEmpty) open.push(element.element);
      if (open.length > maxDepth)
        throw new XmlFault(`its elements lie more than ${String(maxDepth)} levels deep in each other`);
    }
  }
  if (root === undefined || open.length > 0) throw new XmlFault('it is not complete');
  return root;
}

function readElement(match: (pattern: RegExp) => RegExpExecArray | undefined): {
  element: XmlElement;
  isEmpty: boolean;
} {
  const tag = match(startTag)?.[1];
  if (tag === undefined) throw new XmlFault('a "<" in it begins no tag');
  const attributes = new Map<string, string>();
  for (let found = match(attribute); found !== undefined; found = match(attribute)) {
    const [, key = '', double, single] = found;
    if (attributes.has(key)) throw new XmlFault(`<${tag}> has the attribute ${key} twice`);
    attributes.set(key, decode(double ?? single ?? ''));
  }
  match(space);
  const end = match(/\/?>/y)?.[0];
  if (end === undefined) throw new XmlFault(`the tag <${tag}> cannot be read`);
  return {
    element: { name: tag, attributes: Object.fromEntries(attributes), text: '', children: [] },
    isEmpty: end === '/>',
  };
}

function decode(text: string): string {
  return text.replace(/&([^;&]{0,12};)?/g, (whole, reference: string | undefined) => {
    const body = reference?.slice(0, -1) ?? '';
    const known = Object.hasOwn(entities, body) ? entities[body] : undefined;
    if (known !== undefined) return known;
    const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(body);
    const code =
      number === null ? NaN : number[1] !== undefined ? parseInt(number[1], 16) : Number(number[2]);
    if (!(code > 0 && code <= 0x10ffff)) throw new XmlFault(`the entity ${whole} is not known`);
    return String.fromCodePoint(code);
  });
}
