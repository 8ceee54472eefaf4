import type { EntryCollection } from '../../model/collections.ts';
import { plainAddress } from '../../model/former-address.ts';
import type { Lang } from '../../model/languages.ts';
import type { Site } from '../../model/site.ts';
import { addressOf, foldAddress } from '../../publication/addresses.ts';
import { addressFields, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import { fieldsOf, withFields } from './front-matter.ts';
import type { AddressFields } from './front-matter.ts';

/** An entry's file under its current name. */
export interface EntryText {
  collection: EntryCollection;
  lang: Lang;
  slug: string;
  text: string;
}

/**
 * The file with another slug: its old address becomes a former one, so that links to it keep working, and its feed
 * id is written down, because it must not change with the address. All other bytes stay.
 */
export function renamed({ text, ...name }: EntryText, slug: string, site: Site): string {
  const { collection, lang } = name;
  const entry = { ...name, front: addressFields(fieldsOf(text)) };
  return withAlias(text, addressOf(collection, name.slug, lang, site), {
    // Other addresses belong to its translations: if another language becomes the first, a former address may be theirs.
    own: site.languages.map((one) => addressOf(collection, slug, one, site)),
    ...(isInFeeds(entry) && { id: lastingId(entry, site) }),
  });
}

/**
 * An entry's file with one more former address in its front matter.
 * @param address of the site: `/blog/old/`
 * @param own its addresses from now on, in all languages: an old name that it gets back is no longer a former one
 */
export function withAlias(
  text: string,
  address: string,
  { own = [], id }: { own?: readonly string[] } & Pick<AddressFields, 'id'> = {},
): string {
  const aliases = (addressFields(fieldsOf(text)).aliases ?? []).filter(
    (alias) => !own.some((one) => isSame(alias, one)),
  );
  const isKnown = aliases.some((alias) => isSame(alias, address));
  return withFields(text, {
    aliases: isKnown ? aliases : [...aliases, address],
    ...(id !== undefined && { id }),
  });
}

function isSame(alias: string, address: string): boolean {
  return foldAddress(plainAddress(alias) ?? alias) === foldAddress(address);
}
