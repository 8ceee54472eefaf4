import type { Feed, FeedItem } from './feed.ts';
import { escapeXml } from './xml.ts';

/** A feed with its texts, ready to be written in any format. */
export interface WrittenFeed extends Omit<Feed, 'items'> {
  /** Whole address of the file itself. */
  self: string;
  /** Address of the style sheet with which browsers show it. */
  stylesheet: string;
  items: WrittenItem[];
}

export interface WrittenItem extends Omit<FeedItem, 'body'> {
  /** The whole text: label, picture and body. HTML, every address in it whole. */
  html: string;
}

/** The summary with the label before it, for formats and lists that show no more than that. */
export function labelledSummary({ label, summary }: Pick<FeedItem, 'label' | 'summary'>): string {
  return label === undefined ? summary : `[${label.text}] ${summary}`;
}

/**
 * An item's whole text as its page shows it: what a partner gave, the picture, the words.
 * @param text the body's finished HTML
 */
export function itemHtml({ label, picture }: Omit<FeedItem, 'body'>, text: string): string {
  const said =
    label === undefined
      ? ''
      : `<p><strong><a href="${escapeXml(label.link)}">${escapeXml(label.text)}</a></strong></p>`;
  if (picture === undefined) return said + text;
  const size = `width="${String(picture.width)}" height="${String(picture.height)}"`;
  return `${said}<p><img src="${escapeXml(picture.src)}" alt="${escapeXml(picture.alt)}" ${size}></p>${text}`;
}
