import { readXml } from '../../../src/lib/xml-reader.ts';
import type { XmlElement } from '../../../src/lib/xml-reader.ts';
import { xmlSafe } from '../../../src/lib/xml.ts';

/**
 * Reads a feed as a strict reader does.
 * @throws XmlFault where it is not well-formed
 * @throws Error where a character stands in it that XML forbids, or it names no style sheet
 */
export function wellFormed(xml: string): XmlElement {
  if (xmlSafe(xml) !== xml) throw new Error('there is a character that XML forbids');
  // The reader is one for drawings, which may load nothing.
  const alone = xml.replace(/^(<\?xml [^>]*>\n)<\?xml-stylesheet type="text\/css" href="[^"]+"\?>/, '$1');
  if (alone === xml) throw new Error('there is no style sheet');
  return readXml(alone);
}
