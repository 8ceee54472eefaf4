import { writeAtom } from '../../outputs/feeds/atom.ts';
import type { Feed } from '../../outputs/feeds/feed.ts';
import { writeJsonFeed } from '../../outputs/feeds/json-feed.ts';
import { writeRss } from '../../outputs/feeds/rss.ts';
import { itemHtml, plainParagraphs } from '../../outputs/feeds/written-feed.ts';
import type { WrittenFeed } from '../../outputs/feeds/written-feed.ts';
import { feedBeside, feedFormats, withBase } from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import { plainBody } from '../../astro/bodies.ts';

export interface FeedProps {
  feed: Feed;
  shell: SiteShell;
}

const writers = { rss: writeRss, atom: writeAtom, json: writeJsonFeed };

/** The parameters of the two formats that are XML. */
export const xmlFormats = ['rss', 'atom'] as const;

/** A feed's file. The texts are read as it is written, so that not all of them are in memory at once. */
export async function feedResponse({ feed, shell }: FeedProps, format: FeedFormat): Promise<Response> {
  const written: WrittenFeed = {
    ...feed,
    self: `${shell.origin}${withBase(feedBeside(feed.address, format), shell.base)}`,
    stylesheet: withBase('/feed.css', shell.base),
    items: await Promise.all(
      feed.items.map(async ({ body, ...item }) => ({
        ...item,
        html: itemHtml(
          item,
          typeof body === 'string' ? plainParagraphs(body) : await plainBody(body, item.link, shell.base),
        ),
      })),
    ),
  };
  return new Response(writers[format](written), {
    // Browsers show `application/xml`, and save a file of the feeds' own types instead.
    headers: { 'Content-Type': format === 'json' ? feedFormats.json.type : 'application/xml; charset=utf-8' },
  });
}
