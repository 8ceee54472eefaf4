import { sectionWords } from '../i18n/collection-words.ts';
import { stringsFor } from '../i18n/strings.ts';
import { descriptorOf } from '../model/collections.ts';
import type { ListedCollection } from '../model/collections.ts';
import { topicsOf } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import { listAddress } from './addresses.ts';
import type { Section } from './addresses.ts';
import { listMeta } from './page-meta.ts';
import type { PageMeta } from './page-meta.ts';
import type { Publication, Shown } from './publication.ts';
import { named, summarise } from './summary.ts';
import type { Named, Summary } from './summary.ts';

/** Entries on one page of a list. */
const entriesPerPage = 10;

/** A page of a collection's list. */
export interface ListPage {
  collection: ListedCollection;
  pageMeta: PageMeta;
  entries: Summary[];
  page: number;
  pages: number;
  newer?: string;
  older?: string;
}

/** The pages of a collection's list, the first too where there is no entry. */
export function listPages(collection: ListedCollection, publication: Publication, lang: Lang): ListPage[] {
  const { site } = publication.content;
  const entries: Shown[] = publication.list(collection, lang);
  const pages = Math.max(1, Math.ceil(entries.length / entriesPerPage));
  const words = sectionWords(collection, lang);
  const t = stringsFor(lang);
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    return {
      collection,
      pageMeta: listMeta(
        {
          title: page === 1 ? words.name : `${words.name} – ${t.pageOf(page, pages)}`,
          description: words.description(inLanguage(site.name, lang, site.languages)),
          hasFeed: page === 1 && descriptorOf(collection).feed === 'list',
          at: (other) => listAddress(collection, other, site, page),
        },
        lang,
        publication,
      ),
      entries: entries
        .slice(index * entriesPerPage, page * entriesPerPage)
        .map((shown) => summarise(shown, publication)),
      page,
      pages,
      ...(page > 1 && { newer: listAddress(collection, lang, site, page - 1) }),
      ...(page < pages && { older: listAddress(collection, lang, site, page + 1) }),
    };
  });
}

export interface AnswerGroup {
  topic: Named;
  description: string;
  answers: Summary[];
}

/** The answers grouped by topic; topics without answers are left out. */
export function answersByTopic(publication: Publication, lang: Lang): AnswerGroup[] {
  const { topics, site } = publication.content;
  const answers = Map.groupBy(publication.list('faq', lang), ({ entry }) => topicsOf(entry)[0] ?? '');
  return publication.topicIds(lang).flatMap((id) => {
    const found = answers.get(id);
    if (found === undefined) return [];
    return [
      {
        topic: named('topics', id, lang, publication),
        description: inLanguage(topics[id]?.description ?? '', lang, site.languages),
        answers: found.map((shown) => summarise(shown, publication)),
      },
    ];
  });
}

/** The metadata of a section's list. */
export function sectionMeta(
  section: Section | 'search',
  title: string,
  description: (siteName: string) => string,
  lang: Lang,
  publication: Publication,
): PageMeta {
  const { site } = publication.content;
  return listMeta(
    {
      title,
      description: description(inLanguage(site.name, lang, site.languages)),
      // A search engine should not list a search page.
      unlisted: section === 'search',
      at: (other) => listAddress(section, other, site),
    },
    lang,
    publication,
  );
}
