import { stringsFor } from '../i18n/strings.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf, homeAddress } from '../publication/addresses.ts';
import { listMeta } from '../publication/page-meta.ts';
import type { PageMeta } from '../publication/page-meta.ts';
import type { KitAsset } from '../publication/kit-view.ts';
import type { Publication } from '../publication/publication.ts';
import { assetPageIn } from './addresses.ts';
import { creditLine } from './credit-line.ts';
import { kitSourceOf } from './source.ts';
import { versionPages } from './version-pages.ts';
import type { VersionPage } from './version-pages.ts';
import type { KitSource } from './source.ts';

/** A kit that offers, or offered, a file. */
export interface AssetKit {
  slug: string;
  title: string;
  version: string;
  /** The language of the kit and of its words about the file. */
  lang: Lang;
  /** The kit's page in the language of the asset page. */
  address: string;
}

/** A kit that offers the file today. */
interface AssetUse {
  kit: AssetKit;
  asset: KitAsset;
  source: KitSource;
}

/** An earlier version of a kit that had the file and still offers it. */
interface PastUse {
  kit: AssetKit;
  asset: KitAsset;
  source: KitSource;
}

/** Why a kit no longer offers the file. */
export interface AssetEnding {
  kit: AssetKit;
  status: 'withdrawn' | 'ended';
  date: string;
  /** In the language of the kit. */
  reason?: string;
}

/**
 * The permanent page of a file; its address comes from the file's digest. When the file is no longer offered, the
 * page stays and says so; it then shows only digest, date and reason. Plain data.
 */
export interface AssetPage {
  /** The first digits of the digest, as in the address. */
  id: string;
  /** sha256 of the source, lower-case hex. */
  digest: string;
  pageMeta: PageMeta;
  /** Empty where nobody offers the file any more. */
  uses: AssetUse[];
  /** Only where no current kit has the file. */
  past: PastUse[];
  endings: AssetEnding[];
}

/**
 * The asset pages of all kits, including files that only a kit in another language has: asset addresses are the same
 * in every language.
 */
export function assetPages(publication: Publication, lang: Lang): AssetPage[] {
  const found = new Map<string, Pick<AssetPage, 'uses' | 'past' | 'endings'>>();
  const at = (digest: string) => {
    const known = found.get(digest) ?? { uses: [], past: [], endings: [] };
    found.set(digest, known);
    return known;
  };
  // Kits in the page's language come first; each kit is listed once, whatever its languages.
  for (const other of [lang, ...publication.languages.filter((one) => one !== lang)]) {
    for (const shown of publication.written('kits', other)) {
      const source = kitSourceOf(shown, publication);
      const kit = viewOf(source, lang, publication);
      const isNew = (known: { kit: AssetKit }[]) => known.every((one) => one.kit.slug !== kit.slug);
      for (const asset of source.kit.assets) {
        const { uses } = at(asset.media.digest);
        if (isNew(uses)) uses.push({ kit, asset, source });
      }
      const endings = [
        ...(source.kit.withdrawn ?? []).map((one) => ({ ...one, status: 'withdrawn' as const })),
        ...source.kit.ended.map((one) => ({ ...one, status: 'ended' as const })),
      ];
      for (const { digest, ...ending } of endings) {
        const known = at(digest).endings;
        if (isNew(known)) known.push({ kit, ...ending });
      }
    }
  }
  for (const page of versionPagesIn(publication, lang)) addPast(page, at);
  for (const known of found.values()) if (known.uses.length > 0) known.past = [];
  return [...found].map(([digest, page]) => ({
    id: digest.slice(0, 16),
    digest,
    pageMeta: pageMetaOf(digest, page, lang, publication),
    ...page,
  }));
}

/** Versions in the page's language first; each version is listed once. */
function versionPagesIn(publication: Publication, lang: Lang): (VersionPage & { lang: Lang })[] {
  return [lang, ...publication.languages.filter((one) => one !== lang)].flatMap((other) =>
    versionPages(publication, other).map((page) => ({ ...page, lang: other })),
  );
}

function addPast(
  { slug, title, version, source, lang }: VersionPage & { lang: Lang },
  at: (digest: string) => Pick<AssetPage, 'past' | 'endings'>,
): void {
  const kit = { slug, title, version: version.version, lang, address: version.address };
  for (const { digest, gone } of version.assets) {
    const known = at(digest);
    const isNew = (others: { kit: AssetKit }[]) => others.every((one) => one.kit.slug !== slug);
    if (gone !== undefined) {
      const { why, date, reason } = gone;
      if (isNew(known.endings))
        known.endings.push({ kit, status: why, date, ...(reason !== undefined && { reason }) });
      continue;
    }
    const asset = source?.kit.assets.find(({ media }) => media.digest === digest);
    if (asset !== undefined && source !== undefined && isNew(known.past))
      known.past.push({ kit, asset, source });
  }
}

/** The status of a file: as long as one kit offers it, it may be used under that kit's terms. */
export function statusOf({
  uses,
  past,
  endings,
}: Pick<AssetPage, 'uses' | 'past' | 'endings'>): 'current' | 'replaced' | AssetEnding['status'] {
  if (uses.length > 0) return 'current';
  if (past.length > 0 && endings.length === 0) return 'replaced';
  return endings.some(({ status }) => status === 'withdrawn') ? 'withdrawn' : 'ended';
}

function pageMetaOf(
  digest: string,
  page: Pick<AssetPage, 'uses' | 'past' | 'endings'>,
  lang: Lang,
  publication: Publication,
): PageMeta {
  const t = stringsFor(lang).kit;
  const status = statusOf(page);
  const [use] = status === 'replaced' ? page.past : page.uses;
  return listMeta(
    {
      ...(use === undefined
        ? { title: status === 'withdrawn' ? t.withdrawnTitle : t.endedTitle, description: digest }
        : {
            title: t.assetTitle(t.kinds[use.asset.kind], shorten(use.asset.alt)),
            description: creditLine(use.asset, use.kit.lang),
          }),
      // A search must not find files that may not be used.
      unlisted: status !== 'current',
      at: (other) => assetPageIn(homeAddress(other, publication.content.site), { digest }),
    },
    lang,
    publication,
  );
}

/** Shortens an alternative text for the page's title. */
function shorten(text: string): string {
  return text.length <= titleMax ? text : `${text.slice(0, titleMax).replace(/\s+\S*$/, '')}…`;
}

const titleMax = 80;

function viewOf(
  { slug, title, lang: written, kit }: KitSource,
  lang: Lang,
  publication: Publication,
): AssetKit {
  const address = addressOf('kits', slug, lang, publication.content.site);
  return { slug, title, version: kit.version, lang: written, address };
}
