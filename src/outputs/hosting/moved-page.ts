import type { Strings } from '../../i18n/strings.ts';
import { directionOf } from '../../model/languages.ts';
import { absolute, basePath, withBase } from '../../publication/addresses.ts';
import type { Redirect } from '../../publication/former-addresses.ts';
import { barePolicy } from '../seo/content-security-policy.ts';

/**
 * The page at a former address, for hosts that know no redirects: it sends on at once, and says where for who has that
 * switched off. Nothing in it needs a script or a style.
 */
export function movedPage(
  { to, lang, title, textLang }: Redirect,
  site: { url: string },
  t: Pick<Strings, 'moved' | 'movedTo'>,
): string {
  const address = text(encodeURI(withBase(to, basePath(site))));
  const foreign = textLang === lang ? '' : ` lang="${textLang}"`;
  return `<!doctype html>
<html lang="${lang}" dir="${directionOf(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(barePolicy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text(t.moved)}</title>
<meta http-equiv="refresh" content="0; url=${address}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${text(absolute(to, site))}">
</head>
<body>
<main>
<h1>${text(t.moved)}</h1>
<p>${text(t.movedTo)} <a href="${address}"${foreign} dir="auto">${text(title)}</a></p>
</main>
</body>
</html>
`;
}

function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
