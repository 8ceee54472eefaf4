import { entryCollections } from '../model/collections.ts';
import { factsOf, titleOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Lang } from '../model/languages.ts';
import { memoizePerLanguage } from './memoize.ts';
import type { Publication, Shown } from './publication.ts';
import { markOf, named } from './summary.ts';
import type { Named } from './summary.ts';

/** A post of a series, as the other posts link to it. */
interface Part {
  /** Its number among the parts that are on the site now, from 1. */
  number: number;
  title: string;
  /** “Advertisement”, where it is one, in the language of the page. */
  mark?: string;
  address: string;
  /** The language of the title. */
  lang: Lang;
}

/** The position of a post in its series. */
export interface SeriesPlace {
  series: Named;
  number: number;
  /** Number of parts on the site now; planned parts are not counted. */
  total: number;
  /** This part and those around it, {@link partsShown} at most; the page of the series lists all. */
  parts: Part[];
  previous?: Part;
  next?: Part;
}

/** Parts listed on one page. With all parts on each page, a long series would grow quadratically. */
export const partsShown = 15;

/** The posts of each series that are on the site now, in reading order. */
export const seriesParts = memoizePerLanguage(
  (publication: Publication, lang: Lang): ReadonlyMap<string, Shown[]> => {
    const parts = new Map<string, Shown[]>();
    for (const shown of entryCollections.flatMap((name): Shown[] => publication.list(name, lang))) {
      const { series } = factsOf(shown.entry);
      if (series === undefined) continue;
      const found = parts.get(series.id) ?? [];
      found.push(shown);
      parts.set(series.id, found);
    }
    for (const found of parts.values()) found.sort((a, b) => compareParts(a.entry, b.entry));
    return parts;
  },
);

/** Places among the parts, by collection and slug: who asks for one part's place must not look through all of them. */
const placesIn = memoizePerLanguage(
  (publication, lang) =>
    new Map(
      [...seriesParts(publication, lang).values()].flatMap((parts) =>
        parts.map(({ entry }, index) => [idOf(entry), index] as const),
      ),
    ),
);

/** A post's position in its series; undefined where it is in none. */
export function seriesPlace({ entry, lang }: Shown, publication: Publication): SeriesPlace | undefined {
  const id = factsOf(entry).series?.id;
  if (id === undefined) return undefined;
  const parts = seriesParts(publication, lang).get(id) ?? [];
  const at = placesIn(publication, lang).get(idOf(entry)) ?? 0;
  const part = (index: number): Part | undefined => {
    const shown = parts[index];
    const mark = shown && markOf(shown);
    return (
      shown && {
        number: index + 1,
        title: titleOf(shown.entry),
        ...(mark !== undefined && { mark }),
        address: shown.address,
        lang: shown.entry.lang,
      }
    );
  };
  const first = Math.max(0, Math.min(at - Math.floor(partsShown / 2), parts.length - partsShown));
  const [previous, next] = [part(at - 1), part(at + 1)];
  return {
    series: named('series', id, lang, publication),
    number: at + 1,
    total: parts.length,
    parts: Array.from({ length: partsShown }, (_, index) => part(first + index)).filter(
      (found) => found !== undefined,
    ),
    ...(previous && { previous }),
    ...(next && { next }),
  };
}

/** By number, then what has none by date; ties by slug, so that every build has the same order. */
function compareParts(a: AnyEntry, b: AnyEntry): number {
  const [one, other] = [factsOf(a), factsOf(b)];
  return (
    (one.series?.part ?? Infinity) - (other.series?.part ?? Infinity) ||
    Date.parse(one.date ?? '') - Date.parse(other.date ?? '') ||
    (a.slug < b.slug ? -1 : 1)
  );
}

function idOf({ collection, slug }: Pick<AnyEntry, 'collection' | 'slug'>): string {
  return `${collection}/${slug}`;
}
