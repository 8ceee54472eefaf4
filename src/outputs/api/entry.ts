import { coverOf } from '../../content/media/cover.ts';
import { factsOf, isKit, modifiedAt } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { absolute, addressOf } from '../../publication/addresses.ts';
import { entryAddress } from '../../publication/api-addresses.ts';
import { hasEnded } from '../../publication/kit-view.ts';
import type { Publication, Shown } from '../../publication/publication.ts';
import { seriesPlace } from '../../publication/series.ts';
import { summarise } from '../../publication/summary.ts';
import type { ApiAnswer, EntrySummary } from './answers.ts';
import { colophonOf } from './colophon.ts';

/** An answer whose text has not been read yet. */
export type UnreadEntry = Omit<ApiAnswer<'entry'>, 'html' | 'text'>;

export function entrySummaryOf(shown: Shown, publication: Publication): EntrySummary {
  const { entry, address } = shown;
  const { collection, lang, slug } = entry;
  const { site } = publication.content;
  const { title, summary, topics, date, partnership } = summarise(shown, publication);
  const updated = modifiedAt(entry);
  return {
    collection,
    lang,
    slug,
    ...(partnership && { label: partnership.label }),
    title,
    summary,
    topics: topics.map(({ id }) => id),
    ...(date !== undefined && { date }),
    ...(updated !== undefined && { updated }),
    url: absolute(address, site),
    json: absolute(entryAddress(collection, lang, slug), site),
  };
}

/** @param shown an entry in its own language */
export function entryAnswer(shown: Shown, publication: Publication): UnreadEntry {
  const { entry } = shown;
  const { site } = publication.content;
  const { picture } = summarise(shown, publication);
  const partnership = partnershipOf(shown, publication);
  const cover = coverOf(picture, site);
  const place = seriesPlace(shown, publication);
  return {
    ...entrySummaryOf(shown, publication),
    frontMatter: publicFront(entry, publication),
    ...(partnership && { partnership }),
    ...(place && {
      series: {
        id: place.series.id,
        name: place.series.name,
        url: absolute(place.series.address, site),
        part: place.number,
        parts: place.total,
      },
    }),
    ...(cover && { picture: cover }),
    words: entry.words,
    alternates: publication.translations(entry).map((lang) => ({
      lang,
      url: absolute(addressOf(entry.collection, entry.slug, lang, site), site),
      json: absolute(entryAddress(entry.collection, lang, entry.slug), site),
    })),
    colophon: colophonOf(shown, publication),
  };
}

/** A partnership in parts, for programs that write their own label in addition to ours. */
function partnershipOf(shown: Shown, publication: Publication): ApiAnswer<'entry'>['partnership'] {
  const { entry } = shown;
  const { partnership } = summarise(shown, publication);
  const front = factsOf(entry).partnership;
  if (partnership === undefined || front === undefined) return undefined;
  const { consideration, mark, partner } = partnership;
  const { site, partners } = publication.content;
  const { website } = partners[partner.id] ?? {};
  return {
    consideration,
    ...(mark !== undefined && { mark }),
    partner: {
      id: partner.id,
      name: partner.name,
      url: absolute(partner.address, site),
      ...(website !== undefined && { website }),
    },
    ...(front.by !== undefined && { by: front.by }),
    ...(front.what !== undefined && { what: front.what }),
  };
}

/**
 * The front matter without references to entries that are not on the site, and without files whose rights have ended.
 */
function publicFront(entry: AnyEntry, publication: Publication): AnyEntry['front'] {
  const front = isKit(entry)
    ? {
        ...entry.front,
        assets: entry.front.assets.filter((asset) => !hasEnded(asset, publication.today)),
      }
    : entry.front;
  if (!('related' in front) || front.related === undefined) return front;
  const related = front.related.filter((id) => publication.resolve(id, entry.lang) !== undefined);
  return { ...front, related };
}
