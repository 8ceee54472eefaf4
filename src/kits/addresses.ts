import { createHash } from 'node:crypto';
import type { MediaFile } from '../model/entry.ts';
import { addressOf } from '../publication/addresses.ts';
import { kitManifest } from '../publication/file-addresses.ts';
import type { DownloadSet } from './prepared-kit.ts';
import type { Rights } from './rights.ts';
import type { KitSource } from './source.ts';

/** What a kit's addresses depend on. */
type KitPlace = Pick<KitSource, 'slug' | 'lang'> & { site: Pick<KitSource['site'], 'languages'> };

/**
 * The permanent page of an asset, the same in every language: `/assets/1a2b3c4d5e6f7a8b/`. Its files are below it.
 */
export function assetPage({ digest }: Pick<MediaFile, 'digest'>): string {
  return `/assets/${digest.slice(0, 16)}/`;
}

/** Part of a file's address: a digest of the rights metadata written into the file. */
export function rightsDigits(rights: Rights): string {
  return createHash('sha256').update(JSON.stringify(rights)).digest('hex').slice(0, 8);
}

/** The asset page in one language. @param home of that language: `/`, `/fr/` */
export function assetPageIn(home: string, media: Pick<MediaFile, 'digest'>): string {
  return home + assetPage(media).slice(1);
}

/** The page of a kit in its own language; its downloads are below it. */
export function kitPage({ slug, lang, site }: KitPlace): string {
  return addressOf('kits', slug, lang, site);
}

/** The kit's kit.json. */
export function manifestAddress(source: KitPlace): string {
  return `${kitPage(source)}${kitManifest}`;
}

export function checksumsAddress(source: KitPlace): string {
  return `${kitPage(source)}SHA256SUMS`;
}

/** The id of a part of a kit's page. No heading can have the same id, because headings' ids have no colons. */
export function partId(part: string): string {
  return `kit:${part}`;
}

/** The id of a changelog entry on the kit's page and of its item in the feed. It must never change. */
export function versionId(version: string): string {
  return `version:${version}`;
}

/** The part of the kit's page that lists its permissions. */
export function permissionsAddress(source: KitPlace): string {
  return `${kitPage(source)}#${partId('permissions')}`;
}

/**
 * The name of a ZIP and of the folder in it: `colophon-1.0-fr`. It has version and language, because a reader may
 * keep several.
 */
export function packName({ slug, lang, kit }: Pick<KitSource, 'slug' | 'lang' | 'kit'>): string {
  return `${slug}-${kit.version}-${lang}`;
}

export function zipName(source: Pick<KitSource, 'slug' | 'lang' | 'kit'>, set: DownloadSet): string {
  return `${packName(source)}-${set}.zip`;
}

const assetFile = /^\/assets\/[0-9a-f]{16}\/(?:[0-9a-f]{8}\/)?[^/]+$/;
const packFile = /^\/(?:[^/]+\/)?kits\/[^/]+\/(?:(?:versions\/[^/]+\/)?[^/]+\.(?:zip|json)|SHA256SUMS)$/;

/** Whether an address looks like that of a kit's file. @param path without the site's base path */
export function isKitFile(path: string): boolean {
  return assetFile.test(path) || packFile.test(path);
}

/** Whether a file of this kit can have such an address, so that no other kit has to be prepared to find out. */
export function mayOffer(source: KitSource, address: string): boolean {
  return (
    address.startsWith(kitPage(source)) ||
    source.kit.assets.some(({ media }) => address.startsWith(assetPage(media)))
  );
}
