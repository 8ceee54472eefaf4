import { descriptorOf, entryCollections } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import type { entryDescriptors } from '../model/descriptors.ts';
import type { AnyEntry, EntryMap } from '../model/entry.ts';
import { defaultLang } from '../model/site.ts';
import type { Site } from '../model/site.ts';
import { absolute, addressOf } from './addresses.ts';

/** The collections whose texts are in feeds. */
export const feedCollections = entryCollections.filter(
  (collection) => descriptorOf(collection).feed !== undefined,
);
type FeedCollection = {
  [C in EntryCollection]: (typeof entryDescriptors)[C] extends { feed: string } ? C : never;
}[EntryCollection];

export type InFeedsEntry = EntryMap[FeedCollection];

/** An entry as its id needs it: with the fields that had to do with its address, whatever else it says. */
export interface InFeeds {
  collection: FeedCollection;
  lang: EntryMap[FeedCollection]['lang'];
  slug: string;
  front: Pick<EntryMap[FeedCollection]['front'], 'aliases' | 'id'>;
}

export function isInFeeds(entry: Pick<AnyEntry, 'collection'>): entry is InFeedsEntry {
  return feedCollections.includes(entry.collection);
}

type Settings = Pick<Site, 'url' | 'languages' | 'feedBase' | 'feedLanguage'>;

/**
 * The site as it was when its first text was published, as far as addresses go. What feeds call things is made of the
 * addresses of then: a reader that is told another id shows all that it has as new.
 */
export function firstSite(site: Settings): Pick<Site, 'url' | 'languages'> {
  const first = site.feedLanguage ?? defaultLang(site);
  return {
    url: site.feedBase ?? site.url,
    languages: [first, ...site.languages.filter((lang) => lang !== first)],
  };
}

/**
 * By what feed readers know a text again, for as long as it is on the site: what its file says, else the first of its
 * addresses. A program that changes the address or the list of former ones writes it into the file before.
 */
export function lastingId({ collection, lang, slug, front }: InFeeds, site: Settings): string {
  const first = firstSite(site);
  return front.id ?? absolute(front.aliases?.[0] ?? addressOf(collection, slug, lang, first), first);
}

/** As {@link lastingId}, for a version of a kit, of which `id` is the id. */
export function versionLastingId(id: string, anchor: string): string {
  // An id may have an anchor of its own, and there is one in an address at most.
  return id + (id.includes('#') ? '/' : '#') + anchor;
}

/** What Atom calls a kit's own feed. Former addresses had no part in it, and so have none. */
export function kitFeedId({ collection, lang, slug, front }: InFeeds, site: Settings): string {
  const first = firstSite(site);
  return front.id ?? absolute(addressOf(collection, slug, lang, first), first);
}

/** What the fields of a file say of all this, as they stand there; what they say wrongly counts as not said. */
export function addressFields({ aliases, id }: Record<string, unknown>): InFeeds['front'] {
  const list = Array.isArray(aliases) ? aliases.filter((one) => typeof one === 'string') : [];
  return {
    ...(list.length > 0 && { aliases: list }),
    ...(typeof id === 'string' && id.trim() !== '' && { id: id.trim() }),
  };
}
