import type { EntryCollection } from '../../model/collections.ts';
import { plainAddress } from '../../model/former-address.ts';
import type { Lang } from '../../model/languages.ts';
import type { Site } from '../../model/site.ts';
import { addressOf, foldAddress } from '../../publication/addresses.ts';
import { addressFields, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import { fieldsOf, withFields } from './front-matter.ts';
import type { AddressFields } from './front-matter.ts';

/** An entry's file under its present name. */
export interface EntryText {
  collection: EntryCollection;
  lang: Lang;
  slug: string;
  text: string;
}

/**
 * The file as it is to be under another slug: its address of until now is a former one, so that links to it go on, and
 * what feeds call it is written down, since that must not change with its address. All other bytes stay.
 */
export function renamed({ text, ...name }: EntryText, slug: string, site: Site): string {
  const { collection, lang } = name;
  const entry = { ...name, front: addressFields(fieldsOf(text)) };
  return withAlias(text, addressOf(collection, name.slug, lang, site), {
    // Its translations have the others, or it stands in for them: after another first language, a former one may be theirs.
    own: site.languages.map((one) => addressOf(collection, slug, one, site)),
    ...(isInFeeds(entry) && { id: lastingId(entry, site) }),
  });
}

/**
 * An entry's file with one more former address in its front matter.
 * @param address of the site: `/blog/old/`
 * @param own the addresses that it has from now on, in all languages: none is a former one where it gets an old name back
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
