import { entryCollections, isEntryCollection, recordCollections } from '../model/collections.ts';
import { entryFile, titleOf } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import type { Tombstone } from '../model/tombstone.ts';
import { addressOf, foldAddress, homeAddress, inAllLanguages, listAddress, sections } from './addresses.ts';
import { lastingFiles } from './file-addresses.ts';
import { pastKitsOf, pastVersionsOf, versionAddress } from './past-versions.ts';
import type { Publication, Shown } from './publication.ts';

/** An address that a text had before, and where it leads. Addresses are without base and without escapes. */
export interface Redirect {
  from: string;
  to: string;
  /** The language of the page at `from`. */
  lang: Lang;
  /** What is at `to`, and the language of these words. */
  title: string;
  textLang: Lang;
  /** Undefined for what follows from another language's. */
  file?: string;
}

/** The page at the address of a text that was taken down. */
export interface GonePage {
  address: string;
  lang: Lang;
  tombstone: Tombstone;
  replacement?: Shown;
  /** Addresses that the text had before: the same page stands there. */
  aliases: string[];
}

export interface FormerAddresses {
  redirects: Redirect[];
  gone: GonePage[];
}

/**
 * What answers at the addresses that texts had: where they moved, or that they were taken down. A page of the site comes
 * before both, a moved text before one that is gone, and what was written before what follows from it.
 */
export function formerAddresses(publication: Publication): FormerAddresses {
  // What a record says of a text that is gone was checked when it was made, and files may have come since.
  const files = lastingFiles(publication.content).map((file) => `${file}/`);
  const taken = new Set([...livePages(publication), ...files].map(foldAddress));
  const take = (address: string): boolean => {
    const key = foldAddress(address);
    return !taken.has(key) && Boolean(taken.add(key));
  };
  const moved = [...movesOf(publication), ...versionMovesOf(publication)];
  const redirects = [
    ...moved.filter(({ redirect }) => redirect.file !== undefined),
    ...moved.filter(({ redirect }) => redirect.file === undefined),
  ].filter(({ redirect }) => take(redirect.from));
  const byAddress = new Map(redirects.map(({ redirect, shown }) => [redirect.from, shown]));
  const gone = gonePages(publication, byAddress).filter(({ address }) => take(address));
  return {
    redirects: redirects.map(({ redirect }) => redirect).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    gone: gone.map((page) => ({ ...page, aliases: page.aliases.filter(take) })),
  };
}

function movesOf(publication: Publication): { redirect: Redirect; shown: Shown }[] {
  const { site } = publication.content;
  return publication.languages.flatMap((lang) =>
    entryCollections.flatMap((collection) =>
      publication.written(collection, lang).flatMap(({ entry }) =>
        (entry.front.aliases ?? []).flatMap((alias) =>
          inAllLanguages(alias, site).flatMap(({ lang: reader, address }, index) => {
            const shown = publication.find(collection, entry.slug, reader);
            if (shown === undefined) return [];
            const redirect: Redirect = {
              from: address,
              to: shown.address,
              lang: reader,
              title: titleOf(shown.entry),
              textLang: shown.entry.lang,
              ...(index === 0 && { file: entryFile(entry) }),
            };
            return [{ redirect, shown }];
          }),
        ),
      ),
    ),
  );
}

/** The pages of a renamed kit's versions have moved with it. */
function versionMovesOf(publication: Publication): { redirect: Redirect; shown: Shown }[] {
  return publication.languages.flatMap((lang) =>
    publication.written('kits', lang).flatMap((shown) => {
      const { entry, address } = shown;
      const pages = new Map(pastVersionsOf(entry, publication).map((one) => [one.version, one.address]));
      return pastKitsOf(entry, publication)
        .filter(({ release }) => release.slug !== entry.slug)
        .map(({ release }) => ({
          redirect: {
            from: versionAddress(release, release.version, publication),
            to: pages.get(release.version) ?? address,
            lang,
            title: titleOf(entry),
            textLang: entry.lang,
          },
          shown,
        }));
    }),
  );
}

/** A text that is gone in all its languages left in every language of the site. */
function gonePages(publication: Publication, moved: ReadonlyMap<string, Shown>): GonePage[] {
  const { site, tombstones } = publication.content;
  const listed = tombstones.filter(({ lang }) => publication.languages.includes(lang));
  const groups = Map.groupBy(listed, ({ collection, slug }) => `${collection}/${slug}`);
  return [...groups.values()].flatMap((group) =>
    publication.languages.flatMap((lang): GonePage[] => {
      const order = [lang, ...publication.languages];
      const [tombstone] = order.flatMap((one) => group.filter((other) => other.lang === one));
      if (tombstone === undefined || publication.find(tombstone.collection, tombstone.slug, lang)) return [];
      const aliases = group
        .flatMap((one) => one.aliases)
        .flatMap((alias) => inAllLanguages(alias, site))
        .filter((alias) => alias.lang === lang)
        .map(({ address }) => address);
      const replacement = replacementOf(tombstone, lang, publication, moved);
      return [
        {
          address: addressOf(tombstone.collection, tombstone.slug, lang, site),
          lang,
          tombstone,
          ...(replacement !== undefined && { replacement }),
          aliases: [...new Set(aliases)].toSorted(),
        },
      ];
    }),
  );
}

/** What to read instead: where that was renamed or taken down in its turn, what came of it. */
function replacementOf(
  { replacement }: Tombstone,
  lang: Lang,
  publication: Publication,
  moved: ReadonlyMap<string, Shown>,
): Shown | undefined {
  const { site, tombstones } = publication.content;
  const seen = new Set<string>();
  let next = replacement;
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const [collection = '', slug = ''] = next.split('/');
    if (!isEntryCollection(collection)) return undefined;
    const found =
      publication.find(collection, slug, lang) ?? moved.get(addressOf(collection, slug, lang, site));
    if (found !== undefined) return found;
    next = tombstones.find(
      (other) => other.collection === collection && other.slug === slug && other.replacement !== undefined,
    )?.replacement;
  }
  return undefined;
}

function livePages(publication: Publication): string[] {
  const { site, ...content } = publication.content;
  return publication.languages.flatMap((lang) => [
    homeAddress(lang, site),
    listAddress('search', lang, site),
    ...sections.map((section) => listAddress(section, lang, site)),
    ...recordCollections.flatMap((collection) =>
      Object.keys(content[collection]).map((id) => addressOf(collection, id, lang, site)),
    ),
    ...entryCollections.flatMap((collection) =>
      publication.list(collection, lang).map(({ address }) => address),
    ),
  ]);
}
