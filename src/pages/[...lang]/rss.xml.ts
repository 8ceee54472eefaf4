import rss from '@astrojs/rss';
import type { APIRoute, GetStaticPaths } from 'astro';
import { feedItems } from '../../feeds/items.ts';
import type { FeedItem } from '../../feeds/items.ts';
import { languages } from '../../model/languages.ts';
import { localisedPaths } from '../../paths.ts';
import { withBase } from '../../publication/addresses.ts';
import type { Chrome } from '../../publication/chrome.ts';

export const getStaticPaths = (() =>
  localisedPaths((publication, lang) => [
    { params: {}, props: { items: feedItems(publication, lang) } },
  ])) satisfies GetStaticPaths;

export const GET: APIRoute<{ items: FeedItem[]; chrome: Chrome }> = ({ props: { items, chrome } }) =>
  rss({
    title: `${chrome.siteName} – ${chrome.tagline}`,
    description: chrome.siteDescription,
    site: `${chrome.origin}${withBase(chrome.home, chrome.base)}`,
    xmlns: { dc: 'http://purl.org/dc/elements/1.1/', atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<language>${languages[chrome.lang].locale}</language>`,
      `<atom:link href="${chrome.origin}${withBase(chrome.feed, chrome.base)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
    // RSS wants an e-mail address in <author>; Dublin Core takes a name, and no address leaves the site.
    items: items.map(({ author, ...item }) => ({
      ...item,
      customData: `<dc:creator>${escapeXml(author)}</dc:creator>`,
    })),
  });

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
