import { entryCollections } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import type { Lang } from '../model/languages.ts';

/**
 * The root of the API. Its version is raised when the form of an answer changes in a way that could break clients.
 */
export const apiRoot = '/api/v1/';

export const apiIndex = `${apiRoot}index.json`;
export const openApiAddress = `${apiRoot}openapi.json`;

/** The lists that are a single file each. */
export const recordLists = ['people', 'topics', 'series', 'partners'] as const;
export type RecordList = (typeof recordLists)[number];

export function recordListAddress(list: RecordList): string {
  return `${apiRoot}${list}.json`;
}

/** A page of a collection's entries in one language: `index.json`, from page 2 on `page/2.json`. */
export function entryListAddress(collection: EntryCollection, lang: Lang, page = 1): string {
  return `${folderOf(collection, lang)}${page === 1 ? 'index' : `page/${String(page)}`}.json`;
}

/** The answer for one entry. */
export function entryAddress(collection: EntryCollection, lang: Lang, slug: string): string {
  return `${folderOf(collection, lang)}${entryName(slug)}.json`;
}

/** The kinds of answers. A kit's own answer is beside the kit's page, where people find it too. */
const answerNames = ['index', 'entry-list', 'entry', ...recordLists, 'kit-manifest'] as const;
export type AnswerName = (typeof answerNames)[number];

/** The schemas: of the answers, and of each collection's front matter, which the answers refer to. */
export const apiSchemaNames = [...answerNames, ...entryCollections] as (AnswerName | EntryCollection)[];
export type ApiSchemaName = (typeof apiSchemaNames)[number];

export function apiSchemaAddress(name: ApiSchemaName): string {
  return `${apiRoot}schemas/${name}.json`;
}

/**
 * An entry's file name. A slug `index` gets a hyphen, because the list has that name; slugs never begin with a
 * hyphen.
 */
function entryName(slug: string): string {
  return slug === 'index' ? '-index' : slug;
}

function folderOf(collection: EntryCollection, lang: Lang): string {
  return `${apiRoot}entries/${collection}/${lang}/`;
}
