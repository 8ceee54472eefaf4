/**
 * A component in a text, read and written without an MDX parser: at every keystroke the visual editor asks about
 * every block, and a block that it cannot read stays as it is.
 */
export interface TagText {
  values: Record<string, string>;
  /** The content between the tags, without the blank lines around it; undefined for `<Name />`. */
  inner: string | undefined;
}

const attribute = String.raw`\s+[a-zA-Z][\w-]*=(?:"[^"]*"|'[^']*')`;

/** Matches a whole block: `<Name … />`, or `<Name …>…</Name>` for a component with content. */
export function tagPattern(name: string, holds: boolean): RegExp {
  const end = String.raw`(?=[ \t]*(?:\n|$))`;
  return holds
    ? new RegExp(`^<${name}((?:${attribute})*)\\s*>((?:(?!<${name}\\b)[\\s\\S])*?)</${name}>${end}`)
    : new RegExp(`^<${name}((?:${attribute})*)\\s*/>${end}`);
}

/** Reads a match of {@link tagPattern}. */
export function readTag(match: RegExpMatchArray): TagText {
  const values: Record<string, string> = {};
  for (const [, name = '', double, single] of (match[1] ?? '').matchAll(
    /([a-zA-Z][\w-]*)=(?:"([^"]*)"|'([^']*)')/g,
  )) {
    values[name] = unescape(double ?? single ?? '');
  }
  return { values, inner: match[2]?.replace(/^(?:[ \t]*\n)+|\s+$/g, '') };
}

/** Writes a component; attributes without a value are left out. */
export function writeTag(name: string, { values, inner }: TagText): string {
  const attributes = Object.entries(values)
    .map(([key, value]) => [key, value.replace(/\s+/g, ' ').trim()] as const)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => ` ${key}="${escape(value)}"`)
    .join('');
  if (inner === undefined) return `<${name}${attributes} />`;
  // Text that would end the component is escaped.
  const held = inner.replace(new RegExp(`<(?=/?${name}\\b)`, 'g'), '&lt;').trim();
  // One line of words may be directly between the tags; a list or a second paragraph needs blank lines around it.
  const air = /\n|^(?:[-*+>#|]|\d+[.)])/.test(held) ? '\n\n' : '\n';
  return `<${name}${attributes}>${air}${held}${air}</${name}>`;
}

const entities: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };

/** Escapes only what would be misread: an ampersand that begins no entity stays as typed. */
function escape(value: string): string {
  return value.replace(/["<>]|&(?=#?\w+;)/g, (sign) => entities[sign] ?? sign);
}

function unescape(value: string): string {
  return value.replace(
    /&(?:amp|quot|lt|gt|apos|#39);/g,
    (entity) => Object.keys(entities).find((sign) => entities[sign] === entity) ?? "'",
  );
}
