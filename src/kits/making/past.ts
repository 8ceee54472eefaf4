import type { EntryMap } from '../../model/entry.ts';
import { offeredIn, pastKitsOf, pastVersionOf } from '../../publication/past-versions.ts';
import type { Offered } from '../../publication/past-versions.ts';
import type { Publication } from '../../publication/publication.ts';
import { pastSourceOf } from '../release.ts';
import type { KitSource } from '../source.ts';

/** The source of an earlier version, and the addresses of the files that it may still offer. */
export interface PastMaking {
  source: KitSource;
  offered: Offered;
}

/** The earlier versions of every kit on the site whose bytes are still available. */
export function pastMakingsOf(publication: Publication): PastMaking[] {
  return publication.languages.flatMap((lang) =>
    publication.written('kits', lang).flatMap(({ entry }) => makingsOf(entry, publication)),
  );
}

function makingsOf(entry: EntryMap['kits'], publication: Publication): PastMaking[] {
  return pastKitsOf(entry, publication).flatMap((past) => {
    const source = pastSourceOf(past);
    return source === undefined
      ? []
      : [{ source, offered: offeredIn(pastVersionOf(past, entry, publication)) }];
  });
}
