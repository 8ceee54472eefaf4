import type { Asset } from '../model/asset.ts';
import type { EntryMap } from '../model/entry.ts';
import type { PastKit, Release } from '../model/release.ts';
import { addressOf } from './addresses.ts';
import { hasEnded } from './kit-view.ts';
import type { Publication } from './publication.ts';

/** Why a file of an earlier version is no longer offered. */
export interface Gone {
  why: 'ended' | 'withdrawn';
  date: string;
  reason?: string;
}

type PastAsset = Release['assets'][number] & { gone?: Gone };

/** A ZIP of an earlier version; it is gone as soon as one of its files is. */
type PastDownload = Release['downloads'][number] & { gone?: Gone };

/** An earlier version of a kit. Plain data. */
export interface PastVersion {
  version: string;
  /** The kit's slug at that time; the addresses of the version's files keep it. */
  slug: string;
  /** Its page: `/kits/colophon/versions/1.0/`. When the kit is renamed, the former address redirects here. */
  address: string;
  date?: string;
  changes?: string;
  permissions?: EntryMap['kits']['front']['permissions'];
  assets: PastAsset[];
  downloads: PastDownload[];
  /** Why none of its files can be offered: their bytes are not available. */
  obstacle?: string;
}

/**
 * The earlier versions of a kit on the site, in the language in which they were written, the newest first. A version
 * that was published under two names is listed once, under the later one.
 */
export function pastVersionsOf(entry: EntryMap['kits'], publication: Publication): PastVersion[] {
  const past = pastKitsOf(entry, publication);
  const own = new Set(past.flatMap(({ release }) => (release.slug === entry.slug ? [release.version] : [])));
  const byVersion = new Map(
    past
      .filter(({ release: { slug, version } }) => slug === entry.slug || !own.has(version))
      .filter(({ release: { version } }) => version !== entry.front.version)
      .map((one) => [one.release.version, one]),
  );
  return [...byVersion.values()]
    .map((one) => pastVersionOf(one, entry, publication))
    .toSorted((a, b) => compareVersions(b.version, a.version));
}

/** All recorded versions of a kit except the current one; empty for a kit that is not on the site. */
export function pastKitsOf({ lang, slug }: EntryMap['kits'], { content }: Publication): PastKit[] {
  return content.pastKits.filter((past) => past.release.lang === lang && past.slug === slug);
}

/**
 * Files that kits offered and must not offer any more, each with the page that explains it: the version's page for a
 * ZIP, the asset's page for any other file.
 */
export function goneFilesOf(publication: Publication): { address: string; page: string }[] {
  const pages = new Map<string, string>();
  for (const lang of publication.languages) {
    for (const { entry } of publication.written('kits', lang)) {
      for (const past of pastKitsOf(entry, publication)) {
        const { address: page, downloads } = pastVersionOf(past, entry, publication);
        for (const { address, gone } of downloads) if (gone !== undefined) pages.set(address, page);
      }
      const names = new Set([
        entry.slug,
        ...pastKitsOf(entry, publication).map(({ release }) => release.slug),
      ]);
      const files = publication.content.releases
        .filter((release) => release.lang === lang && names.has(release.slug))
        .flatMap(({ assets }) => assets.filter((asset) => reasonGone(asset, publication) !== undefined))
        .flatMap(({ digest, files: made }) => made.map(({ address }) => ({ address, page: pageOf(digest) })));
      for (const { address, page } of files) pages.set(address, page);
    }
  }
  return [...pages]
    .map(([address, page]) => ({ address, page }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

/** The addresses of an earlier version that may be offered today. A file's address is below the page of its asset. */
export function offeredIn({ assets, downloads }: Pick<PastVersion, 'assets' | 'downloads'>): Offered {
  const zips = new Set(downloads.filter(({ gone }) => !gone).map(({ address }) => address));
  const places = assets.filter(({ gone }) => !gone).map(({ digest }) => pageOf(digest));
  return { has: (address) => zips.has(address) || places.some((place) => address.startsWith(place)) };
}

/** The asset page of a file; the file's own addresses are below it. */
function pageOf(digest: string): string {
  return `/assets/${digest.slice(0, 16)}/`;
}

export interface Offered {
  has: (address: string) => boolean;
}

export function versionAddress(
  { slug, lang }: Pick<EntryMap['kits'], 'slug' | 'lang'>,
  version: string,
  publication: Publication,
): string {
  return `${addressOf('kits', slug, lang, publication.content.site)}versions/${version}/`;
}

/** What a version offers today. */
export function pastVersionOf(
  { release, entry: then, obstacle }: PastKit,
  now: EntryMap['kits'],
  publication: Publication,
): PastVersion {
  const logged = now.front.changelog.find(({ version }) => version === release.version);
  const assets = release.assets.map((asset): PastAsset => {
    const gone = reasonGone(asset, publication);
    return { ...asset, ...(gone !== undefined && { gone }) };
  });
  const downloads = release.downloads.map((download): PastDownload => {
    const lost = assets.find(
      ({ gone, files }) => gone !== undefined && files.some(({ name }) => isIn(download, name)),
    );
    return { ...download, ...(lost?.gone !== undefined && { gone: lost.gone }) };
  });
  return {
    version: release.version,
    slug: release.slug,
    address: versionAddress(now, release.version, publication),
    ...(logged !== undefined && { date: logged.date, changes: logged.changes }),
    ...(then?.front.permissions !== undefined && { permissions: then.front.permissions }),
    assets,
    downloads,
    ...(obstacle !== undefined && { obstacle }),
  };
}

function isIn({ files }: PastDownload, name: string): boolean {
  return files.some((path) => path.split('/').at(-1) === name);
}

/** A withdrawal counts, whichever kit declares it; of several end dates, the earliest. */
function reasonGone(asset: Release['assets'][number], publication: Publication): Gone | undefined {
  const kits = publication.languages.flatMap((lang) => publication.written('kits', lang));
  for (const { entry } of kits) {
    const taken = entry.front.withdrawn?.find(({ digest }) => digest === asset.digest);
    if (taken !== undefined) return { why: 'withdrawn', date: taken.date, reason: taken.reason };
  }
  const days = [
    asset,
    ...kits.flatMap(({ entry }) => entry.front.assets.filter((one) => isSame(one, asset, entry))),
  ].flatMap((one) => (hasEnded(one, publication.today) && one.expires !== undefined ? [one.expires] : []));
  const [first] = days.toSorted();
  return first === undefined ? undefined : { why: 'ended', date: first };
}

function isSame(one: Asset, { digest }: { digest: string }, { media }: EntryMap['kits']): boolean {
  return media[one.file]?.digest === digest;
}

/** Numeric order: 1.9 comes before 1.10. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (left?.[part] ?? 0) - (right?.[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
