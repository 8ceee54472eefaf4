import { withLabel } from '../../disclosure/site-label.ts';
import { formatDay, stringsFor } from '../../i18n/strings.ts';
import { coverOf } from '../../content/media/cover.ts';
import type { Cover } from '../../content/media/cover.ts';
import { sectionWords } from '../../i18n/collection-words.ts';
import { descriptorOf, entryCollections } from '../../model/collections.ts';
import type { EntryDescriptor } from '../../model/descriptor.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { correctionsOf, factsOf, modifiedAt } from '../../model/entry.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Lang } from '../../model/languages.ts';
import { absolute, addressOf, homeAddress, listAddress } from '../../publication/addresses.ts';
import { bodySourceOf } from '../../publication/body-source.ts';
import type { BodySource } from '../../publication/body-source.ts';
import { feedLists } from '../../publication/file-addresses.ts';
import type { FeedRecord } from '../../publication/file-addresses.ts';
import { firstSite, isInFeeds, lastingId } from '../../publication/lasting-ids.ts';
import type { Publication, Shown } from '../../publication/publication.ts';
import { listRecords } from '../../publication/records.ts';
import { named, summarise } from '../../publication/summary.ts';
import type { Named } from '../../publication/summary.ts';

/**
 * The content of a feed, for all formats. Plain data and part of its file's key, so it refers to bodies instead of
 * containing them.
 */
export interface Feed {
  /** The page that the feed belongs to and is beside of: `/`, `/fr/topics/care/`. */
  address: string;
  /** The same as an absolute address. */
  link: string;
  /** The permanent id of the feed, independent of its address. */
  id: string;
  lang: Lang;
  title: string;
  description: string;
  /** The publisher of the site. */
  publisher: { name: string; url: string };
  /** ISO time of the newest item. Never the current time: the same content must give the same bytes. */
  updated: string;
  items: FeedItem[];
}

/** A text in a feed. All addresses are whole ones. */
export interface FeedItem {
  /** The same for as long as the text is on the site, whatever its title and address: by it readers know what is new. */
  id: string;
  link: string;
  title: string;
  summary: string;
  /** The label that must be shown beside a post with a partner. */
  label?: { text: string; link: string };
  picture?: Cover;
  /** Corrections, the newest first; shown at the top for people who have read the post before. */
  corrections: { title: string; date: string; text: string }[];
  /** ISO time. */
  published: string;
  /** ISO time; undefined where the text has not changed since. */
  updated?: string;
  authors: { name: string; url: string }[];
  categories: { id: string; name: string; url: string }[];
  /** The source of the text; a string is the complete plain text. */
  body: BodySource | string;
}

/** Maximum number of items in a feed. */
export const feedLimit = 50;

/** The `updated` of an empty feed: Atom requires a time. */
const emptyFeedTime = '1970-01-01T00:00:00Z';

/** What is new on the site, in one language. */
export function siteFeed(publication: Publication, lang: Lang): Feed {
  const { site } = publication.content;
  const first = firstSite(site);
  const text = (value: Parameters<typeof inLanguage>[0]) => inLanguage(value, lang, site.languages);
  return makeFeed(
    {
      address: homeAddress(lang, site),
      id: absolute(homeAddress(lang, first), first),
      title: `${text(site.name)} – ${text(site.tagline)}`,
      description: text(site.description),
    },
    items(writtenIn(['site'], publication, lang), publication),
    publication,
    lang,
  );
}

/** The feed of each list that has one. */
export function listFeeds(
  publication: Publication,
  lang: Lang,
): { section: string | undefined; feed: Feed }[] {
  const { site } = publication.content;
  const first = firstSite(site);
  const siteName = inLanguage(site.name, lang, site.languages);
  return feedLists.map((collection) => {
    const { name, description } = sectionWords(collection, lang);
    const feed = makeFeed(
      {
        address: listAddress(collection, lang, site),
        id: absolute(listAddress(collection, lang, first), first),
        title: `${name} – ${siteName}`,
        description: description(siteName),
      },
      items(publication.written(collection, lang), publication),
      publication,
      lang,
    );
    return { section: descriptorOf(collection).section, feed };
  });
}

