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

/** The fields of an entry that its feed id is made from. */
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
 * The site as it was when its first text was published. Feed ids are made from those addresses: with a changed id,
 * feed readers would show all texts as new.
 */
export function firstSite(site: Settings): Pick<Site, 'url' | 'languages'> {
  const first = site.feedLanguage ?? defaultLang(site);
  return {
    url: site.feedBase ?? site.url,
    languages: [first, ...site.languages.filter((lang) => lang !== first)],
  };
}

/**
 * The permanent id of a text in feeds: the `id` in its front matter, else its first address. A program that changes
 * the address or the aliases must write the id into the front matter first.
 */
export function lastingId({ collection, lang, slug, front }: InFeeds, site: Settings): string {
  const first = firstSite(site);
  return front.id ?? absolute(front.aliases?.[0] ?? addressOf(collection, slug, lang, first), first);
}

/** Like {@link lastingId}, for a version of the kit with this `id`. */
export function versionLastingId(id: string, anchor: string): string {
  // An id may already contain a fragment, and an address can have only one.
  return id + (id.includes('#') ? '/' : '#') + anchor;
}

/** What Atom calls a kit's own feed. Former addresses had no part in it, and so have none. */
export function kitFeedId({ collection, lang, slug, front }: InFeeds, site: Settings): string {
  const first = firstSite(site);
  return front.id ?? absolute(addressOf(collection, slug, lang, first), first);
}

/** The fields in question from raw front matter; invalid values are ignored. */
export function addressFields({ aliases, id }: Record<string, unknown>): InFeeds['front'] {
  const list = Array.isArray(aliases) ? aliases.filter((one) => typeof one === 'string') : [];
  return {
    ...(list.length > 0 && { aliases: list }),
    ...(typeof id === 'string' && id.trim() !== '' && { id: id.trim() }),
  };
}
