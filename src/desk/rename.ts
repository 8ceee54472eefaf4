import { isSeq, parseDocument } from 'yaml';

/**
 * An entry's file with one more former address in its front matter, so that links to it go on. All other bytes stay.
 * @param address of the site: `/blog/old/`
 */
export function withAlias(text: string, address: string): string {
  const fence = /^---(\r?\n)([^]*?\r?\n|)---(?=\r?\n|$)/.exec(text);
  const end = fence?.[1] ?? '\n';
  const yaml = fence?.[2] ?? '';
  const document = parseDocument(yaml);
  const known = document.get('aliases', true);
  if (isSeq(known) && known.items.some((item) => String(item) === address)) return text;
  const rest = text.slice(fence?.[0].length ?? 0);
  if (known === undefined || known === null) {
    const line = `aliases:${end}  - ${address}${end}`;
    return `---${end}${yaml}${line}---${fence === null ? `${end}${end}` : ''}${rest}`;
  }
  if (isSeq(known)) document.addIn(['aliases'], address);
  else document.set('aliases', [address]);
  const written = document.toString({ lineWidth: 0 }).replaceAll('\n', end);
  return `---${end}${written}---${rest}`;
}
