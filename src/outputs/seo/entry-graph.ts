import type { BlogPostingLeaf, FAQPageLeaf, Graph, OrganizationLeaf, PersonLeaf } from 'schema-dts';
import { descriptorOf } from '../../model/collections.ts';
import { breadcrumbsOf } from '../../publication/breadcrumbs.ts';
import { absoluteIn } from '../../publication/site-shell.ts';
import type { SiteShell } from '../../publication/site-shell.ts';
import type { EntryView } from '../../publication/entry-view.ts';
import type { PageMeta } from '../../publication/page-meta.ts';
import {
  authorNode,
  breadcrumbNode,
  graphOf,
  personNode,
  pictureNode,
  publisherNode,
  siteId,
} from './nodes.ts';

/** What an entry's page says to machines, by what it is to search engines. */
export function entryGraph(entry: EntryView, pageMeta: PageMeta, shell: SiteShell): Graph {
  const { structuredData } = descriptorOf(entry.collection);
  return graphOf(nodesOf[structuredData](entry, pageMeta, shell, pageFacts(entry, pageMeta, shell)));
}

type Nodes = (
  entry: EntryView,
  pageMeta: PageMeta,
  shell: SiteShell,
  page: ReturnType<typeof pageFacts>,
) => Parameters<typeof graphOf>[0];

const nodesOf: Record<ReturnType<typeof descriptorOf>['structuredData'], Nodes> = {
  article: (entry, pageMeta, shell, page) => [
    articleNode(entry, pageMeta, shell),
    { '@type': 'WebPage', ...page },
  ],
  question: (entry, pageMeta, shell, page) => [questionNode(entry, pageMeta, shell, page)],
  page: (entry, pageMeta, shell, page) => [
    { '@type': 'WebPage', ...page, ...textFacts(entry, pageMeta, shell), name: entry.title },
  ],
};

/** What every page of an entry says of itself. A text that is not translated is shown by pages of several addresses. */
function pageFacts(entry: EntryView, pageMeta: PageMeta, shell: SiteShell) {
  const crumbs = breadcrumbsOf(entry, shell);
  const reviewers = reviewersOf(entry, shell);
  const lastReviewed = entry.answer?.lastReviewed ?? (reviewers.length > 0 ? lastCheck(entry) : undefined);
  return {
    '@id': absoluteIn(shell, pageMeta.address),
    isPartOf: siteId(shell),
    ...(crumbs && { breadcrumb: breadcrumbNode(crumbs, entry.title, shell) }),
    ...(lastReviewed !== undefined && { lastReviewed }),
    ...(reviewers.length > 0 && { reviewedBy: reviewers }),
  };
}

/** Facts about any text, whatever its kind. */
function textFacts(entry: EntryView, pageMeta: PageMeta, shell: SiteShell) {
  const { summary, authors, topics, corrections } = entry;
  const image = pictureNode(entry, shell);
  return {
    description: summary,
    inLanguage: entry.lang,
    isAccessibleForFree: true,
    ...(pageMeta.published !== undefined && { datePublished: pageMeta.published }),
    ...(pageMeta.modified !== undefined && { dateModified: pageMeta.modified }),
    ...(authors.length > 0 && { author: authors.map((author) => authorNode(author, shell)) }),
    ...(image && { image }),
    ...(corrections.length > 0 && {
      correction: corrections.map(({ date, text }) => ({
        '@type': 'CorrectionComment' as const,
        datePublished: date,
        text,
      })),
    }),
    ...(topics.length > 0 && { keywords: topics.map(({ name }) => name) }),
  };
}

function articleNode(entry: EntryView, pageMeta: PageMeta, shell: SiteShell): BlogPostingLeaf {
  const home = absoluteIn(shell, pageMeta.canonical);
  const { partnership } = entry;
  const publisher = publisherNode(shell);
  // Without a gift or payment there is no sponsor.
  const sponsor: OrganizationLeaf | undefined =
    partnership && partnership.consideration !== 'none'
      ? {
          '@type': 'Organization',
          name: partnership.partner.name,
          url: absoluteIn(shell, partnership.partner.address),
        }
      : undefined;
  return {
    '@type': 'BlogPosting',
    '@id': `${home}#${descriptorOf(entry.collection).noun}`,
    headline: entry.title,
    ...textFacts(entry, pageMeta, shell),
    ...(publisher && { publisher }),
    wordCount: entry.words,
    mainEntityOfPage: { '@id': home },
    ...(sponsor && { sponsor }),
  };
}

/** The question and the short answer, as they stand on the page; the whole text is what the page is for. */
function questionNode(
  entry: EntryView,
  pageMeta: PageMeta,
  shell: SiteShell,
  page: ReturnType<typeof pageFacts>,
): FAQPageLeaf {
  const { description: text, ...facts } = textFacts(entry, pageMeta, shell);
  return {
    '@type': 'FAQPage',
    ...page,
    ...facts,
    mainEntity: [
      {
        '@type': 'Question',
        name: entry.title,
        acceptedAnswer: { '@type': 'Answer', text },
      },
    ],
  };
}

/**
 * The people who approved exactly these bytes, if the approval is complete; a desk stands for people who have left.
 */
function reviewersOf({ imprint }: EntryView, shell: SiteShell): (PersonLeaf | OrganizationLeaf)[] {
  if (imprint.approval?.basis !== 'desks') return [];
  const reviewers = new Map<string, PersonLeaf | OrganizationLeaf>();
  for (const { desk, people } of imprint.approval.checks) {
    for (const person of people) reviewers.set(person.address, personNode(person, shell));
    if (people.length === 0) reviewers.set(desk, { '@type': 'Organization', name: desk });
  }
  return [...reviewers.values()];
}

function lastCheck({ imprint }: EntryView): string | undefined {
  const days = imprint.approval?.checks.map(({ at }) => at.slice(0, 10)).toSorted() ?? [];
  return days.at(-1);
}
