import { localeOf } from '../../model/languages.ts';
import { element, writeXml } from '../../lib/xml.ts';
import type { XmlElement } from '../../lib/xml.ts';
import { labelledSummary } from './written-feed.ts';
import type { WrittenFeed, WrittenItem } from './written-feed.ts';

/** The feed as Atom 1.0 (RFC 4287). */
export function writeAtom(feed: WrittenFeed): string {
  const children = [
    element('title', feed.title),
    element('subtitle', feed.description),
    element('id', feed.id),
    element('link', '', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
    element('link', '', { rel: 'alternate', type: 'text/html', href: feed.link }),
    element('updated', feed.updated),
    person(feed.publisher),
    ...feed.items.map(entryOf),
  ];
  const root = element('feed', children, {
    xmlns: 'http://www.w3.org/2005/Atom',
    'xml:lang': localeOf(feed.lang),
  });
  return writeXml(root, feed.stylesheet);
}

function entryOf(item: WrittenItem): XmlElement {
  return element('entry', [
    element('title', item.title),
    element('id', item.id),
    element('link', '', { rel: 'alternate', type: 'text/html', href: item.link }),
    element('published', item.published),
    element('updated', item.updated ?? item.published),
    ...item.authors.map(person),
    ...item.categories.map(({ id, name }) => element('category', '', { term: id, label: name })),
    element('summary', labelledSummary(item)),
    element('content', item.html, { type: 'html' }),
  ]);
}

function person({ name, url }: { name: string; url: string }): XmlElement {
  return element('author', [element('name', name), element('uri', url)]);
}
