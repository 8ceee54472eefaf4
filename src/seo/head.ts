import { stringsFor } from '../i18n/strings.ts';
import { socialVariant } from '../media/variants.ts';
import { languages } from '../model/languages.ts';
import { feedBeside, feedFormats, withBase } from '../publication/addresses.ts';
import type { FeedFormat } from '../publication/addresses.ts';
import type { Chrome } from '../publication/chrome.ts';
import type { Frame } from '../publication/frame.ts';

/** An element of the head: its name, its text, and its attributes. */
export type HeadTag = { tag: 'title' | 'meta' | 'link'; text?: string } & Record<string, string>;

/** What stands in a page's head, as data. */
export function headTags(frame: Frame, chrome: Chrome): HeadTag[] {
  const local = (address: string) => withBase(address, chrome.base);
  const absolute = (address: string) => `${chrome.origin}${local(address)}`;
  const isHome = frame.address === chrome.home;
  const title = isHome ? `${chrome.siteName} – ${chrome.tagline}` : `${frame.title} – ${chrome.siteName}`;
  const picture = socialPicture(frame, chrome);
  const meta = (name: string, content: string | undefined): HeadTag[] =>
    content
      ? [
          {
            tag: 'meta',
            [name.includes(':') && !name.startsWith('twitter') ? 'property' : 'name']: name,
            content,
          },
        ]
      : [];
  return [
    { tag: 'title', text: title },
    ...meta('description', frame.description),
    { tag: 'link', rel: 'canonical', href: absolute(frame.canonical) },
    ...(frame.alternates.length === 0 ? meta('robots', 'noindex') : []),
    ...(frame.alternates.length > 1
      ? frame.alternates.map(({ lang, address }): HeadTag => ({
          tag: 'link',
          rel: 'alternate',
          hreflang: lang,
          href: absolute(address),
        }))
      : []),
    ...meta('og:type', frame.type),
    ...meta('og:site_name', chrome.siteName),
    ...meta('og:title', isHome ? chrome.siteName : frame.title),
    ...meta('og:description', frame.description),
    ...meta('og:url', absolute(frame.canonical)),
    ...meta('og:locale', languages[frame.textLang].locale.replace('-', '_')),
    ...meta('og:image', absolute(picture.address)),
    ...meta('og:image:alt', picture.alt),
    ...meta('og:image:width', String(picture.width)),
    ...meta('og:image:height', String(picture.height)),
    ...meta('twitter:card', 'summary_large_image'),
    ...meta('article:published_time', frame.published),
    ...meta('article:modified_time', frame.modified),
    ...(frame.hasFeed ? feedLinks(frame.address, `${frame.title} – ${chrome.siteName}`, local) : []),
    ...feedLinks(chrome.home, chrome.siteName, local),
    { tag: 'link', rel: 'icon', href: local('/favicon.svg'), type: 'image/svg+xml' },
    { tag: 'link', rel: 'apple-touch-icon', href: local('/apple-touch-icon.png') },
    { tag: 'meta', name: 'theme-color', content: '#ffffff', media: '(prefers-color-scheme: light)' },
    { tag: 'meta', name: 'theme-color', content: '#111418', media: '(prefers-color-scheme: dark)' },
  ];
}

/** The feeds beside a page, in each format. A reader offers the first by itself: the page's own comes before the site's. */
function feedLinks(page: string, title: string, local: (address: string) => string): HeadTag[] {
  return (Object.keys(feedFormats) as FeedFormat[]).map((format) => ({
    tag: 'link',
    rel: 'alternate',
    type: feedFormats[format].type,
    title: `${title} (${feedFormats[format].name})`,
    href: local(feedBeside(page, format)),
  }));
}

interface SocialImage {
  address: string;
  alt: string;
  width: number;
  height: number;
}

function socialPicture(frame: Frame, chrome: Chrome): SocialImage {
  const { social } = frame;
  if (social.kind === 'picture') {
    const { src, alt, file } = social.picture;
    return { address: socialVariant(src, file).address, alt, ...socialSize(file.picture) };
  }
  const t = stringsFor(frame.textLang);
  const card = { width: 1200, height: 630 };
  if (social.kind === 'card') {
    const kinds = { posts: t.kindPost, faq: t.kindAnswer, kits: t.kindKit, pages: t.kindPage };
    return {
      address: social.address,
      alt: t.cardAlt(kinds[social.alt.collection], social.alt.title),
      ...card,
    };
  }
  const { image } = chrome;
  if (image === undefined) {
    return { address: siteCardAddress(frame.lang), alt: `${chrome.siteName} – ${chrome.tagline}`, ...card };
  }
  const file = {
    digest: image.digest,
    bytes: 0,
    picture: { width: image.width, height: image.height, format: 'png' as const },
  };
  return { address: socialVariant(image.src, file).address, alt: image.alt, ...socialSize(image) };
}

/** The card of pages that have none of their own and of a site without a picture. */
export function siteCardAddress(lang: string): string {
  return `/cards/${lang}/site.png`;
}

function socialSize(picture: { width: number; height: number } | undefined) {
  const { width, height } = picture ?? { width: 1200, height: 630 };
  const scaled = Math.min(1200, width);
  return { width: scaled, height: Math.round((height * scaled) / width) };
}
