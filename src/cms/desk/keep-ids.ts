import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Site } from '../../model/site.ts';
import { addressOf } from '../../publication/addresses.ts';
import { addressFields, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import { publicationState } from '../../publication/state.ts';
import { fieldsOf, withFields } from './front-matter.ts';

/**
 * Adds feed ids to the files that an editor saves if the ids of published texts would change otherwise: because the
 * list of former addresses has another first item, or because the form did not know the id. An id that the editor
 * wrote into the file is kept.
 * @param files bytes by path inside the content folder
 * @param current the entries on the site's branch
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

/** Published texts whose feed id these changes would change, as sentences for the person who publishes. */
export function changedIds(
  after: readonly AnyEntry[],
  before: readonly AnyEntry[],
  site: Site,
  now: Date,
): string[] {
  return after.filter(isInFeeds).flatMap((entry) => {
    const known =
      before.find((other) => entryFile(other) === entryFile(entry)) ??
      before.find((other) => hasMoved(other, entry, site));
    if (known === undefined || !isInFeeds(known) || !isKnown(known, now)) return [];
    const [then, next] = [lastingId(known, site), lastingId(entry, site)];
    if (entry.front.id !== undefined || then === next) return [];
    return [
      `Feeds call ${entryFile(known)} ${then}, and would call it ${next}, so that everybody sees it as new. Write id: ${then} into ${entryFile(entry)}.`,
    ];
  });
}

function hasMoved(from: AnyEntry, to: AnyEntry, site: Site): boolean {
  if (from.collection !== to.collection || from.lang !== to.lang) return false;
  return (to.front.aliases ?? []).includes(addressOf(from.collection, from.slug, from.lang, site));
}

/** Whether anybody can have read it: if not, no feed reader knows its id. */
function isKnown(entry: AnyEntry, now: Date): boolean {
  return !['draft', 'scheduled', 'embargoed'].includes(publicationState(entry, now));
}

function keepId(bytes: Buffer, entry: AnyEntry, site: Site, now: Date): Buffer | undefined {
  if (!isInFeeds(entry)) return undefined;
  // A written id always stays: the form that would remove it did not know it.
  if (!isKnown(entry, now) && entry.front.id === undefined) return undefined;
  const text = bytes.toString('utf8');
  try {
    const front = addressFields(fieldsOf(text));
    const id = lastingId(entry, site);
    if (front.id !== undefined || lastingId({ ...entry, front }, site) === id) return undefined;
    return Buffer.from(withFields(text, { id }), 'utf8');
  } catch {
    // Files with unreadable fields are saved as they are, and the editor gets the error.
    return undefined;
  }
}
