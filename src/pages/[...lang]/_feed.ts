import { bodyOf } from '../../bodies.ts';
import { plainHtml } from '../../components/body/plain-html.ts';
import { writeAtom } from '../../feeds/atom.ts';
import type { Feed } from '../../feeds/feed.ts';
import { writeJsonFeed } from '../../feeds/json-feed.ts';
import { writeRss } from '../../feeds/rss.ts';
import { itemHtml } from '../../feeds/written-feed.ts';
import type { WrittenFeed } from '../../feeds/written-feed.ts';
import { mediaInfos } from '../../media/variants.ts';
import { feedBeside, feedFormats, withBase } from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';
import type { Chrome } from '../../publication/chrome.ts';

export interface FeedProps {
  feed: Feed;
  chrome: Chrome;
}

const writers = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** The parameters of the two formats that are XML. */
export const xmlFormats = ['rss', 'atom'] as const;

/** A feed's file. The texts are read as it is written, so that not all of them are in memory at once. */
export async function feedResponse({ feed, chrome }: FeedProps, format: FeedFormat): Promise<Response> {
  const written: WrittenFeed = {
    ...feed,
    self: `${chrome.origin}${withBase(feedBeside(feed.address, format), chrome.base)}`,
    stylesheet: withBase('/feed.css', chrome.base),
    items: await Promise.all(
      feed.items.map(async ({ body, ...item }) => {
        const { chunks } = await bodyOf(body);
        const text = plainHtml(chunks, {
          lang: feed.lang,
          base: chrome.base,
          media: mediaInfos(body.media, body.downloads, chrome.base),
          dead: body.dead,
          page: item.link,
        });
        return { ...item, html: itemHtml(item, text) };
      }),
    ),
  };
  return new Response(writers[format](written), {
    headers: { 'Content-Type': `${feedFormats[format].type}; charset=utf-8` },
  });
}
