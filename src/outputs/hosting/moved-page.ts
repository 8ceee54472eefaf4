import type { Strings } from '../../i18n/strings.ts';
import { escapeHtml } from '../../lib/escape-html.ts';
import { directionOf } from '../../model/languages.ts';
import { absolute, basePath, withBase } from '../../publication/addresses.ts';
import type { Redirect } from '../../publication/former-addresses.ts';
import { barePolicy } from '../seo/content-security-policy.ts';

/**
 * The page at a former address, for hosts without redirects: it redirects at once, and has a link for browsers where
 * that is switched off. It needs no script and no style.
 */
export function movedPage(
  { to, lang, title, textLang }: Redirect,
  site: { url: string },
  t: Pick<Strings, 'moved' | 'movedTo'>,
): string {
  const address = escapeHtml(encodeURI(withBase(to, basePath(site))));
  const foreign = textLang === lang ? '' : ` lang="${textLang}"`;
  return `<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${barePolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(t.moved)}</title>
<meta http-equiv="refresh" content="0; url=${address}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${escapeHtml(absolute(to, site))}">
</head>
<body>
<main>
<h1>${escapeHtml(t.moved)}</h1>
<p>${escapeHtml(t.movedTo)} <a href="${address}"${foreign} dir="auto">${escapeHtml(title)}</a></p>
</main>
</body>
</html>
`;
}
