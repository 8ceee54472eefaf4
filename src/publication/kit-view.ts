import type { Asset } from '../model/asset.ts';
import { isKit } from '../model/entry.ts';
import type { AnyEntry, EntryMap, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Kit } from '../model/kit.ts';
import type { Lang } from '../model/languages.ts';
import type { Consideration } from '../model/post.ts';
import { addressOf } from './addresses.ts';
import type { Publication } from './publication.ts';

/** A file of the kit that may be offered today, with its rights. */
export interface KitAsset extends Asset {
  /** Type, size and digest of the file that the gate has checked. */
  media: MediaFile;
}

/** A file whose rights have ended. Its asset page says so. */
interface EndedAsset {
  digest: string;
  /** The first day on which it may not be offered any more. */
  date: string;
}

/** What comes with the kit, and who gives it. */
export interface KitConsideration {
  kind: Consideration;
  what?: string | undefined;
  /** The partner, else the publisher of the site. `address` is the partner's page here, `website` its own site. */
  brand: { name: string; address?: string; website?: string };
}

/** Everything that is shown of a kit beside its text. Plain data, part of its page's key. */
export interface KitView extends Omit<Kit, 'assets' | 'consideration' | 'contact'> {
  consideration: KitConsideration;
  /** Without files whose rights have ended or were withdrawn. */
  assets: KitAsset[];
  /** Digests of files whose rights have ended; nothing that shows or describes them. */
  ended: EndedAsset[];
  /** The date of this version, if the changelog has it. */
  versionDate?: string;
  contact?: Kit['contact'];
}

export function viewKit(entry: EntryMap['kits'], lang: Lang, publication: Publication): KitView {
  const { site } = publication.content;
  const { consideration, assets, contact, ...front } = entry.front;
  const shownMedia = mediaOf(entry, publication);
  const press = site.contacts.press === undefined ? undefined : { email: site.contacts.press };
  const shown = contact ?? press;
  const date = entry.front.changelog.find(({ version }) => version === entry.front.version)?.date;
  return {
    ...front,
    consideration: {
      kind: consideration.kind,
      what: consideration.what,
      brand: brandOf(consideration.partner, lang, publication),
    },
    assets: assets.flatMap((asset) => {
      const media = shownMedia[asset.file];
      return media === undefined || hasEnded(asset, publication.today) ? [] : [{ ...asset, media }];
    }),
    ended: assets.flatMap(({ file, expires }) => {
      const digest = entry.media[file]?.digest;
      return digest === undefined || expires === undefined || !hasEnded({ expires }, publication.today)
        ? []
        : [{ digest, date: expires }];
    }),
    ...(date !== undefined && { versionDate: date }),
    ...(shown !== undefined && { contact: shown }),
  };
}

/**
 * The media files that an entry may show today. A kit may not show files whose rights have ended or were withdrawn,
 * not even in its text or as its main picture.
 */
export function mediaOf(entry: AnyEntry, publication: Publication): Record<string, MediaFile> {
  if (!isKit(entry)) return entry.media;
  const { assets } = entry.front;
  const open = new Set(assets.filter((asset) => !hasEnded(asset, publication.today)).map(({ file }) => file));
  const ended = new Set(assets.map(({ file }) => file).filter((file) => !open.has(file)));
  const withdrawn = withdrawnFrom(publication);
  return Object.fromEntries(
    Object.entries(entry.media).filter(([file, { digest }]) => !ended.has(file) && !withdrawn.has(digest)),
  );
}

const withdrawnDigests = new WeakMap<Publication, ReadonlySet<string>>();

/** Digests of withdrawn files. A withdrawal in one kit applies to the file in all kits. */
function withdrawnFrom(publication: Publication): ReadonlySet<string> {
  let known = withdrawnDigests.get(publication);
  if (known === undefined) {
    const kits = publication.languages.flatMap((lang) => publication.written('kits', lang));
    known = new Set(kits.flatMap(({ entry }) => (entry.front.withdrawn ?? []).map(({ digest }) => digest)));
    withdrawnDigests.set(publication, known);
  }
  return known;
}

/** Whether the right to offer a file has ended. @param today `YYYY-MM-DD` */
export function hasEnded({ expires }: Pick<Asset, 'expires'>, today: string): boolean {
  return expires !== undefined && expires <= today;
}

function brandOf(id: string | undefined, lang: Lang, publication: Publication): KitConsideration['brand'] {
  const { site, partners } = publication.content;
  const partner = id === undefined ? undefined : partners[id];
  if (id === undefined || partner === undefined) {
    return { name: site.publisher ?? inLanguage(site.name, lang, site.languages) };
  }
  return {
    name: partner.name,
    address: addressOf('partners', id, lang, site),
    ...(partner.website !== undefined && { website: partner.website }),
  };
}
