/**
 * Escapes anybody's text for a comment on a forge: no markup, no mentions, no links, no references to other
 * conversations. A zero-width character breaks what forges would turn into a link.
 */
export function plainText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, '\ufffd')
    .replace(/[@#]|:(?=\/\/)|\bGH(?=-\d)|\bwww(?=\.)/giu, '$&\u200b')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_{}[\]()|~!$]/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}

/** An address as the target of a link; undefined where it is no web address. */
export function linkTarget(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
