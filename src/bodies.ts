import { BodyStore } from './content/body-store.ts';
import type { Body } from './body/body.ts';
import { readSettings } from './settings.ts';

/**
 * The compiled body that an entry's page shows.
 * @throws Error where the cache was emptied while the site was being built
 */
export async function bodyOf(entry: { bodyKey: string; slug: string }): Promise<Body> {
  const body = await new BodyStore(readSettings().cacheDir).read(entry.bodyKey);
  if (body === undefined) {
    throw new Error(`The text of ${entry.slug} is no longer in the cache. Build the site again.`);
  }
  return body;
}
