import { createHash } from 'node:crypto';
import type { MediaFile } from '../model/entry.ts';
import { languageInAddress } from '../model/language-tag.ts';
import { addressOf } from '../publication/addresses.ts';
import { kitManifest } from '../publication/file-addresses.ts';
import type { DownloadSet } from './prepared-kit.ts';
import type { Rights } from './rights.ts';
import type { KitSource } from './source.ts';

/** What a kit's addresses hang on. */
type KitPlace = Pick<KitSource, 'slug' | 'lang'> & { site: Pick<KitSource['site'], 'languages'> };

/** The permanent page of an asset, the same in every language: `/assets/1a2b3c4d5e6f7a8b/`. Its files lie below it. */
export function assetPage({ digest }: Pick<MediaFile, 'digest'>): string {
  return `/assets/${digest.slice(0, 16)}/`;
}

/** Stands in the address of a file for what is written into it. */
export function rightsDigits(rights: Rights): string {
  return createHash('sha256').update(JSON.stringify(rights)).digest('hex').slice(0, 8);
}

/** The same page in a language. @param home of that language: `/`, `/fr/` */
export function assetPageIn(home: string, media: Pick<MediaFile, 'digest'>): string {
  return home + assetPage(media).slice(1);
}

/** The page of a kit in its own language; what is downloaded of it lies beside it. */
export function kitPage({ slug, lang, site }: KitPlace): string {
  return addressOf('kits', slug, lang, site);
}

/** The kit for programs, and the digests of its ZIPs. */
export function manifestAddress(source: KitPlace): string {
  return `${kitPage(source)}${kitManifest}`;
}

export function checksumsAddress(source: KitPlace): string {
  return `${kitPage(source)}SHA256SUMS`;
}

/** The id of a part of a kit's page. No heading of a text gets such an id, since colons are not kept there. */
export function partId(part: string): string {
  return `kit:${part}`;
}

/** The id of an entry of the changelog on the kit's page, and so of an item of its feed. It stays. */
export function versionId(version: string): string {
  return `version:${version}`;
}

/** Where the kit's permissions are kept. */
export function permissionsAddress(source: KitPlace): string {
  return `${kitPage(source)}#${partId('permissions')}`;
}

/** What a ZIP and the folder in it are called: `colophon-1.0-fr`. A reader may have several on one disk. */
export function packName({ slug, lang, kit }: Pick<KitSource, 'slug' | 'lang' | 'kit'>): string {
  return `${slug}-${kit.version}-${languageInAddress(lang)}`;
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

/** Whether an address can be that of a file of this kit, so that no other kit has to be made to look for it. */
export function mayOffer(source: KitSource, address: string): boolean {
  return (
    address.startsWith(kitPage(source)) ||
    source.kit.assets.some(({ media }) => address.startsWith(assetPage(media)))
  );
}
