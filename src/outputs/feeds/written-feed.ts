import { withLabel } from '../../disclosure/site-label.ts';
import type { Feed, FeedItem } from './feed.ts';
import { escapeXml } from '../../lib/xml.ts';

/** A feed with its texts, ready to be written in any format. */
export interface WrittenFeed extends Omit<Feed, 'items'> {
  /** Absolute address of the file itself. */
  self: string;
  /** Address of the style sheet with which browsers show it. */
  stylesheet: string;
  items: WrittenItem[];
}

export interface WrittenItem extends Omit<FeedItem, 'body'> {
  /** The full text: label, picture and body, as HTML with absolute addresses. */
  html: string;
}

/** The summary with the label in front, for formats and lists that show nothing else. */
export function labelledSummary({ label, summary }: Pick<FeedItem, 'label' | 'summary'>): string {
  return withLabel(label?.text, summary);
}

/**
 * The full text of an item: label, corrections, picture and body.
 * @param text the body's finished HTML
 */
export function itemHtml(
  { label, corrections, picture }: Pick<FeedItem, 'label' | 'corrections' | 'picture'>,
  text: string,
): string {
  const parts: string[] = [];
  if (label !== undefined) {
    parts.push(`<p><strong><a href="${escapeXml(label.link)}">${escapeXml(label.text)}</a></strong></p>`);
  }
  for (const { title, text: words } of corrections) {
    parts.push(`<p><strong>${escapeXml(title)}</strong> – ${escapeXml(words)}</p>`);
  }
  if (picture !== undefined) {
    const size = `width="${String(picture.width)}" height="${String(picture.height)}"`;
    parts.push(`<p><img src="${escapeXml(picture.src)}" alt="${escapeXml(picture.alt)}" ${size}></p>`);
  }
  return parts.join('') + text;
}

/** Plain text as HTML: an empty line begins a paragraph, other line breaks stay. */
export function plainParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${escapeXml(paragraph).replace(/\n/g, '<br>')}</p>`)
    .join('');
}
