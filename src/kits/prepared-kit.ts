import type { KitAsset } from '../publication/kit-view.ts';

/** What a file of an asset is for. `original` is the file as the kit has it, where it may leave as it is. */
export const fileRoles = ['original', 'print', 'web', 'png'] as const;
export type FileRole = (typeof fileRoles)[number];

/** A file that visitors download. */
export interface KitFile {
  /** Carries kit, subject, credit and size: `colophon-mark-ines-moreau-512px.png`. */
  name: string;
  /**
   * On the site, without base: `/assets/1a2b3c4d5e6f7a8b/<name>` for a file as it is, else with eight digits of the rights
   * that are written into it: `/assets/1a2b3c4d5e6f7a8b/9c0d1e2f/<name>`. Other rights or another caption make another
   * address, so that two versions of a kit never mean two files by one.
   */
  address: string;
  role: FileRole;
  bytes: number;
  /** Lower-case hex. */
  sha256: string;
  /** Media type: `image/png`. */
  type: string;
  /** As visitors know the type: `PNG`. */
  label: string;
  /** Pixels, of pictures alone. */
  width?: number;
  height?: number;
}

/** An asset with all that is offered of it. */
export interface PreparedAsset {
  asset: KitAsset;
  /** The asset's permanent page, in the default language and without base: `/assets/<16 digits of its digest>/`. */
  page: string;
  /** What to print beside it: `Photo: Inès Moreau, CC-BY-4.0`. Plain text, in the language of the kit. */
  creditLine: string;
  /** The licence in words and where it can be read. `id` is SPDX's; a house's own terms have none. */
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
  /** The names of the files in it, in their order. */
  files: string[];
}

/** A kit whose files have been made: what its page, its kit.json and its ZIPs have in common. */
export interface PreparedKit {
  assets: PreparedAsset[];
  /** Only those that have something in them. */
  downloads: KitDownload[];
  /** The same for programs, and the digests of the ZIPs for `sha256sum -c`: on the site, without base. */
  manifest: string;
  checksums?: string;
}
