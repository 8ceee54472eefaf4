import type { EntryMap } from '../model/entry.ts';
import type { PastKit, Release } from '../model/release.ts';
import type { KitView } from '../publication/kit-view.ts';
import type { PreparedKit } from './prepared-kit.ts';
import type { KitSource } from './source.ts';

/**
 * The release record of a version: what it offers, and everything beside the entry that its files depend on. Pure.
 */
export function releaseOf(source: KitSource, { assets, downloads }: PreparedKit): Release {
  const { slug, lang, digest, kit, words, noTraining, site } = source;
  return {
    format: 1,
    slug,
    lang,
    version: kit.version,
    entry: digest,
    context: {
      words,
      noTraining,
      site,
      brand: kit.consideration.brand,
      ...(kit.contact !== undefined && { contact: definedIn(kit.contact) }),
    },
    assets: assets.map(({ asset: { media, ...asset }, files }) => ({
      ...asset,
      digest: media.digest,
      files: files.map(({ name, address, bytes, sha256 }) => ({ name, address, bytes, sha256 })),
    })),
    downloads: downloads.map(({ set, name, address, bytes, sha256, files }) => ({
      set,
      name,
      address,
      bytes,
      sha256,
      files,
    })),
  };
}

/** The source of an earlier version; undefined where its entry is no longer available. */
export function pastSourceOf({ release, entry }: PastKit): KitSource | undefined {
  if (entry === undefined) return undefined;
  const { words, noTraining, site, brand, contact } = release.context;
  return {
    slug: release.slug,
    lang: release.lang,
    title: entry.front.title,
    summary: entry.front.summary,
    digest: entry.digest,
    kit: pastView(entry, release, brand, contact),
    words,
    noTraining,
    site,
  };
}

function pastView(
  { front, media }: EntryMap['kits'],
  { assets }: Release,
  brand: Release['context']['brand'],
  contact: Release['context']['contact'],
): KitView {
  const { contact: _, consideration, ...rest } = front;
  const date = front.changelog.find(({ version }) => version === front.version)?.date;
  // Leaves out files whose rights had already ended: they were not in the version.
  const offered = new Set(assets.map(({ file }) => file));
  return {
    ...rest,
    consideration: { kind: consideration.kind, what: consideration.what, brand: brand },
    ended: [],
    ...(date !== undefined && { versionDate: date }),
    assets: front.assets.flatMap((asset) => {
      const file = media[asset.file];
      return file === undefined || !offered.has(asset.file) ? [] : [{ ...asset, media: file }];
    }),
    ...(contact !== undefined && { contact }),
  };
}

function definedIn(contact: NonNullable<KitView['contact']>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(contact).filter((field): field is [string, string] => field[1] !== undefined),
  );
}
