/**
 * A text with another address in place of a media file's, wherever it refers to the file; not if the address is only
 * part of a longer one.
 * @example withOtherAddress('![](/media/a.png)', '/media/a.png', '/media/a-2.png') // '![](/media/a-2.png)'
 */
export function withOtherAddress(text: string, from: string, to: string): string {
  const plain = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.replace(new RegExp(`(?<![\\w./%])${plain}(?![\\w/%-]|\\.\\w)`, 'g'), () => to);
}
