import { BodyStore } from '../content/body-store.ts';
import type { Body } from '../markdown/body.ts';
import { plainHtml } from '../components/body/plain-html.ts';
import { mediaInfos } from '../content/media/variants.ts';
import type { BodySource } from '../publication/body-source.ts';
import { readSettings } from '../lib/settings.ts';

/**
 * The compiled body that an entry's page shows.
 * @throws ChangedBytesError where the cache was changed or emptied while the site was being built
 */
export async function bodyOf(entry: { bodyKey: string; bodyDigest: string }): Promise<Body> {
  return new BodyStore(readSettings().cacheDir).readAgain(entry.bodyKey, entry.bodyDigest);
}

/**
 * An entry's text as HTML for use outside of the site.
 * @param page absolute address of the entry's page
 * @param base base path of the site
 * @throws ChangedBytesError as {@link bodyOf}
 */
export async function plainBody(source: BodySource, page: string, base: string): Promise<string> {
  const { chunks } = await bodyOf(source);
  const { lang, dead, sponsor } = source;
  const media = mediaInfos(source.media, source.downloads, base);
  return plainHtml(chunks, { lang, base, media, dead, sponsor, page });
}
