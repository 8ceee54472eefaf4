import { languageInAddress } from './language-tag.ts';
import { interfaceLangs } from './languages.ts';

/** Addresses at the top of the site that are not for a page of an editor's. */
const ownedBySite: ReadonlySet<string> = new Set([
  'blog',
  'faq',
  'kits',
  'topics',
  'series',
  'authors',
  'partners',
  'search',
  'cards',
  'schemas',
  'media',
  'admin',
  'api',
  'pagefind',
  'styleguide',
  '404',
  // Astro writes it as a file for servers, not as a page in a folder.
  '500',
]);

/** The step of the archive below the blog's list. No post may have it as its name. */
export const archiveSlug = 'archive';

export function isOwnedBySite(step: string): boolean {
  return ownedBySite.has(step);
}

/**
 * Whether the address that a slug would have belongs to the site itself.
 * @param languages of the site; those of the interface are kept free, so that a site can have them later
 */
export function isReserved(collection: string, slug: string, languages: readonly string[] = []): boolean {
  if (collection === 'pages')
    return (
      isOwnedBySite(slug) ||
      [...interfaceLangs, ...languages].some((lang) => languageInAddress(lang) === slug)
    );
  return collection === 'posts' && slug === archiveSlug;
}
