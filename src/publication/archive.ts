import { stringsFor } from '../i18n/strings.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import { archiveAddress } from './addresses.ts';
import { listMeta } from './page-meta.ts';
import type { PageMeta } from './page-meta.ts';
import { memoizePerLanguage } from './memoize.ts';
import type { Publication, Shown } from './publication.ts';
import { summarise } from './summary.ts';
import type { Summary } from './summary.ts';

/** Posts on one page of a year: rows are short, and few blogs need a second page. */
export const postsPerArchivePage = 200;

/** A month with posts. */
interface ArchiveMonth {
  /** `YYYY-MM` */
  month: string;
  count: number;
  /** The month's first post on the page of its year. */
  address: string;
}

/** A year with posts; other years have no page. */
interface ArchiveYear {
  year: string;
  count: number;
  address: string;
  /** The newest first. */
  months: ArchiveMonth[];
}

export interface ArchiveIndex {
  pageMeta: PageMeta;
  /** The newest first. */
  years: ArchiveYear[];
}

/** A page of one year, grouped by month. */
export interface ArchivePage {
  pageMeta: PageMeta;
  year: string;
  /** Every year that has posts, the newest first. */
  years: { year: string; address: string }[];
  months: { month: string; posts: Summary[] }[];
  /** Address of the overview of all years. */
  index: string;
  page: number;
  pages: number;
  newer?: string;
  older?: string;
}

/** The id of a month on its page. */
export function monthAnchor(month: string): string {
  return `month-${month.slice(5)}`;
}

/** The posts of each year, the newest first. */
const postsByYear = memoizePerLanguage((publication: Publication, lang: Lang) =>
  Map.groupBy(publication.list('posts', lang), ({ entry }) => entry.front.date.slice(0, 4)),
);

/** All years with the number of their posts. The page exists even without posts. */
export function archiveIndex(publication: Publication, lang: Lang): ArchiveIndex {
  const { site } = publication.content;
  const t = stringsFor(lang);
  return {
    pageMeta: listMeta(
      {
        title: t.archive,
        description: t.archiveDescription(inLanguage(site.name, lang, site.languages)),
        at: (other) => archiveAddress(other, site),
      },
      lang,
      publication,
    ),
    years: [...postsByYear(publication, lang)].map(([year, posts]) => ({
      year,
      count: posts.length,
      address: archiveAddress(lang, site, year),
      months: monthsOf(year, posts, publication, lang),
    })),
  };
}

function monthsOf(
  year: string,
  posts: Shown<'posts'>[],
  publication: Publication,
  lang: Lang,
): ArchiveMonth[] {
  const months = new Map<string, ArchiveMonth>();
  for (const [index, { entry }] of posts.entries()) {
    const month = entry.front.date.slice(0, 7);
    const page = Math.floor(index / postsPerArchivePage) + 1;
    const address = `${archiveAddress(lang, publication.content.site, year, page)}#${monthAnchor(month)}`;
    const known = months.get(month) ?? { month, count: 0, address };
    known.count += 1;
    months.set(month, known);
  }
  return [...months.values()];
}

/** The pages of every year with posts. */
export function archivePages(publication: Publication, lang: Lang): ArchivePage[] {
  const { site } = publication.content;
  const t = stringsFor(lang);
  const siteName = inLanguage(site.name, lang, site.languages);
  const byYear = postsByYear(publication, lang);
  const years = [...byYear.keys()].map((year) => ({ year, address: archiveAddress(lang, site, year) }));
  return [...byYear].flatMap(([year, posts]) => {
    const pages = Math.ceil(posts.length / postsPerArchivePage);
    const at = (page: number) => archiveAddress(lang, site, year, page);
    return Array.from({ length: pages }, (_, index): ArchivePage => {
      const page = index + 1;
      const shown = posts.slice(index * postsPerArchivePage, page * postsPerArchivePage);
      const title = t.archiveOf(year);
      // A translation may be dated in another year than its original.
      const isIn = (other: Lang) =>
        (postsByYear(publication, other).get(year)?.length ?? 0) > index * postsPerArchivePage;
      return {
        pageMeta: listMeta(
          {
            title: page === 1 ? title : `${title} – ${t.pageOf(page, pages)}`,
            description: t.archiveYearDescription(siteName, year),
            languages: publication.languages.filter(isIn),
            at: (other) =>
              isIn(other) ? archiveAddress(other, site, year, page) : archiveAddress(other, site),
          },
          lang,
          publication,
        ),
        year,
        years,
        months: [...Map.groupBy(shown, ({ entry }) => entry.front.date.slice(0, 7))].map(
          ([month, found]) => ({ month, posts: found.map((one) => summarise(one, publication)) }),
        ),
        index: archiveAddress(lang, site),
        page,
        pages,
        ...(page > 1 && { newer: at(page - 1) }),
        ...(page < pages && { older: at(page + 1) }),
      };
    });
  });
}
