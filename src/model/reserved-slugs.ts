import { descriptorOf, isEntryCollection } from './collections.ts';
import { entryDescriptors, recordDescriptors } from './descriptors.ts';
import { isLang } from './languages.ts';

/** Addresses at the top of the site that are not for a page of an editor's. */
const ownedBySite: ReadonlySet<string> = new Set([
  ...Object.values({ ...entryDescriptors, ...recordDescriptors }).flatMap((descriptor) =>
    'section' in descriptor ? [descriptor.section] : [],
  ),
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

/** Whether the address that a slug would have belongs to the site itself. */
export function isReserved(collection: string, slug: string): boolean {
  if (!isEntryCollection(collection)) return false;
  const { section, reservedSlugs = [] } = descriptorOf(collection);
  if (section === undefined) return ownedBySite.has(slug) || isLang(slug);
  return reservedSlugs.includes(slug);
}
