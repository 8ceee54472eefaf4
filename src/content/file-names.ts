import { entryCollections, recordCollections } from '../model/collections.ts';
import { slugMaxLength, slugPattern } from '../model/fields.ts';
import { isLang, languageIds } from '../model/languages.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { isReserved } from '../model/reserved-slugs.ts';
import { sections } from '../publication/addresses.ts';

/**
 * What speaks against a content file's own name: the name is the address, so that it must be one.
 * @param file path inside the content folder
 */
export function checkFileName(file: string, ending: 'mdx' | 'yaml'): Problem | undefined {
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
  if (parts.length !== (isEntry ? 3 : 2)) {
    const lang = parts.find(isLang) ?? languageIds[0];
    const home = isEntry ? `${collection}/${lang}/${name}` : `${collection}/${name}`;
    return problem('file-place', 'the file lies where the site does not look', `Move it to ${home}.`);
  }
  if (isEntry && !isLang(parts[1] ?? '')) {
    return problem(
      'file-language',
      `"${parts[1] ?? ''}" is not a language of the interface`,
      `Use one of the folders: ${languageIds.join(', ')}.`,
    );
  }
  if (!name.endsWith(`.${ending}`)) {
    return problem(
      'file-type',
      `a file here ends in .${ending}`,
      `Rename it to ${slugOf(name)}.${ending}, or move it to media/.`,
    );
  }
  const slug = name.slice(0, -ending.length - 1);
  if (!slugPattern.test(slug) || slug.length > slugMaxLength) {
    return problem(
      'file-name',
      `the name "${slug.slice(0, 100)}" cannot be an address`,
      `Rename the file to ${slugOf(name)}.${ending}: lower-case letters, digits and hyphens, at most ${String(slugMaxLength)}.`,
    );
  }
  if (isReserved(collection, slug)) {
    const address = collection === 'posts' ? `/${sections.posts}/${slug}/` : `/${slug}/`;
    return problem(
      'file-name',
      `the address ${address} belongs to the site itself`,
      `Rename the file, for example to ${slug}-${collection === 'posts' ? 'post' : 'page'}.mdx.`,
    );
  }
  return undefined;
}

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
export function checkTopName(name: string): Problem | undefined {
  const isText = /\.(?:mdx?|ya?ml)$/i.test(name) || !name.includes('.');
  if (topNames.includes(name) || !isText || /^(?:readme|licen[cs]e|changelog)/i.test(name)) return undefined;
  const near = nearest(name, topNames);
  return {
    file: name,
    line: 1,
    column: 1,
    code: 'file-unread',
    message: 'the site does not read this',
    fix: near === undefined ? `It reads ${topNames.join(', ')}.` : `Did you mean "${near}"?`,
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
