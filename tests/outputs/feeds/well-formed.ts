import { readXml } from '../../../src/lib/xml-reader.ts';
import type { XmlElement } from '../../../src/lib/xml-reader.ts';
import { xmlSafe } from '../../../src/lib/xml.ts';

/**
 * Reads a feed like a strict feed reader.
 * @throws XmlFault if it is not well-formed
 * @throws Error if it contains a character that XML forbids, or names no style sheet
 */
export function wellFormed(xml: string): XmlElement {
  if (xmlSafe(xml) !== xml) throw new Error('there is a character that XML forbids');
  // This XML reader is made for drawings, which may load nothing.
  const alone = xml.replace(/^(<\?xml [^>]*>\n)<\?xml-stylesheet type="text\/css" href="[^"]+"\?>/, '$1');
  if (alone === xml) throw new Error('there is no style sheet');
  return readXml(alone);
}
