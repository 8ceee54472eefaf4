import { bodyOf } from '../bodies.ts';
import { plainHtml } from '../components/body/plain-html.ts';
import { mediaInfos } from '../media/variants.ts';
import type { BodySource } from '../publication/body-source.ts';

/**
 * An entry's text as HTML for readers elsewhere.
 * @param page whole address of the entry's page
 * @param base path under which the site stands
 */
export async function plainBody(source: BodySource, page: string, base: string): Promise<string> {
  const { chunks } = await bodyOf(source);
  const media = mediaInfos(source.media, source.downloads, base);
  return plainHtml(chunks, { lang: source.lang, base, media, dead: source.dead, page });
}
