import { entryCollections } from '../../model/collections.ts';
import type { EntryCollection } from '../../model/collections.ts';
import { inLanguage } from '../../model/fields.ts';
import type { Localised } from '../../model/fields.ts';
import type { Lang } from '../../model/languages.ts';
import {
  absolute,
  addressOf,
  feedBeside,
  feedFormats,
  homeAddress,
  listAddress,
} from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';
import {
  apiSchemaAddress,
  apiSchemaNames,
  entryListAddress,
  openApiAddress,
  recordListAddress,
} from '../../publication/api-addresses.ts';
import type { RecordList } from '../../publication/api-addresses.ts';
import { feedLists } from '../../publication/file-addresses.ts';
import type { Publication } from '../../publication/publication.ts';
import type { ApiAnswer } from './answers.ts';
import { entrySummaryOf } from './entry.ts';

/** Entries on one page of a list. */
const entriesPerPage = 100;

/** The pages of a collection's list in one language; the first one exists even without entries. */
export function entryLists(
  collection: EntryCollection,
  lang: Lang,
  publication: Publication,
): ApiAnswer<'entry-list'>[] {
  const { site } = publication.content;
  const written = publication.written(collection, lang);
  const pages = Math.max(1, Math.ceil(written.length / entriesPerPage));
  const at = (page: number) => absolute(entryListAddress(collection, lang, page), site);
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    return {
      collection,
      lang,
      total: written.length,
      page,
      pages,
      ...(page > 1 && { previous: at(page - 1) }),
      ...(page < pages && { next: at(page + 1) }),
      items: written
        .slice(index * entriesPerPage, page * entriesPerPage)
        .map((shown) => entrySummaryOf(shown, publication)),
    };
  });
}

/** The API's entry point, with the addresses of everything else. */
export function indexOf(publication: Publication): ApiAnswer<'index'> {
  const { site } = publication.content;
  const { languages } = publication;
  const whole = (address: string) => absolute(address, site);
  const list = (name: RecordList) => whole(recordListAddress(name));
  return {
    site: {
      name: inEach(site.name, publication),
      description: inEach(site.description, publication),
      urls: each(languages, (lang) => whole(homeAddress(lang, site))),
      languages: [...languages],
    },
    entries: languages.flatMap((lang) =>
      entryCollections.map((collection) => ({
        collection,
        lang,
        total: publication.written(collection, lang).length,
        json: whole(entryListAddress(collection, lang)),
      })),
    ),
    people: list('people'),
    topics: list('topics'),
    series: list('series'),
    partners: list('partners'),
    feeds: languages.flatMap((lang) =>
      [homeAddress(lang, site), ...feedLists.map((name) => listAddress(name, lang, site))].flatMap((page) =>
        (Object.keys(feedFormats) as FeedFormat[]).map((format) => ({
          lang,
          type: feedFormats[format].type,
          url: whole(feedBeside(page, format)),
        })),
      ),
    ),
    schemas: Object.fromEntries(apiSchemaNames.map((name) => [name, whole(apiSchemaAddress(name))])),
    openapi: whole(openApiAddress),
  };
}

/** All people, topics, series and partners with a page, by id. */
export const recordAnswers: { [L in RecordList]: (publication: Publication) => ApiAnswer<L> } = {
  people: (publication) => ({
    items: sorted(publication.content.people).map(([id, { name, role, bio, demo }]) => ({
      id,
      name,
      role: inEach(role, publication),
      ...(bio !== undefined && { bio: inEach(bio, publication) }),
      demo: demo === true,
      urls: urlsOf('people', id, publication),
    })),
  }),
  topics: (publication) => ({
    items: sorted(publication.content.topics).map(([id, { name, description }]) => ({
      id,
      name: inEach(name, publication),
      description: inEach(description, publication),
      urls: urlsOf('topics', id, publication),
    })),
  }),
  series: (publication) => ({
    items: sorted(publication.content.series).map(([id, { name, description }]) => ({
      id,
      name: inEach(name, publication),
      description: inEach(description, publication),
      urls: urlsOf('series', id, publication),
    })),
  }),
  partners: (publication) => ({
    items: sorted(publication.content.partners).map(([id, { name, relation, website, demo }]) => ({
      id,
      name,
      relation: inEach(relation, publication),
      ...(website !== undefined && { website }),
      demo: demo === true,
      urls: urlsOf('partners', id, publication),
    })),
  }),
};

function sorted<T>(records: Record<string, T>): [string, T][] {
  return Object.entries(records).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function urlsOf(collection: RecordList, id: string, { content: { site }, languages }: Publication) {
  return each(languages, (lang) => absolute(addressOf(collection, id, lang, site), site));
}

function inEach(text: Localised, { languages }: Publication): Partial<Record<Lang, string>> {
  return each(languages, (lang) => inLanguage(text, lang, languages));
}

function each(languages: readonly Lang[], of: (lang: Lang) => string): Partial<Record<Lang, string>> {
  return Object.fromEntries(languages.map((lang) => [lang, of(lang)]));
}
