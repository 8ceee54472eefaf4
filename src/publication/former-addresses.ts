import { entryCollections, isEntryCollection, recordCollections } from '../model/collections.ts';
import { entryFile, titleOf } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import type { Tombstone } from '../model/tombstone.ts';
import { addressOf, foldAddress, homeAddress, inAllLanguages, listAddress, sections } from './addresses.ts';
import { lastingFiles } from './file-addresses.ts';
import { pastKitsOf, pastVersionsOf, versionAddress } from './past-versions.ts';
import type { Publication, Shown } from './publication.ts';

/** A former address of a text, and where it redirects to. Addresses are without base path and unescaped. */
export interface Redirect {
  from: string;
  to: string;
  /** The language of the page at `from`. */
  lang: Lang;
  /** Title of the page at `to`, and its language. */
  title: string;
  textLang: Lang;
  /** The file with the alias; undefined for addresses derived from it in other languages. */
  file?: string;
}

/** The page at the address of a text that was taken down. */
export interface GonePage {
  address: string;
  lang: Lang;
  tombstone: Tombstone;
  replacement?: Shown;
  /** Former addresses of the text, at which the same page is shown. */
  aliases: string[];
}

export interface FormerAddresses {
  redirects: Redirect[];
  gone: GonePage[];
}

/**
 * What former addresses of texts show: a redirect, or a page that says that the text was taken down. An existing page
 * wins over both, a redirect over a removed text, and a written alias over a derived one.
 */
export function formerAddresses(publication: Publication): FormerAddresses {
  // The alias of a removed text was checked when its record was made; newer files may use the address by now.
  const files = lastingFiles(publication.content).map((file) => `${file}/`);
  const usedAddresses = new Set([...livePages(publication), ...files].map(foldAddress));
  const claim = (address: string): boolean => {
    const key = foldAddress(address);
    return !usedAddresses.has(key) && Boolean(usedAddresses.add(key));
  };
  const moved = [...redirectsOf(publication), ...versionRedirectsOf(publication)];
  const redirects = [
    ...moved.filter(({ redirect }) => redirect.file !== undefined),
    ...moved.filter(({ redirect }) => redirect.file === undefined),
  ].filter(({ redirect }) => claim(redirect.from));
  const byAddress = new Map(redirects.map(({ redirect, shown }) => [redirect.from, shown]));
  const gone = gonePages(publication, byAddress).filter(({ address }) => claim(address));
  return {
    redirects: redirects.map(({ redirect }) => redirect).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
    gone: gone.map((page) => ({ ...page, aliases: page.aliases.filter(claim) })),
  };
}

function redirectsOf(publication: Publication): { redirect: Redirect; shown: Shown }[] {
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

/** When a kit is renamed, the pages of its versions move too. */
function versionRedirectsOf(publication: Publication): { redirect: Redirect; shown: Shown }[] {
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

/** A text that is removed in all its languages disappeared from every language of the site. */
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

/** What to read instead; follows renamed and removed replacements. */
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
