import type { BlogPostingLeaf, FAQPageLeaf, Graph, OrganizationLeaf, PersonLeaf } from 'schema-dts';
import { breadcrumbsOf } from '../../publication/breadcrumbs.ts';
import { absoluteIn } from '../../publication/chrome.ts';
import type { Chrome } from '../../publication/chrome.ts';
import type { EntryView } from '../../publication/entry-view.ts';
import type { Frame } from '../../publication/frame.ts';
import {
  authorNode,
  breadcrumbNode,
  graphOf,
  personNode,
  pictureNode,
  publisherNode,
  siteId,
} from './nodes.ts';

/** What an entry's page says to machines: a post is an article on it, an answer makes it a page of one question. */
export function entryGraph(entry: EntryView, frame: Frame, chrome: Chrome): Graph {
  const page = pageFacts(entry, frame, chrome);
  switch (entry.collection) {
    case 'posts':
      return graphOf([postNode(entry, frame, chrome), { '@type': 'WebPage', ...page }]);
    case 'faq':
      return graphOf([answerNode(entry, frame, chrome, page)]);
    case 'kits':
    case 'pages':
      return graphOf([
        { '@type': 'WebPage', ...page, ...textFacts(entry, frame, chrome), name: entry.title },
      ]);
  }
}

/** What every page of an entry says of itself. A text that is not translated is shown by pages of several addresses. */
function pageFacts(entry: EntryView, frame: Frame, chrome: Chrome) {
  const crumbs = breadcrumbsOf(entry, chrome);
  const reviewers = reviewersOf(entry, chrome);
  const lastReviewed = entry.answer?.lastReviewed ?? (reviewers.length > 0 ? lastCheck(entry) : undefined);
  return {
    '@id': absoluteIn(chrome, frame.address),
    isPartOf: siteId(chrome),
    ...(crumbs && { breadcrumb: breadcrumbNode(crumbs, entry.title, chrome) }),
    ...(lastReviewed !== undefined && { lastReviewed }),
    ...(reviewers.length > 0 && { reviewedBy: reviewers }),
  };
}

/** What is said of any text, whichever kind of thing it is. */
function textFacts(entry: EntryView, frame: Frame, chrome: Chrome) {
  const { summary, authors, topics, corrections } = entry;
  const image = pictureNode(entry, chrome);
  return {
    description: summary,
    inLanguage: entry.lang,
    isAccessibleForFree: true,
    ...(frame.published !== undefined && { datePublished: frame.published }),
    ...(frame.modified !== undefined && { dateModified: frame.modified }),
    ...(authors.length > 0 && { author: authors.map((author) => authorNode(author, chrome)) }),
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

function postNode(entry: EntryView, frame: Frame, chrome: Chrome): BlogPostingLeaf {
  const home = absoluteIn(chrome, frame.canonical);
  const { partnership } = entry;
  const publisher = publisherNode(chrome);
  // Who gave nothing sponsors nothing.
  const sponsor: OrganizationLeaf | undefined =
    partnership && partnership.consideration !== 'none'
      ? {
          '@type': 'Organization',
          name: partnership.partner.name,
          url: absoluteIn(chrome, partnership.partner.address),
        }
      : undefined;
  return {
    '@type': 'BlogPosting',
    '@id': `${home}#post`,
    headline: entry.title,
    ...textFacts(entry, frame, chrome),
    ...(publisher && { publisher }),
    wordCount: entry.words,
    mainEntityOfPage: { '@id': home },
    ...(sponsor && { sponsor }),
  };
}

/** The question and the short answer, as they stand on the page; the whole text is what the page is for. */
function answerNode(
  entry: EntryView,
  frame: Frame,
  chrome: Chrome,
  page: ReturnType<typeof pageFacts>,
): FAQPageLeaf {
  const { description: text, ...facts } = textFacts(entry, frame, chrome);
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

/** Who approved exactly these words, where all did whom the policy asks. A desk whose people have left stands for them. */
function reviewersOf({ imprint }: EntryView, chrome: Chrome): (PersonLeaf | OrganizationLeaf)[] {
  if (imprint.approval?.basis !== 'desks') return [];
  const reviewers = new Map<string, PersonLeaf | OrganizationLeaf>();
  for (const { desk, people } of imprint.approval.checks) {
    for (const person of people) reviewers.set(person.address, personNode(person, chrome));
    if (people.length === 0) reviewers.set(desk, { '@type': 'Organization', name: desk });
  }
  return [...reviewers.values()];
}

function lastCheck({ imprint }: EntryView): string | undefined {
  const days = imprint.approval?.checks.map(({ at }) => at.slice(0, 10)).toSorted() ?? [];
  return days.at(-1);
}
