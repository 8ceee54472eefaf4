import { isEntryCollection } from '../../../model/collections.ts';
import type { EntryCollection } from '../../../model/collections.ts';
import { entryFile, parseEntryFile } from '../../../model/entry.ts';
import type { Lang } from '../../../model/languages.ts';
import { contentPrefix, currentSession } from './session.ts';

export interface EntryPath {
  collection: EntryCollection;
  lang: Lang | undefined;
  slug: string;
}

/**
 * Reads the path of an entry's file, including Decap's wrong ones: it puts the language before the first folder that
 * begins like the slug, so that the answer `faq` becomes `content/en/faq/faq.mdx`.
 * @returns undefined for the file of a record, or anything else
 */
export function readEntryPath(path: string): EntryPath | undefined {
  const prefix = contentPrefix();
  if (!path.startsWith(prefix)) return undefined;
  const file = path.slice(prefix.length);
  const [first = '', second = '', ...rest] = file.split('/');
  const named = parseEntryFile(file) ?? parseEntryFile([second, first, ...rest].join('/'));
  if (named !== undefined || rest.length > 0) return named;
  // As Decap asks for an entry in whatever language it has.
  const inAny = parseEntryFile(`${first}/en/${second}`);
  return inAny && { ...inAny, lang: undefined };
}

export function entryPath({ collection, slug }: EntryPath, lang: Lang): string {
  return contentPrefix() + entryFile({ collection, lang, slug });
}

/** The real path of the file. */
export function truePath(path: string): string {
  const entry = readEntryPath(path);
  return entry?.lang === undefined ? path : entryPath(entry, entry.lang);
}

/** The path of an entry's or a record's file. @param lang undefined for a record, which is for all languages */
export function filePath(collection: string, lang: Lang | undefined, slug: string): string {
  return isEntryCollection(collection) && lang !== undefined
    ? entryPath({ collection, lang, slug }, lang)
    : `${contentPrefix()}${collection}/${slug}.yaml`;
}

/** The files of an entry in all languages, or the one of a record, whether or not they are there. */
export function pathsOf(collection: string, slug: string): string[] {
  if (!isEntryCollection(collection)) return [filePath(collection, undefined, slug)];
  const { locales } = currentSession().config.i18n;
  return locales.map((lang) => entryPath({ collection, slug, lang }, lang));
}
