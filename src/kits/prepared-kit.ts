import type { KitAsset } from '../publication/kit-view.ts';

/** What a file of an asset is for. `original` is the file itself, where it can be offered unchanged. */
export const fileRoles = ['original', 'print', 'web', 'png'] as const;
export type FileRole = (typeof fileRoles)[number];

/** A file that visitors download. */
export interface KitFile {
  /** Contains kit, subject, credit and size: `colophon-mark-ines-moreau-512px.png`. */
  name: string;
  /**
   * On the site, without base: `/assets/1a2b3c4d5e6f7a8b/<name>` for an unchanged file, else with eight digits of the
   * rights metadata: `/assets/1a2b3c4d5e6f7a8b/9c0d1e2f/<name>`. Other rights or captions give another address, so
   * that an address always means the same bytes, in every version of a kit.
   */
  address: string;
  role: FileRole;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  /** Media type: `image/png`. */
  type: string;
  /** The type's name for visitors: `PNG`. */
  label: string;
  /** Pixels; pictures only. */
  width?: number;
  height?: number;
}

/** An asset with all files that are offered of it. */
export interface PreparedAsset {
  asset: KitAsset;
  /** The asset's permanent page, in the default language and without base: `/assets/<16 digits of its digest>/`. */
  page: string;
  /** The credit to print beside it: `Photo: Inès Moreau, CC-BY-4.0`. Plain text, in the language of the kit. */
  creditLine: string;
  /** The licence's name and address. `id` is its SPDX id; custom terms have none. */
  licence: { id?: string; name: string; address?: string };
  files: KitFile[];
}

export const downloadSets = ['all', 'logos', 'photos', 'text'] as const;
export type DownloadSet = (typeof downloadSets)[number];

/** A ZIP of the kit. */
export interface KitDownload {
  set: DownloadSet;
  name: string;
  /** On the site, without base: `/kits/colophon/colophon-1.0-all.zip`. */
  address: string;
  bytes: number;
  sha256: string;
  /** Names of the files in it, in order. */
  files: string[];
}

/** A kit whose files have been made: shared by its page, its kit.json and its ZIPs. */
export interface PreparedKit {
  assets: PreparedAsset[];
  /** Without empty ones. */
  downloads: KitDownload[];
  /** Addresses on the site, without base: kit.json, and the digests of the ZIPs for `sha256sum -c`. */
  manifest: string;
  checksums?: string;
}
