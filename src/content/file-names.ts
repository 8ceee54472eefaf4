import { freeMediaName } from '../model/media-names.ts';
import { mediaTypeOf } from '../model/media-types.ts';
import {
  descriptorOf,
  entryCollections,
  isEntryCollection,
  recordCollections,
} from '../model/collections.ts';
import { slugMaxLength, slugPattern } from '../model/fields.ts';
import { isLanguageTag, recased } from '../model/language-tag.ts';
import { isLang, languageIds } from '../model/languages.ts';
import { nearest } from '../model/nearest.ts';
import { freeName } from '../model/free-name.ts';
import type { IsTaken } from '../model/free-name.ts';
import { entryFormats } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { slugFrom } from '../model/slug.ts';
import { isReserved } from '../model/reserved-slugs.ts';

/**
 * Problems of a content file's name: the name becomes the address, so it must be valid as one.
 * @param file path inside the content folder
 * @param isTaken prevents suggesting the name of another file
 */
export function checkFileName(file: string, isTaken: IsTaken = () => false): Problem | undefined {
  const parts = file.split('/');
  const name = parts.at(-1) ?? '';
  const problem = (code: string, message: string, fix: string): Problem => ({
    file,
    line: 1,
    column: 1,
    code,
    message,
    fix,
  });
  const [collection = ''] = parts;
  const isEntry = isEntryCollection(collection);
  const tag = recased(parts[1] ?? '');
  const lang = isLanguageTag(tag) ? tag : (parts.slice(1).find(isLang) ?? languageIds[0]);
  const folder = isEntry ? `${collection}/${lang}` : collection;
  const endings: readonly string[] = isEntry ? entryFormats : ['yaml'];
  const own = endings.find((one) => name.endsWith(`.${one}`));
  const ending = own ?? endings.join(' or .');
  const isText = own !== undefined || (isEntry ? entryLike : recordLike).test(name);
  /** Where the file may lie under a name like its own. */
  const free = (slug: string) => freeName(`${folder}/${slug}`, `.${own ?? endings[0] ?? ''}`, isTaken);
  const ofCollection = [...entryCollections, ...recordCollections].find((one) => one === collection);
  const made = (text: string) => ofCollection && slugFrom(ofCollection, text);
  const better = made(name.replace(/\.[^.]*$/, '')) ?? 'a-short-name';
  const isInPlace = parts.length === (isEntry ? 3 : 2);
  if (!isText) {
    return problem(
      'file-type',
      `a file here ends in .${ending}`,
      mediaTypeOf(name) !== undefined
        ? `Move it to media/${freeMediaName(name, isTaken)}.`
        : 'Take it out: nothing reads it. Files that people are to have lie in media/.',
    );
  }
  if (!isInPlace) {
    return problem('file-place', 'the file lies where the site does not look', `Move it to ${free(better)}.`);
  }
  if (isEntry && tag !== parts[1] && isLanguageTag(tag)) {
    const message = `"${parts[1] ?? ''}" is not how the language tag is written`;
    return problem('file-language', message, `Move it to ${free(better)}.`);
  }
  if (isEntry && !isLang(tag)) {
    return problem(
      'file-language',
      `"${parts[1] ?? ''}" is not a language of the interface`,
      `Move it to one of the folders ${languageIds.map((id) => `${collection}/${id}`).join(', ')}.`,
    );
  }
  const rename = (slug: string) => `Rename it to ${free(slug).slice(folder.length + 1)}`;
  if (own === undefined) return problem('file-type', `a file here ends in .${ending}`, `${rename(better)}.`);
  const slug = name.slice(0, -own.length - 1);
  if (!slugPattern.test(slug) || slug.length > slugMaxLength) {
    return problem(
      'file-name',
      `the name "${slug.slice(0, 100)}" cannot be an address`,
      `${rename(better)}: lower-case letters, digits and hyphens, at most ${String(slugMaxLength)}.`,
    );
  }
  if (isEntryCollection(collection) && isReserved(collection, slug)) {
    const { section, noun } = descriptorOf(collection);
    const address = section === undefined ? `/${slug}/` : `/${section}/${slug}/`;
    return problem(
      'file-name',
      `the address ${address} belongs to the site itself`,
      `${rename(made(slug) ?? `${slug}-${noun}`)}, for example.`,
    );
  }
  return undefined;
}

/** Files that hold the like under another ending. */
const entryLike = /\.(?:mdx?|markdown|txt)$/i;
const recordLike = /\.ya?ml$/i;

/** Names that are used at the top of the content folder. */
const topNames = [
  ...entryCollections,
  ...recordCollections,
  'media',
  'approvals',
  'releases',
  'site.yaml',
  'policy.yaml',
];

/** Reports a folder or text that is not read, because otherwise it would just be missing from the site. */
export function checkTopName(name: string, others: readonly string[] = []): Problem | undefined {
  const isText = /\.(?:mdx?|ya?ml)$/i.test(name) || !name.includes('.');
  if (topNames.includes(name) || !isText || /^(?:readme|licen[cs]e|changelog)/i.test(name)) return undefined;
  const near = nearest(name, topNames);
  return {
    file: name,
    line: 1,
    column: 1,
    code: 'file-unread',
    message: 'the site does not read this',
    fix:
      near === undefined
        ? `Take it out: the site reads ${topNames.join(', ')}.`
        : others.includes(near)
          ? `Move what is in it to ${near}, which is there already, or take it out.`
          : `Did you mean "${near}"? Rename it.`,
  };
}
