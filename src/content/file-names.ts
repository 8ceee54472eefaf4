import { freeMediaName } from '../model/media-names.ts';
import { mediaTypeOf } from '../model/media-types.ts';
import { entryCollections, recordCollections } from '../model/collections.ts';
import { slugMaxLength, slugPattern } from '../model/fields.ts';
import { isLang, languageIds } from '../model/languages.ts';
import { nearest } from '../model/nearest.ts';
import { freeName } from '../model/free-name.ts';
import type { IsTaken } from '../model/free-name.ts';
import type { Problem } from '../model/problem.ts';
import { slugFrom } from '../model/slug.ts';
import { isReserved } from '../model/reserved-slugs.ts';
import { sections } from '../publication/addresses.ts';

/**
 * Problems of a content file's name: the name becomes the address, so it must be valid as one.
 * @param file path inside the content folder
 * @param isTaken prevents suggesting the name of another file
 */
export function checkFileName(
  file: string,
  ending: 'mdx' | 'yaml',
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
  const lang = parts.slice(1).find(isLang) ?? languageIds[0];
  const folder = isEntry ? `${collection}/${lang}` : collection;
  const isText = name.endsWith(`.${ending}`) || namesOfText[ending].test(name);
  /** Where a file with such a name would belong. */
  const free = (slug: string) => freeName(`${folder}/${slug}`, `.${ending}`, isTaken);
  const ofCollection = [...entryCollections, ...recordCollections].find((one) => one === collection);
  const made = (text: string) => ofCollection && slugFrom(ofCollection, text);
  const own = made(name.replace(/\.[^.]*$/, '')) ?? 'a-short-name';
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
    return problem('file-place', 'the file lies where the site does not look', `Move it to ${free(own)}.`);
  }
  if (isEntry && !isLang(parts[1] ?? '')) {
    return problem(
      'file-language',
      `"${parts[1] ?? ''}" is not a language of the interface`,
      `Move it to one of the folders ${languageIds.map((id) => `${collection}/${id}`).join(', ')}.`,
    );
  }
  const rename = (slug: string) => `Rename it to ${free(slug).slice(folder.length + 1)}`;
  if (!name.endsWith(`.${ending}`))
    return problem('file-type', `a file here ends in .${ending}`, `${rename(own)}.`);
  const slug = name.slice(0, -ending.length - 1);
  if (!slugPattern.test(slug) || slug.length > slugMaxLength) {
    return problem(
      'file-name',
      `the name "${slug.slice(0, 100)}" cannot be an address`,
      `${rename(own)}: lower-case letters, digits and hyphens, at most ${String(slugMaxLength)}.`,
    );
  }
  if (isReserved(collection, slug)) {
    const address = collection === 'posts' ? `/${sections.posts}/${slug}/` : `/${slug}/`;
    return problem(
      'file-name',
      `the address ${address} belongs to the site itself`,
      `${rename(made(slug) ?? own)}, for example.`,
    );
  }
  return undefined;
}

/** Files of the same kind with another ending. */
const namesOfText = { mdx: /\.(?:mdx?|markdown|txt)$/i, yaml: /\.ya?ml$/i };

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
