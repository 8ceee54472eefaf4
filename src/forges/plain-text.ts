/**
 * Text of anybody's as it may stand in a comment on a forge: without markup, and so that it calls nobody, leads nowhere
 * and is mentioned in no other conversation. A sign without width breaks what forges would make a link of.
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

/** An address as the target of a link; undefined where it is none of the web. */
export function linkTarget(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  return url.href.replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
