import { relOf } from '../../disclosure/partner-links.ts';

/**
 * Finished markup with its links to a partner's website marked. Only posts with a partner are looked through: to leave
 * every link elsewhere to the page would cost all others time. The compiler writes an anchor's address first and
 * escapes quotes wherever they stand, so that nothing but a link looks like one.
 */
export function markSponsored(html: string, sponsor: string | undefined): string {
  if (sponsor === undefined) return html;
  return html.replace(/<a href="([^"]*)"/g, (tag, href: string) => {
    const rel = relOf(unescape(href), sponsor);
    return rel === undefined ? tag : `${tag} rel="${rel}"`;
  });
}

function unescape(attribute: string): string {
  return attribute
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
