import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Site } from '../model/site.ts';
import { isInFeeds, lastingId } from '../publication/lasting-ids.ts';
import { publicationState } from '../publication/state.ts';
import { addressFields, withFields } from './front-matter.ts';

/**
 * What an editor saves, with the ids written down by which feeds know texts of the site, wherever they would change
 * otherwise: because the list of former addresses has another first, or a form did not know of the id. Who writes
 * another id into the file means it.
 * @param files bytes by path inside the content folder
 * @param current the entries as they are on the site's branch
 */
export function keepIds(
  files: ReadonlyMap<string, Buffer | undefined>,
  current: readonly AnyEntry[],
  site: Site,
  now: Date,
): Map<string, Buffer | undefined> {
  const known = new Map(current.map((entry) => [entryFile(entry), entry]));
  return new Map(
    [...files].map(([file, bytes]) => {
      const entry = known.get(file);
      const kept = bytes && entry && keepId(bytes, entry, site, now);
      return [file, kept ?? bytes];
    }),
  );
}

function keepId(bytes: Buffer, entry: AnyEntry, site: Site, now: Date): Buffer | undefined {
  if (!isInFeeds(entry)) return undefined;
  // What nobody can have read yet has no id that anybody knows; one that was written down stays all the same.
  const isNew = ['draft', 'scheduled', 'embargoed'].includes(publicationState(entry, now));
  if (isNew && entry.front.id === undefined) return undefined;
  const text = bytes.toString('utf8');
  try {
    const front = addressFields(text);
    const id = lastingId(entry, site);
    if (front.id !== undefined || lastingId({ ...entry, front }, site) === id) return undefined;
    return Buffer.from(withFields(text, { id }), 'utf8');
  } catch {
    // Fields that cannot be read are saved as they are, and their editor is told of them.
    return undefined;
  }
}
