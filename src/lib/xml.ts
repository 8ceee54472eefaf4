/** An element of a feed. Its text is plain and escaped when written, so that nobody can forget to. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  content: string | XmlElement[];
}

/** @param content text, or child elements */
export function element(
  name: string,
  content: string | XmlElement[] = '',
  attributes: Record<string, string> = {},
): XmlElement {
  return { name, attributes, content };
}

/**
 * A complete XML 1.0 document in UTF-8.
 * @param stylesheet address of the CSS with which a browser shows it
 */
export function writeXml(root: XmlElement, stylesheet: string): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<?xml-stylesheet type="text/css" href="${escapeXml(stylesheet)}"?>`,
    writeElement(root),
    '',
  ].join('\n');
}

/** An element with its content, as XML. */
export function writeElement({ name, attributes, content }: XmlElement): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${name}${start.join('')}`;
  if (content.length === 0) return `${open}/>`;
  const inside =
    typeof content === 'string' ? escapeXml(content) : `\n${content.map(writeElement).join('\n')}\n`;
  return `${open}>${inside}</${name}>`;
}

/** Escapes text for an element or an attribute. `>` is escaped too, so that no `]]>` remains. */
export function escapeXml(text: string): string {
  return xmlSafe(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Removes the control characters that XML 1.0 forbids even when escaped; one would make a feed reader reject the
 * feed.
 */
export function xmlSafe(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
