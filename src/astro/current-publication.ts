import { currentSnapshot } from '../content/snapshot.ts';
import { readSettings } from '../lib/settings.ts';
import type { Content } from '../model/content.ts';
import { Publication } from '../publication/publication.ts';

/** In the dev server time goes on: what is due within this time shows as late as that. In milliseconds. */
const maxAge = 60_000;

const known = new WeakMap<Content, Partial<Record<Audience, Publication>>>();

/** Visitors see what is approved; whoever writes a text sees it before anybody could approve it. */
type Audience = 'visitors' | 'editors';

/**
 * What is on the site, for all that a build or the dev server makes of it: worked out once, and again when the content
 * or, by more than a minute, the time is another.
 * @returns undefined where site.yaml cannot be read
 */
export async function currentPublication(audience: Audience = 'visitors'): Promise<Publication | undefined> {
  const { content } = await currentSnapshot();
  if (content === undefined) return undefined;
  const { now } = readSettings();
  const made = known.get(content) ?? {};
  known.set(content, made);
  const last = made[audience];
  if (last !== undefined && Math.abs(now.getTime() - last.now.getTime()) < maxAge) return last;
  const publication = new Publication(content, now, audience === 'editors');
  made[audience] = publication;
  return publication;
}
