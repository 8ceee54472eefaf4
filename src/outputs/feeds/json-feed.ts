import { localeOf } from '../../model/languages.ts';
import { labelledSummary } from './written-feed.ts';
import type { WrittenFeed, WrittenItem } from './written-feed.ts';

/** The feed as JSON Feed 1.1 (jsonfeed.org). */
export function writeJsonFeed(feed: WrittenFeed): string {
  const language = localeOf(feed.lang);
  const content = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.link,
    feed_url: feed.self,
    description: feed.description,
    language,
    authors: [feed.publisher],
    items: feed.items.map((item) => ({ ...itemOf(item), language })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function itemOf(item: WrittenItem) {
  return {
    id: item.id,
    url: item.link,
    title: item.title,
    summary: labelledSummary(item),
    content_html: item.html,
    ...(item.picture && { image: item.picture.src }),
    date_published: item.published,
    ...(item.updated !== undefined && { date_modified: item.updated }),
    authors: item.authors,
    tags: item.categories.map(({ name }) => name),
  };
}
