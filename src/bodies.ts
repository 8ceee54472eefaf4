import { BodyStore } from './content/body-store.ts';
import type { Body } from './body/body.ts';
import { readSettings } from './settings.ts';

/**
 * The compiled body that an entry's page shows.
 * @throws ChangedBytesError where the cache was changed or emptied while the site was being built
 */
export async function bodyOf(entry: { bodyKey: string; bodyDigest: string }): Promise<Body> {
  return new BodyStore(readSettings().cacheDir).readAgain(entry.bodyKey, entry.bodyDigest);
}
