import { localeOf } from '../../model/languages.ts';
import { feedBeside, feedFormats, withBase } from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';
import { absoluteIn } from '../../publication/site-shell.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import type { PageMeta } from '../../publication/page-meta.ts';
import { icons, mark } from './icons.ts';
import { manifestBeside } from './manifest.ts';
import { themeColor } from './theme-color.ts';
import { socialPicture } from './social-picture.ts';

/** An element of the head: name, text and attributes. */
export type HeadTag = { tag: 'title' | 'meta' | 'link'; text?: string } & Record<string, string>;

/**
 * The elements of a page's head, as data.
 * @param fonts addresses of the fonts that every page needs at once: preloaded, before the styles refer to them
 */
export function headTags(pageMeta: PageMeta, shell: SiteShell, fonts: readonly string[] = []): HeadTag[] {
  const local = (address: string) => withBase(address, shell.base);
  const absolute = (address: string) => absoluteIn(shell, address);
  const isHome = pageMeta.address === shell.home;
  const title = isHome ? `${shell.siteName} – ${shell.tagline}` : `${pageMeta.title} – ${shell.siteName}`;
  const description = pageMeta.description.replace(/\s+/g, ' ').trim();
  const picture = socialPicture(pageMeta, shell);
  const alternates = hreflangs(pageMeta);
  const others = alternates.filter(({ lang }) => lang !== 'x-default' && lang !== pageMeta.lang);
  return [
    { tag: 'title', text: title },
    ...fonts.map((href): HeadTag => ({
      tag: 'link',
      rel: 'preload',
      as: 'font',
      type: 'font/woff2',
      href,
      // Fonts are always fetched in CORS mode; without this, they would be fetched twice.
      crossorigin: 'anonymous',
    })),
    ...meta('description', description),
    { tag: 'link', rel: 'canonical', href: absolute(pageMeta.canonical) },
    ...(pageMeta.alternates.length === 0 ? meta('robots', 'noindex') : []),
    ...alternates.map(({ lang, address }): HeadTag => ({
      tag: 'link',
      rel: 'alternate',
      hreflang: lang,
      href: absolute(address),
    })),
    ...meta('og:type', pageMeta.type),
    ...meta('og:site_name', shell.siteName),
    ...meta('og:title', isHome ? shell.siteName : pageMeta.title),
    ...meta('og:description', description),
    ...meta('og:url', absolute(pageMeta.canonical)),
    ...meta('og:locale', locale(pageMeta.textLang)),
    ...others.flatMap(({ lang }) => (lang === 'x-default' ? [] : meta('og:locale:alternate', locale(lang)))),
    ...meta('og:image', absolute(picture.address)),
    ...meta('og:image:alt', picture.alt),
    ...meta('og:image:width', String(picture.width)),
    ...meta('og:image:height', String(picture.height)),
    ...meta('twitter:card', 'summary_large_image'),
    ...(pageMeta.type === 'article' ? articleTags(pageMeta, absolute) : []),
    ...(pageMeta.oEmbed ? [oEmbedLink(pageMeta.oEmbed, pageMeta.title, absolute)] : []),
    ...(pageMeta.hasFeed ? feedLinks(pageMeta.address, `${pageMeta.title} – ${shell.siteName}`, local) : []),
    ...feedLinks(shell.home, shell.siteName, local),
    // Browsers that support SVG icons use the second one; others, and programs that do not read pages, the first.
    { tag: 'link', rel: 'icon', href: local(icons.tab.address), sizes: '32x32' },
    { tag: 'link', rel: 'icon', href: local(mark), type: 'image/svg+xml' },
    { tag: 'link', rel: 'apple-touch-icon', href: local(icons.apple.address) },
    { tag: 'link', rel: 'manifest', href: local(manifestBeside(shell.home)) },
    ...meta('color-scheme', 'light dark'),
    { tag: 'meta', name: 'theme-color', content: themeColor.light, media: '(prefers-color-scheme: light)' },
    { tag: 'meta', name: 'theme-color', content: themeColor.dark, media: '(prefers-color-scheme: dark)' },
  ];
}

/**
 * A page's languages for search engines: every page lists all of them, including itself, and the default for other
 * languages. Empty where there is only one.
 */
export function hreflangs({ alternates }: Pick<PageMeta, 'alternates'>) {
  const [first] = alternates;
  return first === undefined || alternates.length === 1
    ? []
    : // In the order of the site's languages: the first is the default for other readers.
      [...alternates, { lang: 'x-default' as const, address: first.address }];
}

function meta(name: string, content: string | undefined): HeadTag[] {
  if (!content) return [];
  // Open Graph uses RDFa's `property`; Twitter cards use `name`.
  const key = name.includes(':') && !name.startsWith('twitter:') ? 'property' : 'name';
  return [{ tag: 'meta', [key]: name, content }];
}

function articleTags(pageMeta: PageMeta, absolute: (address: string) => string): HeadTag[] {
  return [
    ...meta('article:published_time', pageMeta.published),
    ...meta('article:modified_time', pageMeta.modified),
    ...(pageMeta.authors ?? []).flatMap((address) => meta('article:author', absolute(address))),
    ...meta('article:section', pageMeta.section),
  ];
}

function locale(lang: PageMeta['lang']): string {
  return localeOf(lang).replace('-', '_');
}

/** @see https://oembed.com/#section4 */
function oEmbedLink(address: string, title: string, absolute: (address: string) => string): HeadTag {
  return { tag: 'link', rel: 'alternate', type: 'application/json+oembed', title, href: absolute(address) };
}

/**
 * The feeds beside a page, in each format. Feed readers offer the first one, so the page's own comes before the
 * site's.
 */
function feedLinks(page: string, title: string, local: (address: string) => string): HeadTag[] {
  return (Object.keys(feedFormats) as FeedFormat[]).map((format) => ({
    tag: 'link',
    rel: 'alternate',
    type: feedFormats[format].type,
    title: `${title} (${feedFormats[format].name})`,
    href: local(feedBeside(page, format)),
  }));
}
