import { stringsFor } from '../i18n/strings.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf } from '../publication/addresses.ts';
import { listMeta } from '../publication/page-meta.ts';
import type { PageMeta } from '../publication/page-meta.ts';
import { pastKitsOf, pastVersionsOf, versionAddress } from '../publication/past-versions.ts';
import type { PastVersion } from '../publication/past-versions.ts';
import type { Publication } from '../publication/publication.ts';
import { pastSourceOf } from './release.ts';
import type { KitSource } from './source.ts';

/** The page of an earlier version of a kit. Plain data. */
export interface VersionPage {
  slug: string;
  pageMeta: PageMeta;
  title: string;
  version: PastVersion;
  /** The current version, and the kit's page. */
  current: { version: string; address: string };
  /** The source of its files; undefined where it is no longer available. */
  source?: KitSource;
}

/** The pages of all earlier versions, in the language in which each was written. */
export function versionPages(publication: Publication, lang: Lang): VersionPage[] {
  const { site } = publication.content;
  return publication.written('kits', lang).flatMap(({ entry, address }) => {
    const sources = new Map(
      pastKitsOf(entry, publication).map((past) => [nameOf(past.release), pastSourceOf(past)]),
    );
    const isIn = (other: Lang, version: string) =>
      publication
        .written('kits', other)
        .some(
          (shown) =>
            shown.entry.slug === entry.slug &&
            pastVersionsOf(shown.entry, publication).some((one) => one.version === version),
        );
    return pastVersionsOf(entry, publication).map((version) => {
      const { titleAndVersion, colon } = stringsFor(lang).kit;
      const title = titleAndVersion(entry.front.title, version.version);
      const at = (other: Lang) =>
        isIn(other, version.version)
          ? versionAddress({ slug: entry.slug, lang: other }, version.version, publication)
          : addressOf('kits', entry.slug, other, site);
      const source = sources.get(nameOf(version));
      return {
        slug: entry.slug,
        // Unlisted: people who search want the current version.
        pageMeta: listMeta(
          { title, description: [title, version.changes].filter(Boolean).join(colon), unlisted: true, at },
          lang,
          publication,
        ),
        title: entry.front.title,
        version,
        current: { version: entry.front.version, address },
        ...(source !== undefined && { source }),
      };
    });
  });
}

/** Key of a version, with the slug that the kit had then. */
function nameOf({ slug, version }: { slug: string; version: string }): string {
  return `${slug} ${version}`;
}
