import {
  descriptorOf,
  entryCollections,
  listedCollections,
  recordCollections,
} from '../model/collections.ts';
import type { EntryCollection, ListedCollection, RecordCollection } from '../model/collections.ts';
import type { Content } from '../model/content.ts';
import { recordDescriptors } from '../model/descriptors.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Site } from '../model/site.ts';
import {
  addressOf,
  feedBeside,
  feedFormats,
  homeAddress,
  listAddress,
  oEmbedBeside,
  securityTxtAddress,
} from './addresses.ts';
import type { FeedFormat } from './addresses.ts';
import {
  apiIndex,
  apiSchemaAddress,
  apiSchemaNames,
  entryAddress,
  entryListAddress,
  openApiAddress,
  recordListAddress,
  recordLists,
} from './api-addresses.ts';

export const sitemapAddress = '/sitemap-index.xml';
const robotsAddress = '/robots.txt';
const humansTxtAddress = '/humans.txt';

/** The JSON Schema of a collection's front matter. */
function schemaAddress(collection: EntryCollection | RecordCollection): string {
  return `/schemas/${collection}.json`;
}

/** The collections with a feed of their own, beside their list. */
export const feedLists: readonly ListedCollection[] = listedCollections.filter(
  (collection) => descriptorOf(collection).feed === 'list',
);

/** The records whose pages list texts that one can follow. */
export const feedRecords = recordCollections.filter(
  (collection): collection is FeedRecord => recordDescriptors[collection].feed,
);
export type FeedRecord = {
  [C in RecordCollection]: (typeof recordDescriptors)[C]['feed'] extends true ? C : never;
}[RecordCollection];

/**
 * The files that exist as long as the site's settings and records do not change, whatever is published. Later pages
 * of lists are not among them: they come and go with the number of entries.
 */
export function lastingFiles({ site, ...content }: Content): string[] {
  const securityTxt = securityTxtAddress(site);
  return [
    sitemapAddress,
    robotsAddress,
    humansTxtAddress,
    ...(securityTxt === undefined ? [] : [securityTxt]),
    ...[...entryCollections, ...recordCollections].map(schemaAddress),
    apiIndex,
    openApiAddress,
    ...recordLists.map(recordListAddress),
    ...apiSchemaNames.map(apiSchemaAddress),
    ...site.languages.flatMap((lang) => [
      ...feedsBeside(homeAddress(lang, site)),
      ...feedLists.flatMap((collection) => feedsBeside(listAddress(collection, lang, site))),
      ...feedRecords.flatMap((collection) =>
        Object.keys(content[collection]).flatMap((id) => feedsBeside(addressOf(collection, id, lang, site))),
      ),
      ...entryCollections.map((collection) => entryListAddress(collection, lang)),
    ]),
  ];
}

/** kit.json is beside a kit's page. Its checksums exist only where there is something to download. */
export const kitManifest = 'kit.json';

/** The files that come and go with one entry in its own language; its page exists in every language. */
export function filesOfEntry(
  { collection, lang, slug }: Pick<AnyEntry, 'collection' | 'lang' | 'slug'>,
  site: Pick<Site, 'languages'>,
): string[] {
  const answer = entryAddress(collection, lang, slug);
  if (descriptorOf(collection).pages !== 'kit') return [answer];
  const page = addressOf(collection, slug, lang, site);
  return [answer, ...feedsBeside(page), page + kitManifest, oEmbedBeside(page)];
}

function feedsBeside(page: string): string[] {
  return (Object.keys(feedFormats) as FeedFormat[]).map((format) => feedBeside(page, format));
}
