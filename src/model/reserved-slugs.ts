import { isLang } from './languages.ts';

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

/** Whether the address that a slug would have belongs to the site itself. */
export function isReserved(collection: string, slug: string): boolean {
  if (collection === 'pages') return ownedBySite.has(slug) || isLang(slug);
  return collection === 'posts' && slug === archiveSlug;
}
