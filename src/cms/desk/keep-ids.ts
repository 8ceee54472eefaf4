import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Site } from '../../model/site.ts';
import { addressOf } from '../../publication/addresses.ts';
import { addressFields, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import { publicationState } from '../../publication/state.ts';
import { fieldsOf, withFields } from './front-matter.ts';

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

/** Texts of the site that feeds would call something else after these changes, in words for who publishes them. */
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

/** Whether anybody can have read it: else nobody knows what feeds call it. */
function isKnown(entry: AnyEntry, now: Date): boolean {
  return !['draft', 'scheduled', 'embargoed'].includes(publicationState(entry, now));
}

function keepId(bytes: Buffer, entry: AnyEntry, site: Site, now: Date): Buffer | undefined {
  if (!isInFeeds(entry)) return undefined;
  // One that was written down stays in any case: the form that takes it away did not know of it.
  if (!isKnown(entry, now) && entry.front.id === undefined) return undefined;
  const text = bytes.toString('utf8');
  try {
    const front = addressFields(fieldsOf(text));
    const id = lastingId(entry, site);
    if (front.id !== undefined || lastingId({ ...entry, front }, site) === id) return undefined;
    return Buffer.from(withFields(text, { id }), 'utf8');
  } catch {
    // Fields that cannot be read are saved as they are, and their editor is told of them.
    return undefined;
  }
}