/** The texts of each topic, author or series, by id; those without one too, since someone may wait for the first. */
export function recordFeeds(
  collection: FeedRecord,
  publication: Publication,
  lang: Lang,
): { id: string; feed: Feed }[] {
  const { site } = publication.content;
  const first = firstSite(site);
  const siteName = inLanguage(site.name, lang, site.languages);
  const groups = new Map<string, Shown[]>();
  for (const shown of writtenIn(['site', 'list'], publication, lang)) {
    const { topics, authors, series } = factsOf(shown.entry);
    const ids = { topics, people: authors, series: series === undefined ? [] : [series.id] }[collection];
    for (const id of ids) {
      const group = groups.get(id) ?? [];
      group.push(shown);
      groups.set(id, group);
    }
  }
  return listRecords(collection, publication, lang).map(({ id, name, address, text }) => ({
    id,
    feed: makeFeed(
      {
        address,
        id: absolute(addressOf(collection, id, lang, first), first),
        title: `${name} – ${siteName}`,
        description: text || stringsFor(lang).blogDescription(siteName),
      },
      items(groups.get(id) ?? [], publication),
      publication,
      lang,
    ),
  }));
}

/** What is written in the collections with such a feed, the newest first. */
function writtenIn(
  feeds: readonly EntryDescriptor<never>['feed'][],
  publication: Publication,
  lang: Lang,
): Shown[] {
  return entryCollections
    .filter((collection) => feeds.includes(descriptorOf(collection).feed))
    .flatMap((collection): Shown[] => publication.written(collection, lang))
    .toSorted((a, b) => Date.parse(publishedAt(b.entry)) - Date.parse(publishedAt(a.entry)));
}

/** The day that an entry carries, else when it last changed, as an ISO moment. */
function publishedAt(entry: AnyEntry): string {
  const { date, review } = factsOf(entry);
  const day = date ?? review?.lastReviewed;
  return day === undefined ? (modifiedAt(entry) ?? emptyFeedTime) : `${day}T00:00:00Z`;
}

function items(entries: readonly Shown[], publication: Publication): FeedItem[] {
  return entries.slice(0, feedLimit).flatMap((shown) => feedItem(shown, publication) ?? []);
}

/** @param items the newest first */
export function makeFeed(
  about: Pick<Feed, 'address' | 'id' | 'title' | 'description'>,
  items: FeedItem[],
  publication: Publication,
  lang: Lang,
): Feed {
  const { site } = publication.content;
  const moments = items.map(({ published, updated }) => updated ?? published);
  return {
    ...about,
    link: absolute(about.address, site),
    lang,
    publisher: {
      name: site.publisher ?? inLanguage(site.name, lang, site.languages),
      url: absolute(homeAddress(lang, site), site),
    },
    updated: moments.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? emptyFeedTime,
    items,
  };
}

function feedItem(shown: Shown, publication: Publication): FeedItem | undefined {
  const { entry, address, lang } = shown;
  if (!isInFeeds(entry)) return undefined;
  const { site } = publication.content;
  const whole = (path: string) => absolute(path, site);
  const linked = ({ name, address: path }: Named) => ({ name, url: whole(path) });
  const { title, summary, authors, topics, partnership, picture } = summarise(shown, publication);
  const cover = coverOf(picture, site);
  const { series } = factsOf(entry);
  const updated = modifiedAt(entry);
  const t = stringsFor(lang);
  return {
    id: lastingId(entry, site),
    link: whole(address),
    // Feed readers list titles first, so the label must be in the title.
    title: withLabel(partnership?.mark, title),
    summary,
    ...(partnership && {
      label: { text: partnership.label, link: whole(partnership.partner.address) },
    }),
    ...(cover && { picture: cover }),
    corrections: correctionsOf(entry).map((one) => ({
      ...one,
      title: `${t.corrected} ${formatDay(one.date, lang)}`,
    })),
    published: publishedAt(entry),
    ...(updated !== undefined && { updated }),
    authors: authors.map(linked),
    categories: [
      ...topics,
      ...(series === undefined ? [] : [named('series', series.id, lang, publication)]),
    ].map((one) => ({ id: one.id, ...linked(one) })),
    body: bodySourceOf(entry, publication),
  };
}
