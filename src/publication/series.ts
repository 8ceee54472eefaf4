import type { EntryMap } from '../model/entry.ts';
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
  (publication: Publication, lang: Lang): ReadonlyMap<string, Shown<'posts'>[]> => {
    const parts = new Map<string, Shown<'posts'>[]>();
    for (const shown of publication.list('posts', lang)) {
      const { series } = shown.entry.front;
      if (series === undefined) continue;
      const found = parts.get(series) ?? [];
      found.push(shown);
      parts.set(series, found);
    }
    for (const found of parts.values()) found.sort((a, b) => compareParts(a.entry, b.entry));
    return parts;
  },
);

/** Positions of the parts by slug, so that finding one does not need a search. */
const placesIn = memoizePerLanguage(
  (publication, lang) =>
    new Map(
      [...seriesParts(publication, lang).values()].flatMap((parts) =>
        parts.map(({ entry }, index) => [entry.slug, index] as const),
      ),
    ),
);

/** A post's position in its series; undefined where it is in none. */
export function seriesPlace({ entry, lang }: Shown, publication: Publication): SeriesPlace | undefined {
  if (entry.collection !== 'posts' || entry.front.series === undefined) return undefined;
  const id = entry.front.series;
  const parts = seriesParts(publication, lang).get(id) ?? [];
  const at = placesIn(publication, lang).get(entry.slug) ?? 0;
  const part = (index: number): Part | undefined => {
    const shown = parts[index];
    const mark = shown && markOf(shown);
    return (
      shown && {
        number: index + 1,
        title: shown.entry.front.title,
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

/** By part number, then posts without one by date; ties by slug, so that every build has the same order. */
function compareParts(a: EntryMap['posts'], b: EntryMap['posts']): number {
  return (
    (a.front.part ?? Infinity) - (b.front.part ?? Infinity) ||
    Date.parse(a.front.date) - Date.parse(b.front.date) ||
    (a.slug < b.slug ? -1 : 1)
  );
}
