import { listedCollections } from '../model/collections.ts';
import { authorsOf, factsOf, modifiedAt, topicsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Shown } from './publication.ts';

/** Weight of a common author; the most frequent topic weighs ln 2, so an author only decides between equals. */
const authorWeight = 0.25;

/** More topics than an editor usually gives a text; limits the cost of a text with all topics. */
const topicsCompared = 6;
const authorsCompared = 3;

/** How many neighbours to examine when some may not be suggested, such as other parts of a long series. */
const maxNeighbours = 40;

/** An entry with the fields that are compared. */
interface Item {
  shown: Shown;
  id: string;
  topics: readonly string[];
  authors: readonly string[];
  series: string | undefined;
  /** Milliseconds; 0 where the entry has no date. */
  time: number;
}

export interface SimilarityIndex {
  /** Up to `count` entries for the reader of `shown`, the most similar first, without those in `taken`. */
  suggest: (shown: Shown, taken: readonly Shown[], count: number) => Shown[];
}

/**
 * Finds similar entries. A shared topic counts more the fewer entries have it; then a common author counts, then a
 * kind of entry that is not suggested yet, then closeness in time, the newer first.
 * Closeness instead of the newest entries: otherwise every new post would change all pages of its topic.
 * For everything that two entries can share (a topic, two topics, an author, and combinations) there is a list in
 * order of time, and only neighbours in each list are compared, so that thousands of entries take linear time.
 * Entries that share three topics also share two of them.
 */
export function similarityIndex(entries: readonly Shown[]): SimilarityIndex {
  const frequency = new Map<string, number>();
  for (const { entry } of entries) {
    for (const topic of new Set(topicsOf(entry))) frequency.set(topic, (frequency.get(topic) ?? 0) + 1);
  }
  const weight = (topic: string) => Math.log(1 + entries.length / (frequency.get(topic) ?? 1));
  const itemOf = (shown: Shown): Item => {
    const { entry } = shown;
    const topics = [...new Set(topicsOf(entry))].toSorted(
      (a, b) => weight(b) - weight(a) || (a < b ? -1 : 1),
    );
    return {
      shown,
      id: `${entry.collection}/${entry.slug}`,
      topics: topics.slice(0, topicsCompared),
      authors: [...new Set(authorsOf(entry))].slice(0, authorsCompared),
      series: factsOf(entry).series?.id,
      time: Date.parse(dayOf(entry)) || 0,
    };
  };
  const lists = new Map<string, Item[]>();
  for (const item of entries.map(itemOf).sort(byTime)) {
    for (const key of keysOf(item)) {
      const list = lists.get(`${item.shown.entry.collection} ${key}`) ?? [];
      list.push(item);
      lists.set(`${item.shown.entry.collection} ${key}`, list);
    }
  }

  const score = (a: Item, b: Item) =>
    a.topics.reduce((sum, topic) => sum + (b.topics.includes(topic) ? weight(topic) : 0), 0) +
    (a.authors.some((author) => b.authors.includes(author)) ? authorWeight : 0);

  const suggest: SimilarityIndex['suggest'] = (shown, taken, count) => {
    const item = itemOf(shown);
    const known = new Set([item.id, ...taken.map(({ entry }) => `${entry.collection}/${entry.slug}`)]);
    const mayBeSuggested = (other: Item) =>
      !known.has(other.id) && (item.series === undefined || other.series !== item.series);
    const candidates = new Map<string, { other: Item; score: number; distance: number }>();
    for (const key of keysOf(item)) {
      for (const kind of listedCollections) {
        for (const other of neighbours(lists.get(`${kind} ${key}`) ?? [], item, mayBeSuggested, count)) {
          if (candidates.has(other.id)) continue;
          const distance = Math.abs(other.time - item.time);
          candidates.set(other.id, { other, score: score(item, other), distance });
        }
      }
    }
    const offered = taken.map(({ entry }) => entry.collection);
    const found: Shown[] = [];
    while (found.length < count && candidates.size > 0) {
      const times = ({ other }: { other: Item }) =>
        offered.filter((kind) => kind === other.shown.entry.collection).length;
      const [best] = [...candidates.values()].sort(
        (a, b) =>
          b.score - a.score ||
          times(a) - times(b) ||
          a.distance - b.distance ||
          compareDistance(item, a.other, b.other),
      );
      if (best === undefined) break;
      candidates.delete(best.other.id);
      offered.push(best.other.shown.entry.collection);
      found.push(best.other.shown);
    }
    return found;
  };
  return { suggest };
}

/** A name for everything that another entry may share with this one. */
function keysOf({ topics, authors }: Item): string[] {
  const subjects = topics.flatMap((topic, index) => [
    topic,
    // Entries list their topics by rarity; only equally rare ones may be in another order, so pairs are sorted by
    // name.
    ...topics.slice(index + 1).map((other) => [topic, other].toSorted().join('+')),
  ]);
  return [
    ...subjects,
    ...authors.flatMap((author) => ['', ...subjects].map((subject) => `${subject}@${author}`)),
  ];
}

/** The entries before and after `item` in a list ordered by time, `count` on each side. */
function neighbours(
  list: readonly Item[],
  item: Item,
  isFree: (other: Item) => boolean,
  count: number,
): Item[] {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other !== undefined && byTime(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  const take = (from: number, step: 1 | -1): Item[] => {
    const found: Item[] = [];
    for (let at = from, seen = 0; found.length < count && seen < maxNeighbours; at += step, seen++) {
      const other = list[at];
      if (other === undefined) break;
      if (isFree(other)) found.push(other);
    }
    return found;
  };
  return [...take(low, 1), ...take(low - 1, -1)];
}

function byTime(a: Item, b: Item): number {
  return a.time - b.time || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Orders two entries at the same distance in time: the newer first, and on the same day the one that is nearer in the
 * lists. Any other order could prefer an entry that is not among the neighbours.
 */
function compareDistance(item: Item, a: Item, b: Item): number {
  const isAfter = (other: Item) => byTime(other, item) > 0;
  if (isAfter(a) !== isAfter(b)) return isAfter(a) ? -1 : 1;
  return isAfter(a) ? byTime(a, b) : byTime(b, a);
}

/** The date of an entry: published, reviewed, or last changed. */
function dayOf(entry: AnyEntry): string {
  const { date, review } = factsOf(entry);
  return date ?? review?.lastReviewed ?? modifiedAt(entry) ?? '';
}
