import { localeOf } from '../../model/languages.ts';
import { element, writeXml } from '../../lib/xml.ts';
import type { XmlElement } from '../../lib/xml.ts';
import { labelledSummary } from './written-feed.ts';
import type { WrittenFeed, WrittenItem } from './written-feed.ts';

/** The feed as RSS 2.0, with the full texts in `content:encoded`. */
export function writeRss(feed: WrittenFeed): string {
  const channel = [
    element('title', feed.title),
    element('link', feed.link),
    element('description', feed.description),
    element('language', localeOf(feed.lang)),
    element('atom:link', '', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    ...feed.items.map(itemOf),
  ];
  const root = element('rss', [element('channel', channel)], {
    version: '2.0',
    'xml:lang': localeOf(feed.lang),
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  });
  return writeXml(root, feed.stylesheet);
}

function itemOf(item: WrittenItem): XmlElement {
  return element('item', [
    element('title', item.title),
    element('link', item.link),
    element('guid', item.id, { isPermaLink: String(item.id === item.link) }),
    element('pubDate', new Date(item.published).toUTCString()),
    ...(item.updated === undefined ? [] : [element('atom:updated', item.updated)]),
    // RSS requires an e-mail address in <author>; Dublin Core takes a name, and the site publishes no addresses.
    ...item.authors.map(({ name }) => element('dc:creator', name)),
    ...item.categories.map(({ name, url }) => element('category', name, { domain: url })),
    element('description', labelledSummary(item)),
    element('content:encoded', item.html),
  ]);
}
