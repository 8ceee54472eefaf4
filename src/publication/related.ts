import { isListed, listedCollections } from '../model/collections.ts';
import type { AnyEntry } from '../model/entry.ts';
import { memoizePerLanguage } from './memoize.ts';
import type { Publication, Shown } from './publication.ts';
import { similarityIndex } from './similarity.ts';
import { summarise } from './summary.ts';
import type { Summary } from './summary.ts';

/** Number of entries to read next, if there are so many; a longer list chosen by an editor is shown whole. */
export const relatedCount = 3;

const indexOf = memoizePerLanguage((publication, lang) =>
  similarityIndex(listedCollections.flatMap((collection): Shown[] => publication.written(collection, lang))),
);

/**
 * What to read next: first what editors chose, in their order, then similar entries. Only editors may choose texts in
 * another language; automatic suggestions are in the reader's own.
 */
export function relatedTo(shown: Shown, publication: Publication): Summary[] {
  const { entry, lang } = shown;
  if (!isListed(entry.collection)) return [];
  const ownId = idOf(entry);
  const chosen = new Map<string, Shown>();
  for (const id of ('related' in entry.front && entry.front.related) || []) {
    const found = publication.resolve(id, lang);
    if (found !== undefined && idOf(found.entry) !== ownId) chosen.set(idOf(found.entry), found);
  }
  const wanted = relatedCount - chosen.size;
  const suggested =
    wanted <= 0 ? [] : indexOf(publication, lang).suggest(shown, [...chosen.values()], wanted);
  return [...chosen.values(), ...suggested].map((one) => summarise(one, publication));
}

function idOf({ collection, slug }: Pick<AnyEntry, 'collection' | 'slug'>): string {
  return `${collection}/${slug}`;
}
