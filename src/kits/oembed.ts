/** A preview picture of a page. Sizes in pixels. */
interface OEmbedThumbnail {
  url: string;
  width: number;
  height: number;
}

/** The data for a kit's oEmbed answer; see {@link oEmbed}. */
export interface OEmbedPage {
  title: string;
  /** The card's HTML. */
  html: string;
  author: { name: string; url?: string };
  provider: { name: string; url: string };
  thumbnail: OEmbedThumbnail;
}

/** Default width of the card in pixels: a column of text. */
const width = 480;
/** Pixels, for unstyled browser text of 16 pixels. */
const lineHeight = 20;
const charactersInLine = 60;
/** Pixels above and below each of the three paragraphs. */
const paragraphGap = 16;

/**
 * The oEmbed 1.0 answer (oembed.com, section 2.3) of type `rich`, which requires a size. The HTML has no fixed size:
 * it fills the available width, and the height is estimated for unstyled text.
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
