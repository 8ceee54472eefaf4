/** A picture that stands for a page elsewhere. Pixels. */
interface OEmbedThumbnail {
  url: string;
  width: number;
  height: number;
}

/** What a program is told that wants to show a kit's card; see {@link oEmbed}. */
export interface OEmbedPage {
  title: string;
  /** The card's HTML. */
  html: string;
  author: { name: string; url?: string };
  provider: { name: string; url: string };
  thumbnail: OEmbedThumbnail;
}

/** How wide the card is shown where nobody says otherwise: a column of text. */
const width = 480;
/** At 16 pixels, as browsers show text that no style sheet dresses. */
const lineHeight = 20;
const charactersInLine = 60;
/** Above and below each of the three paragraphs. */
const paragraphGap = 16;

/**
 * The answer of oEmbed 1.0 (oembed.com, section 2.3) of type `rich`, which asks for the HTML's size. The HTML has none
 * of its own: it takes what it is given, and the height is that of its text in a browser's plain style.
 */
export function oEmbed({ title, html, author, provider, thumbnail }: OEmbedPage) {
  return {
    type: 'rich',
    version: '1.0',
    title,
    author_name: author.name,
    ...(author.url !== undefined && { author_url: author.url }),
    provider_name: provider.name,
    provider_url: provider.url,
    thumbnail_url: thumbnail.url,
    thumbnail_width: thumbnail.width,
    thumbnail_height: thumbnail.height,
    html,
    width,
    height: heightOf(html),
  };
}

function heightOf(html: string): number {
  const paragraphs = html.split('</p>').slice(0, -1);
  const lines = paragraphs.map((paragraph) =>
    Math.max(1, Math.ceil(paragraph.replace(/<[^>]*>/g, '').length / charactersInLine)),
  );
  const count = lines.reduce((sum, one) => sum + one, 0);
  return count * lineHeight + (paragraphs.length + 1) * paragraphGap;
}
