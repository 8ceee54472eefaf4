import type { Asset } from '../model/asset.ts';
import { isKit } from '../model/entry.ts';
import type { AnyEntry, EntryMap, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Kit } from '../model/kit.ts';
import type { Lang } from '../model/languages.ts';
import type { Consideration } from '../model/post.ts';
import { addressOf } from './addresses.ts';
import type { Publication } from './publication.ts';

/** A file of the kit that may be handed out today, with its rights. */
export interface KitAsset extends Asset {
  /** What the file is. Its bytes are those that the gate has seen. */
  media: MediaFile;
}

/** A file whose right has ended. Its address says so. */
interface EndedAsset {
  digest: string;
  /** The day from which on it may not be handed out. */
  date: string;
}

/** Who gives what with the kit. */
export interface KitConsideration {
  kind: Consideration;
  what?: string | undefined;
  /** The partner, else the publisher of the site. `address` leads to the partner's page, `website` to its own site. */
  brand: { name: string; address?: string; website?: string };
}

/** All that is shown of a kit beside its story. Plain data, and part of its page's key. */
export interface KitView extends Omit<Kit, 'assets' | 'consideration' | 'contact'> {
  consideration: KitConsideration;
  /** Without those whose right has ended or was taken back. */
  assets: KitAsset[];
  /** What became of those: nothing that shows or describes them. */
  ended: EndedAsset[];
  /** The day of this version, where the changelog says it. */
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
 * The media files that an entry may show today: of a kit, without those whose right has ended or was taken back. Its
 * text and its head do not show them either.
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

/** What was taken back, whichever kit says so: it is one file in all of them. */
function withdrawnFrom(publication: Publication): ReadonlySet<string> {
  let known = withdrawnDigests.get(publication);
  if (known === undefined) {
    const kits = publication.languages.flatMap((lang) => publication.written('kits', lang));
    known = new Set(kits.flatMap(({ entry }) => (entry.front.withdrawn ?? []).map(({ digest }) => digest)));
    withdrawnDigests.set(publication, known);
  }
  return known;
}

/** Whether the right to hand a file out is over. @param today `YYYY-MM-DD` */
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
