import type { AnyEntry } from '../model/entry.ts';

export type PublicationState = 'published' | 'draft' | 'scheduled' | 'embargoed' | 'expired' | 'unapproved';

/**
 * Whether an entry is on the site at `now`, or why not. The only rule: pages, lists, feeds, sitemap, cards and search
 * follow it, and nothing filters a second time.
 */
export function publicationState(entry: Pick<AnyEntry, 'front' | 'verdict'>, now: Date): PublicationState {
  const { draft, publishAt, expireAt } = entry.front;
  if (draft === true) return 'draft';
  // The expiry is checked first: with contradictory dates an entry is not shown.
  if (expireAt !== undefined && Date.parse(expireAt) <= now.getTime()) return 'expired';
  if (publishAt !== undefined && Date.parse(publishAt) > now.getTime()) return 'scheduled';
  if ('embargo' in entry.front && entry.front.embargo !== undefined) {
    if (Date.parse(entry.front.embargo) > now.getTime()) return 'embargoed';
  }
  // Without a verdict from the gate, an entry is not approved.
  return entry.verdict?.approved === true ? 'published' : 'unapproved';
}
