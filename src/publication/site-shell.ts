import { entryCollections, isListed } from '../model/collections.ts';
import { titleOf } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import type { ShareService } from '../model/site.ts';
import { archiveAddress, basePath, feedAddress, homeAddress, listAddress, withBase } from './addresses.ts';
import type { Publication, Shown } from './publication.ts';

/** What every page of one language shows around its text. Plain data. */
export interface SiteShell {
  lang: Lang;
  base: string;
  /** `https://host`, without a path. */
  origin: string;
  siteName: string;
  tagline: string;
  siteDescription: string;
  publisher?: string;
  home: string;
  search: string;
  feed: string;
  archive: string;
  /** The list of series, if there are any. */
  series?: string;
  languages: readonly Lang[];
  navigation: { label: string; address: string }[];
  /** The site's own pages that are not in the navigation. */
  footer: { label: string; address: string }[];
  /** The services that a page can be shared on. */
  share: readonly ShareService[];
  contacts: { editorial?: string | undefined; press?: string | undefined };
  /** The site's default social picture, if it has one. */
  image?: { src: string; alt: string; digest: string; width: number; height: number };
}

export function siteShellOf(publication: Publication, lang: Lang): SiteShell {
  const { site, media } = publication.content;
  const text = (value: Parameters<typeof inLanguage>[0]) => inLanguage(value, lang, site.languages);
  const file = site.image && media[site.image.src];
  return {
    lang,
    base: basePath(site),
    origin: new URL(site.url).origin,
    siteName: text(site.name),
    tagline: text(site.tagline),
    siteDescription: text(site.description),
    ...(site.publisher !== undefined && { publisher: site.publisher }),
    home: homeAddress(lang, site),
    search: listAddress('search', lang, site),
    feed: feedAddress(lang, site),
    archive: archiveAddress(lang, site),
    ...(Object.keys(publication.content.series).length > 0 && { series: listAddress('series', lang, site) }),
    languages: site.languages,
    navigation: site.navigation
      .filter(({ to }) => !publication.leadsToHidden(to))
      .map(({ label, to }) => ({ label: text(label), address: `${homeAddress(lang, site)}${to.slice(1)}` })),
    footer: entryCollections
      .flatMap((name): Shown[] => (isListed(name) ? [] : publication.list(name, lang)))
      .filter(({ entry }) => !site.navigation.some(({ to }) => to === `/${entry.slug}/`))
      .map(({ entry, address }) => ({ label: titleOf(entry), address })),
    share: site.share,
    contacts: { editorial: site.contacts.editorial, press: site.contacts.press },
    ...(site.image &&
      file?.picture && {
        image: {
          src: site.image.src,
          alt: text(site.image.alt),
          digest: file.digest,
          width: file.picture.width,
          height: file.picture.height,
        },
      }),
  };
}

/** An address as an absolute URL. */
export function absoluteIn({ origin, base }: Pick<SiteShell, 'origin' | 'base'>, address: string): string {
  return `${origin}${withBase(address, base)}`;
}
