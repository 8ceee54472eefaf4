import { getCollection, getEntry } from 'astro:content';
import { Publication } from '../publication/publication.ts';
import { readSettings } from '../lib/settings.ts';

let known: Promise<Publication> | undefined;

/** What is on the site, for pages and feeds. Made once in a build, and for each request in the dev server. */
export function publication(): Promise<Publication> {
  if (import.meta.env.DEV) return makePublication();
  known ??= makePublication();
  return known;
}

async function makePublication(): Promise<Publication> {
  const [entries, shared] = await Promise.all([getCollection('entries'), getEntry('shared', 'shared')]);
  if (shared === undefined) throw new Error('The content could not be read: run `npm run check`.');
  const content = { ...shared.data, entries: entries.map(({ data }) => data) };
  // In development, editors also see texts that nobody has approved yet.
  return new Publication(content, readSettings().now, import.meta.env.DEV);
}
