import { descriptorOf, isEntryCollection } from './collections.ts';
import { entryDescriptors, recordDescriptors } from './descriptors.ts';
import { languageInAddress } from './language-tag.ts';
import { interfaceLangs } from './languages.ts';

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

export function isOwnedBySite(step: string): boolean {
  return ownedBySite.has(step);
}

/**
 * Whether the address that a slug would have belongs to the site itself.
 * @param languages of the site; those of the interface are kept free, so that a site can have them later
 */
export function isReserved(collection: string, slug: string, languages: readonly string[] = []): boolean {
  if (!isEntryCollection(collection)) return false;
  const { section, reservedSlugs = [] } = descriptorOf(collection);
  if (section !== undefined) return reservedSlugs.includes(slug);
  return (
    isOwnedBySite(slug) || [...interfaceLangs, ...languages].some((lang) => languageInAddress(lang) === slug)
  );
}
