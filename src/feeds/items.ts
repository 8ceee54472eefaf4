import { stringsFor } from '../i18n/strings.ts';
import type { Lang } from '../model/languages.ts';
import { absolute } from '../publication/addresses.ts';
import type { Publication } from '../publication/publication.ts';
import { summarise } from '../publication/summary.ts';

/** An entry of a feed. */
export interface FeedItem {
  title: string;
  description: string;
  /** Whole address; also the item's lasting id. */
  link: string;
  pubDate: Date;
  author: string;
  categories: string[];
}

/** The posts written in a language, the newest first, at most `limit`. */
export function feedItems(publication: Publication, lang: Lang, limit = 50): FeedItem[] {
  const t = stringsFor(lang);
  return publication
    .written('posts', lang)
    .slice(0, limit)
    .map((shown) => {
      const { title, summary, authors, topics, partnership, date } = summarise(shown, publication);
      const label =
        partnership === undefined
          ? ''
          : partnership.consideration === 'none'
            ? `[${t.partnershipFree(partnership.partner.name)}] `
            : `[${t.partnership(t.considerations[partnership.consideration], partnership.partner.name)}] `;
      return {
        title: xmlSafe(title),
        description: xmlSafe(label + summary),
        link: absolute(shown.address, publication.content.site),
        pubDate: new Date(date ?? shown.entry.front.date),
        author: xmlSafe(authors.map(({ name }) => name).join(', ')),
        categories: topics.map(({ name }) => xmlSafe(name)),
      };
    });
}

/** Takes out the control characters that XML 1.0 forbids even when escaped; one would make a reader drop the feed. */
export function xmlSafe(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
