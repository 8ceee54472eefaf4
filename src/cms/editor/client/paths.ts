import { entryCollections } from '../../../model/collections.ts';
import { isLang } from '../../../model/languages.ts';
import type { Lang } from '../../../model/languages.ts';
import { contentPrefix, currentSession } from './session.ts';

export interface EntryPath {
  collection: string;
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
  if (!path.startsWith(prefix) || !path.endsWith('.mdx')) return undefined;
  const steps = path.slice(prefix.length, -'.mdx'.length).split('/');
  const collection = entryCollections.find((name) => steps.slice(0, -1).includes(name));
  const slug = steps.at(-1);
  if (collection === undefined || slug === undefined || steps.length > 3) return undefined;
  const lang = steps.slice(0, -1).find(isLang);
  return { collection, lang, slug };
}

export function entryPath({ collection, slug }: EntryPath, lang: Lang): string {
  return `${contentPrefix()}${collection}/${lang}/${slug}.mdx`;
}

/** The real path of the file. */
export function truePath(path: string): string {
  const entry = readEntryPath(path);
  return entry?.lang === undefined ? path : entryPath(entry, entry.lang);
}

/** The files of an entry in all languages, or the file of a record, whether or not they exist. */
export function pathsOf(collection: string, slug: string): string[] {
  const isEntry = entryCollections.some((name) => name === collection);
  if (!isEntry) return [`${contentPrefix()}${collection}/${slug}.yaml`];
  const { locales } = currentSession().config.i18n;
  return locales.map((lang) => entryPath({ collection, slug, lang }, lang));
}
