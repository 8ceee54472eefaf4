import { entryCollections } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import { languageInAddress } from '../model/language-tag.ts';
import type { Lang } from '../model/languages.ts';

/** Where the API stands. Its version changes when an answer's shape does in a way that clients could stumble over. */
export const apiRoot = '/api/v1/';

export const apiIndex = `${apiRoot}index.json`;
export const openApiAddress = `${apiRoot}openapi.json`;

/** The lists that are one file each. */
export const recordLists = ['people', 'topics', 'series', 'partners'] as const;
export type RecordList = (typeof recordLists)[number];

export function recordListAddress(list: RecordList): string {
  return `${apiRoot}${list}.json`;
}

/** A page of a collection's entries in one language: `index.json`, from the second on `page/2.json`. */
export function entryListAddress(collection: EntryCollection, lang: Lang, page = 1): string {
  return `${folderOf(collection, lang)}${page === 1 ? 'index' : `page/${String(page)}`}.json`;
}

/** The answer for one entry. */
export function entryAddress(collection: EntryCollection, lang: Lang, slug: string): string {
  return `${folderOf(collection, lang)}${entryName(slug)}.json`;
}

/** The answers that are. A kit's own stands beside the kit's page, where people find it too. */
const answerNames = ['index', 'entry-list', 'entry', ...recordLists, 'kit-manifest'] as const;
export type AnswerName = (typeof answerNames)[number];

/** The answers, and the front matter of each collection, to which they refer. */
export const apiSchemaNames = [...answerNames, ...entryCollections] as (AnswerName | EntryCollection)[];
export type ApiSchemaName = (typeof apiSchemaNames)[number];

export function apiSchemaAddress(name: ApiSchemaName): string {
  return `${apiRoot}schemas/${name}.json`;
}

/** An entry's file name. The list has the name `index`; slugs never begin with a hyphen, so that no entry has the other. */
function entryName(slug: string): string {
  return slug === 'index' ? '-index' : slug;
}

function folderOf(collection: EntryCollection, lang: Lang): string {
  return `${apiRoot}entries/${collection}/${languageInAddress(lang)}/`;
}
