import {
  descriptorOf,
  isRecordCollection,
  listedCollections,
  recordCollections,
} from '../model/collections.ts';
import type { EntryCollection, ListedCollection, RecordCollection } from '../model/collections.ts';
import { archiveSlug, recordDescriptors } from '../model/descriptors.ts';
import type { Entry } from '../model/entry.ts';
import { plainAddress } from '../model/former-address.ts';
import { defaultLang } from '../model/site.ts';
import type { Site } from '../model/site.ts';
import type { Lang } from '../model/languages.ts';

/** The collections that have a list. */
export const sections: readonly Section[] = [...listedCollections, ...recordCollections];
export type Section = ListedCollection | RecordCollection;

type Languages = Pick<Site, 'languages'>;

/**
 * `/` for the default language, `/fr/` for another. Addresses begin with this and never include the site's base path.
 */
export function homeAddress(lang: Lang, site: Languages): string {
  return lang === defaultLang(site) ? '/' : `/${lang}/`;
}

/** The list of a section: `/blog/`, `/fr/faq/`; from the second page on `/blog/page/2/`. */
export function listAddress(
  section: Section | 'search',
  lang: Lang,
  site: Languages,
  pageNumber = 1,
): string {
  const path = section === 'search' ? section : sectionOf(section);
  return `${homeAddress(lang, site)}${path ?? ''}/${pageNumber > 1 ? `page/${String(pageNumber)}/` : ''}`;
}

/**
 * The archive of posts: `/blog/archive/`, one year of it `/blog/archive/2026/`. It is below the blog, so that
 * removing the last part of its address leads to the blog; the extra segment avoids collisions with posts whose slug
 * is a number.
 */
export function archiveAddress(lang: Lang, site: Languages, year?: string, pageNumber = 1): string {
  const ofYear = year === undefined ? '' : `${year}/`;
  return `${listAddress('posts', lang, site)}${archiveSlug}/${ofYear}${pageNumber > 1 ? `page/${String(pageNumber)}/` : ''}`;
}

/** Whether an address is below a list of the blog; such pages come and go with the number of posts. */
export function isBlogList(address: string, site: Languages): boolean {
  return site.languages.some(
    (lang) =>
      address.startsWith(archiveAddress(lang, site)) ||
      address.startsWith(`${listAddress('posts', lang, site)}page/`),
  );
}

/** The address of an entry or record in `lang`, whether or not it is written in that language. */
export function addressOf(
  collection: EntryCollection | RecordCollection,
  slug: string,
  lang: Lang,
  site: Languages,
): string {
  const section = sectionOf(collection);
  return `${homeAddress(lang, site)}${section === undefined ? '' : `${section}/`}${slug}/`;
}

/** The first step of a collection's addresses; undefined where its entries stand at the top of the site: `/about/`. */
function sectionOf(collection: EntryCollection | RecordCollection): string | undefined {
  if (isRecordCollection(collection)) return recordDescriptors[collection].section;
  return descriptorOf(collection).section;
}

/**
 * A former address in each language of the site: since an entry is shown in all languages, `/blog/old/` in one was
 * `/fr/blog/old/` in another. The first is the address as written.
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

/** Makes two addresses equal that some file systems treat as the same. */
export function foldAddress(address: string): string {
  return address.normalize('NFC').toLowerCase();
}

/** The generated social card of an entry, in the language in which it is written. */
export function cardAddress(entry: Pick<Entry, 'collection' | 'lang' | 'slug'>): string {
  return `/cards/${entry.lang}/${entry.collection}/${entry.slug}.png`;
}

/** The site's own card, for pages without a card. */
export function siteCardAddress(lang: Lang): string {
  return `/cards/${lang}/site.png`;
}

/** The formats of each feed, the best known first: media type and file name. */
export const feedFormats = {
  rss: { file: 'rss.xml', type: 'application/rss+xml', name: 'RSS' },
  atom: { file: 'atom.xml', type: 'application/atom+xml', name: 'Atom' },
  json: { file: 'feed.json', type: 'application/feed+json', name: 'JSON Feed' },
} as const;

export type FeedFormat = keyof typeof feedFormats;

export function feedAddress(lang: Lang, site: Languages): string {
  return feedBeside(homeAddress(lang, site), 'rss');
}

/** The feed of a list is beside the list's page: `/topics/care/atom.xml`. */
export function feedBeside(page: string, format: FeedFormat): string {
  return page + feedFormats[format].file;
}

/**
 * The address of security.txt, which tells people where to report a vulnerability. It must be at the root of the
 * host.
 * @returns undefined where site.yaml names no contact, or where the site is not at the root
 * @see https://www.rfc-editor.org/rfc/rfc9116
 */
export function securityTxtAddress(site: Pick<Site, 'contacts' | 'url'>): string | undefined {
  const isMade = site.contacts.security !== undefined && basePath(site) === '/';
  return isMade ? '/.well-known/security.txt' : undefined;
}

/** The page's oEmbed answer, for programs that embed its card; beside the page. */
export function oEmbedBeside(page: string): string {
  return `${page}oembed.json`;
}

/** The base path of the site on its host: `/` or `/project/`. */
export function basePath(site: Pick<Site, 'url'>): string {
  return new URL(site.url).pathname.replace(/\/*$/, '/');
}

/** An address for a link in a page: with the site's base path. */
export function withBase(address: string, base: string): string {
  return base + address.replace(/^\//, '');
}

/** An address as an absolute URL. */
export function absolute(address: string, site: Pick<Site, 'url'>): string {
  return new URL(withBase(address, basePath(site)), site.url).href;
}
