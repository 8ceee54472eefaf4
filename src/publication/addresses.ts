import type { EntryCollection, RecordCollection } from '../model/collections.ts';
import type { Entry } from '../model/entry.ts';
import { plainAddress } from '../model/former-address.ts';
import { languageInAddress } from '../model/language-tag.ts';
import { defaultLang } from '../model/site.ts';
import { archiveSlug } from '../model/reserved-slugs.ts';
import type { Site } from '../model/site.ts';
import type { Lang } from '../model/languages.ts';

/** The first step of each section's addresses. Pages have none: `/about/`. */
export const sections = {
  posts: 'blog',
  faq: 'faq',
  kits: 'kits',
  topics: 'topics',
  series: 'series',
  people: 'authors',
  partners: 'partners',
} as const satisfies Record<Exclude<EntryCollection, 'pages'> | RecordCollection, string>;

export type Section = keyof typeof sections;

type Languages = Pick<Site, 'languages'>;

/** `/` for the default language, `/fr/` for another. All addresses begin so, and none knows of the site's base path. */
export function homeAddress(lang: Lang, site: Languages): string {
  return lang === defaultLang(site) ? '/' : `/${languageInAddress(lang)}/`;
}

/** The list of a section: `/blog/`, `/fr/faq/`; from the second page on `/blog/page/2/`. */
export function listAddress(
  section: Section | 'search',
  lang: Lang,
  site: Languages,
  pageNumber = 1,
): string {
  const path = section === 'search' ? 'search' : sections[section];
  return `${homeAddress(lang, site)}${path}/${pageNumber > 1 ? `page/${String(pageNumber)}/` : ''}`;
}

/**
 * The archive of posts: `/blog/archive/`, a year of it `/blog/archive/2026/`. It stands below the blog since it is one of
 * its lists, and cutting an address short leads up; but one step further down than posts, whose names may be numbers.
 */
export function archiveAddress(lang: Lang, site: Languages, year?: string, pageNumber = 1): string {
  const ofYear = year === undefined ? '' : `${year}/`;
  return `${listAddress('posts', lang, site)}${archiveSlug}/${ofYear}${pageNumber > 1 ? `page/${String(pageNumber)}/` : ''}`;
}

/** Whether an address is below one of the blog's lists, whose pages come and go with the number of posts. */
export function isBlogList(address: string, site: Languages): boolean {
  return site.languages.some(
    (lang) =>
      address.startsWith(archiveAddress(lang, site)) ||
      address.startsWith(`${listAddress('posts', lang, site)}page/`),
  );
}

/** Where an entry or a record stands in `lang`, whether or not it is written in that language. */
export function addressOf(
  collection: EntryCollection | RecordCollection,
  slug: string,
  lang: Lang,
  site: Languages,
): string {
  const home = homeAddress(lang, site);
  return collection === 'pages' ? `${home}${slug}/` : `${home}${sections[collection]}/${slug}/`;
}

/**
 * A former address in each language of the site, since an entry is shown in all of them: what was `/blog/old/` in one
 * was `/fr/blog/old/` in another. The first is the address as it was written.
 */
export function inAllLanguages(written: string, site: Languages): { lang: Lang; address: string }[] {
  const address = plainAddress(written) ?? written;
  const first = defaultLang(site);
  const own =
    site.languages.find((lang) => lang !== first && address.startsWith(homeAddress(lang, site))) ?? first;
  const rest = address.slice(homeAddress(own, site).length);
  return [own, ...site.languages.filter((lang) => lang !== own)].map((lang) => ({
    lang,
    address: homeAddress(lang, site) + rest,
  }));
}

/** Two addresses that some disks take for one. */
export function foldAddress(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** The generated social card of an entry, in the language that it is written in. */
export function cardAddress(entry: Pick<Entry, 'collection' | 'lang' | 'slug'>): string {
  return `/cards/${languageInAddress(entry.lang)}/${entry.collection}/${entry.slug}.png`;
}

/** The card of pages that have none of their own and of a site without a picture. */
export function siteCardAddress(lang: Lang): string {
  return `/cards/${languageInAddress(lang)}/site.png`;
}

/** The formats in which each feed is offered, best known first: their media types, and the name of the file. */
export const feedFormats = {
  rss: { file: 'rss.xml', type: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
} as const;

export type FeedFormat = keyof typeof feedFormats;

export function feedAddress(lang: Lang, site: Languages): string {
  return feedBeside(homeAddress(lang, site), 'rss');
}

/** The feed of what a page lists stands beside the page: `/topics/care/atom.xml`. */
export function feedBeside(page: string, format: FeedFormat): string {
  return page + feedFormats[format].file;
}

/**
 * Where whoever finds a weakness of the site looks for whom to tell: at the root of its host alone.
 * @returns undefined where site.yaml names nobody, or where the site does not begin at the root
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export function securityTxtAddress(site: Pick<Site, 'contacts' | 'url'>): string | undefined {
  const isMade = site.contacts.security !== undefined && basePath(site) === '/';
  return isMade ? '/.well-known/security.txt' : undefined;
}

/** What programs get that want to show a page's card in a text elsewhere. It stands beside the page. */
export function oEmbedBeside(page: string): string {
  return `${page}oembed.json`;
}

/** The path under which the site stands on its host: `/` or `/project/`. */
export function basePath(site: Pick<Site, 'url'>): string {
  return new URL(site.url).pathname.replace(/\/*$/, '/');
}

/** An address as a link in a page: with the path under which the site stands. */
export function withBase(address: string, base: string): string {
  return base + address.replace(/^\//, '');
}

/** An address as other sites see it. */
export function absolute(address: string, site: Pick<Site, 'url'>): string {
  return new URL(withBase(address, basePath(site)), site.url).href;
}
