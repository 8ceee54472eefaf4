import { stringsFor } from '../i18n/strings.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import { listAddress } from './addresses.ts';
import type { Section } from './addresses.ts';
import { listMeta } from './page-meta.ts';
import type { PageMeta } from './page-meta.ts';
import type { Publication } from './publication.ts';
import { named, summarise } from './summary.ts';
import type { Named, Summary } from './summary.ts';

/** Posts on one page of the blog. */
const postsPerPage = 10;

export interface BlogPage {
  pageMeta: PageMeta;
  posts: Summary[];
  page: number;
  pages: number;
  newer?: string;
  older?: string;
}

/** The pages of the blog; the first one exists even without posts. */
export function blogPages(publication: Publication, lang: Lang): BlogPage[] {
  const { site } = publication.content;
  const posts = publication.list('posts', lang);
  const pages = Math.max(1, Math.ceil(posts.length / postsPerPage));
  const t = stringsFor(lang);
  const siteName = inLanguage(site.name, lang, site.languages);
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    return {
      pageMeta: listMeta(
        {
          title: page === 1 ? t.blog : `${t.blog} – ${t.pageOf(page, pages)}`,
          description: t.blogDescription(siteName),
          at: (other) => listAddress('posts', other, site, page),
        },
        lang,
        publication,
      ),
      posts: posts
        .slice(index * postsPerPage, page * postsPerPage)
        .map((shown) => summarise(shown, publication)),
      page,
      pages,
      ...(page > 1 && { newer: listAddress('posts', lang, site, page - 1) }),
      ...(page < pages && { older: listAddress('posts', lang, site, page + 1) }),
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
  const answers = Map.groupBy(publication.list('faq', lang), ({ entry }) => entry.front.topic);
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
