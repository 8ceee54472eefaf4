import { stringsFor } from '../i18n/strings.ts';
import type { RecordCollection } from '../model/collections.ts';
import { entryCollections } from '../model/collections.ts';
import { recordDescriptors } from '../model/descriptors.ts';
import { factsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf } from './addresses.ts';
import { listMeta } from './page-meta.ts';
import type { PageMeta } from './page-meta.ts';
import { sectionMeta } from './lists.ts';
import type { Publication, Shown } from './publication.ts';
import { seriesParts } from './series.ts';
import { named, summarise } from './summary.ts';
import type { Named, Summary } from './summary.ts';
import { oneLine } from '../model/one-line.ts';

/** A topic, series, person or partner, as lists and its own page show it. */
export interface RecordView extends Named {
  collection: RecordCollection;
  /** A person's role. */
  role?: string;
  /** The description of a topic or series, a person's biography, a partner's relation to the publisher. */
  text: string;
  website?: string;
  /** Whether the link to the website counts as sponsored. */
  isSponsored?: boolean;
  demo: boolean;
  /** Number of entries that belong to it. */
  count: number;
}

export interface RecordListProps {
  pageMeta: PageMeta;
  records: RecordView[];
}

export interface RecordPageProps {
  pageMeta: PageMeta;
  record: RecordView;
  entries: Summary[];
}

/** The list of all topics, series, people or partners. */
export function recordListPage(
  collection: RecordCollection,
  publication: Publication,
  lang: Lang,
): RecordListProps {
  const t = stringsFor(lang);
  const [title, description] = {
    topics: [t.topics, t.topicsDescription] as const,
    series: [t.series, t.seriesDescription] as const,
    people: [t.authors, t.authorsDescription] as const,
    partners: [t.partners, t.partnersDescription] as const,
  }[collection];
  return {
    pageMeta: sectionMeta(collection, title, description, lang, publication),
    records: listRecords(collection, publication, lang),
  };
}

export function listRecords(
  collection: RecordCollection,
  publication: Publication,
  lang: Lang,
): RecordView[] {
  const groups = entriesByRecord(collection, publication, lang);
  return idsOf(collection, publication, lang).map((id) =>
    viewRecord(collection, id, groups.get(id)?.length ?? 0, publication, lang),
  );
}

export function recordPages(
  collection: RecordCollection,
  publication: Publication,
  lang: Lang,
): RecordPageProps[] {
  const { site } = publication.content;
  const groups = entriesByRecord(collection, publication, lang);
  return idsOf(collection, publication, lang).map((id) => {
    const entries = groups.get(id) ?? [];
    const record = viewRecord(collection, id, entries.length, publication, lang);
    return {
      pageMeta: listMeta(
        {
          title: record.name,
          description: shorten(record.text, 200),
          type: collection === 'people' ? 'profile' : 'website',
          hasFeed: recordDescriptors[collection].feed,
          at: (other) => addressOf(collection, id, other, site),
        },
        lang,
        publication,
      ),
      record,
      entries: entries.map((shown) => summarise(shown, publication)),
    };
  });
}

/** The beginning of a text, on one line of at most `max` characters. */
function shorten(text: string, max: number): string {
  const characters = Array.from(oneLine(text));
  if (characters.length <= max) return characters.join('');
  const cut = characters.slice(0, max - 1).join('');
  // Cuts between words, but a script without spaces, or one very long word, anywhere.
  return `${cut.replace(/(.{100}) \S*$/u, '$1')}…`;
}

function viewRecord(
  collection: RecordCollection,
  id: string,
  count: number,
  publication: Publication,
  lang: Lang,
): RecordView {
  const { people, topics, series, partners, site } = publication.content;
  const text = (value: Parameters<typeof inLanguage>[0] | undefined) =>
    inLanguage(value ?? '', lang, site.languages);
  const base = { ...named(collection, id, lang, publication), collection, count };
  if (collection === 'topics') return { ...base, text: text(topics[id]?.description), demo: false };
  if (collection === 'series') return { ...base, text: text(series[id]?.description), demo: false };
  if (collection === 'people') {
    const person = people[id];
    return {
      ...base,
      role: text(person?.role),
      text: text(person?.bio ?? person?.role),
      demo: person?.demo === true,
    };
  }
  const partner = partners[id];
  return {
    ...base,
    text: text(partner?.relation),
    ...(partner?.website !== undefined && {
      website: partner.website,
      isSponsored: !isNothingGiven(id, publication),
    }),
    demo: partner?.demo === true,
  };
}

/**
 * Whether the texts on the site say of a partner that nothing was given, in either direction. Where none
 * speaks of it, the page's own words on the relation may tell of a loan: a mark too many costs the partner a vote in a
 * search engine, one too few is a hidden advertisement.
 */
function isNothingGiven(id: string, publication: Publication): boolean {
  const given = publication.languages.flatMap((lang) =>
    entryCollections
      .flatMap((collection): Shown[] => publication.list(collection, lang))
      .flatMap(({ entry }) => {
        const { partner } = factsOf(entry);
        return partner?.id === id ? [partner.consideration] : [];
      }),
  );
  return given.length > 0 && given.every((consideration) => consideration === 'none');
}

function idsOf(collection: RecordCollection, publication: Publication, lang: Lang): string[] {
  if (collection === 'topics') return publication.topicIds(lang);
  const { compare } = new Intl.Collator(lang);
  const name = (id: string) => named(collection, id, lang, publication).name;
  return Object.keys(publication.content[collection]).toSorted((a, b) => compare(name(a), name(b)));
}

function entriesByRecord(
  collection: RecordCollection,
  publication: Publication,
  lang: Lang,
): ReadonlyMap<string, Shown[]> {
  if (collection === 'series') return seriesParts(publication, lang);
  const groups = new Map<string, Shown[]>();
  for (const kind of entryCollections) {
    for (const shown of publication.list(kind, lang)) {
      for (const id of recordIds(collection, shown.entry)) {
        const group = groups.get(id) ?? [];
        group.push(shown);
        groups.set(id, group);
      }
    }
  }
  return groups;
}

function recordIds(collection: Exclude<RecordCollection, 'series'>, entry: AnyEntry): string[] {
  const { authors, topics, partner } = factsOf(entry);
  return { people: authors, topics, partners: partner === undefined ? [] : [partner.id] }[collection];
}
