/** An element of a feed. Text is given as it is and escaped where it is written, so that nobody can forget to. */
export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  content: string | XmlElement[];
}

/** @param content text, or the elements inside */
export function element(
  name: string,
  content: string | XmlElement[] = '',
  attributes: Record<string, string> = {},
): XmlElement {
  return { name, attributes, content };
}

/**
 * A whole XML 1.0 document, UTF-8.
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

/** An element and all in it, as XML. */
export function writeElement({ name, attributes, content }: XmlElement): string {
  const start = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const open = `<${name}${start.join('')}`;
  if (content.length === 0) return `${open}/>`;
  const inside =
    typeof content === 'string' ? escapeXml(content) : `\n${content.map(writeElement).join('\n')}\n`;
  return `${open}>${inside}</${name}>`;
}

/** Text for an element or an attribute. With `>` escaped as well, no `]]>` is left. */
export function escapeXml(text: string): string {
  return xmlSafe(text).replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Takes out the control characters that XML 1.0 forbids even when escaped; one would make a reader drop the feed. */
export function xmlSafe(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
