import { freeMediaName } from '../model/media-names.ts';
import { mediaTypeOf } from '../model/media-types.ts';
import { entryCollections, recordCollections } from '../model/collections.ts';
import { slugMaxLength, slugPattern } from '../model/fields.ts';
import { isLanguageTag, languageTagFor } from '../model/language-tag.ts';
import { interfaceLangs } from '../model/languages.ts';
import { nearest } from '../model/nearest.ts';
import { freeName } from '../model/free-name.ts';
import type { IsTaken } from '../model/free-name.ts';
import { entryFormats } from '../model/entry.ts';
import type { Problem } from '../model/problem.ts';
import { isReserved } from '../model/reserved-slugs.ts';
import { sections } from '../publication/addresses.ts';

/**
 * What speaks against a content file's own name: the name is the address, so that it must be one.
 * @param file path inside the content folder
 * @param languages of the site
 * @param isTaken so that no name is proposed that another file has
 */
export function checkFileName(
  file: string,
  languages: readonly string[] = interfaceLangs,
  isTaken: IsTaken = () => false,
): Problem | undefined {
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
  const isEntry = (entryCollections as string[]).includes(collection);
  const tag = languageTagFor(parts[1] ?? '') ?? '';
  const lang = isLanguageTag(tag) ? tag : (languages[0] ?? 'en');
  const folder = isEntry ? `${collection}/${lang}` : collection;
  const endings: readonly string[] = isEntry ? entryFormats : ['yaml'];
  const own = endings.find((one) => name.endsWith(`.${one}`));
  const ending = own ?? endings.join(' or .');
  const isText = own !== undefined || (isEntry ? entryLike : recordLike).test(name);
  /** Where the file may lie under a name like its own. */
  const free = (slug: string) => freeName(`${folder}/${slug}`, `.${own ?? endings[0] ?? ''}`, isTaken);
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
    return problem(
      'file-place',
      'the file lies where the site does not look',
      `Move it to ${free(slugOf(name))}.`,
    );
  }
  if (isEntry && tag !== parts[1]) {
    return problem(
      'file-language',
      `the folder "${parts[1] ?? ''}" is no language tag`,
      tag === ''
        ? `Move it to one of the folders ${languages.map((id) => `${collection}/${id}`).join(', ')}.`
        : `Move it to ${free(slugOf(name))}.`,
    );
  }
  const rename = (slug: string) => `Rename it to ${free(slug).slice(folder.length + 1)}`;
  if (own === undefined)
    return problem('file-type', `a file here ends in .${ending}`, `${rename(slugOf(name))}.`);
  const slug = name.slice(0, -own.length - 1);
  if (!slugPattern.test(slug) || slug.length > slugMaxLength) {
    return problem(
      'file-name',
      `the name "${slug.slice(0, 100)}" cannot be an address`,
      `${rename(slugOf(name))}: lower-case letters, digits and hyphens, at most ${String(slugMaxLength)}.`,
    );
  }
  if (isReserved(collection, slug, languages)) {
    const address = collection === 'posts' ? `/${sections.posts}/${slug}/` : `/${slug}/`;
    return problem(
      'file-name',
      `the address ${address} belongs to the site itself`,
      `${rename(`${slug}-${collection === 'posts' ? 'post' : 'page'}`)}, for example.`,
    );
  }
  return undefined;
}

/** Files that hold the like under another ending. */
const entryLike = /\.(?:mdx?|markdown|txt)$/i;
const recordLike = /\.ya?ml$/i;

/** Names that the top of the content folder has. */
const topNames = [
  ...entryCollections,
  ...recordCollections,
  'media',
  'approvals',
  'releases',
  'site.yaml',
  'policy.yaml',
];

/** Tells an editor that a folder or text is not read, which otherwise shows only by what is missing from the site. */
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

function slugOf(name: string): string {
  const slug = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, slugMaxLength)
    .replace(/^-+|-+$/g, '');
  return slug || 'a-short-name';
}
