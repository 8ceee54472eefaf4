import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import type { EntryDescriptor, RecordDescriptor } from './descriptor.ts';
import { kit } from './kit.ts';
import type { Kit } from './kit.ts';
import { page } from './page.ts';
import type { Page } from './page.ts';
import { partner } from './partner.ts';
import { person } from './person.ts';
import { post } from './post.ts';
import type { Post } from './post.ts';
import { series } from './series.ts';
import { topic } from './topic.ts';

/** The step of the archive below the blog's list. */
export const archiveSlug = 'archive';

const posts = {
  schema: post,
  noun: 'post',
  section: 'blog',
  reservedSlugs: [archiveSlug],
  pages: 'post',
  order: 'newest',
  card: 'post',
  structuredData: 'article',
  feed: 'site',
  words: {
    kind: 'kindPost',
    card: 'blog',
    section: 'blog',
    description: 'blogDescription',
    all: 'allPosts',
    none: 'noPosts',
  },
  facts: ({ title, description, authors, topics, date, series, part, partnership }) => ({
    title,
    summary: description,
    authors,
    topics,
    date,
    ...(series !== undefined && { series: { id: series, part } }),
    ...(partnership && {
      partnership,
      partner: { id: partnership.partner, consideration: partnership.consideration },
    }),
  }),
} as const satisfies EntryDescriptor<Post>;

const faq = {
  schema: answer,
  noun: 'answer',
  section: 'faq',
  pages: 'answer',
  order: 'topic',
  card: 'answer',
  structuredData: 'question',
  words: {
    kind: 'kindAnswer',
    card: 'kindAnswer',
    section: 'faq',
    description: 'faqDescription',
    all: 'allAnswers',
    none: 'noAnswers',
  },
  facts: ({ question, answer: summary, authors, topic: main, owner, lastReviewed, reviewEvery }) => ({
    title: question,
    summary,
    authors,
    topics: [main],
    owner,
    review: { lastReviewed, reviewEvery },
  }),
} as const satisfies EntryDescriptor<Answer>;

const kits = {
  schema: kit,
  noun: 'kit',
  section: 'kits',
  pages: 'kit',
  order: 'title',
  card: 'kit',
  structuredData: 'page',
  feed: 'versions',
  words: {
    kind: 'kindKit',
    card: 'kindKit',
    section: 'kits',
    description: 'kitsDescription',
    all: 'allKits',
    none: 'noKits',
  },
  facts: ({ title, summary, authors, topics, consideration: { partner, kind } }) => ({
    title,
    summary,
    authors,
    topics,
    ...(partner !== undefined && { partner: { id: partner, consideration: kind } }),
  }),
} as const satisfies EntryDescriptor<Kit>;

const pages = {
  schema: page,
  noun: 'page',
  pages: 'page',
  order: 'title',
  card: 'page',
  structuredData: 'page',
  words: { kind: 'kindPage' },
  facts: ({ title, description }) => ({ title, summary: description, authors: [], topics: [] }),
} as const satisfies EntryDescriptor<Page>;

/** The collections of entries, in the order in which they are named everywhere. */
export const entryDescriptors = { posts, faq, kits, pages };

/** The collections of records. */
export const recordDescriptors = {
  people: { schema: person, noun: 'person', section: 'authors', feed: true },
  topics: { schema: topic, noun: 'topic', section: 'topics', feed: true },
  series: { schema: series, noun: 'series', section: 'series', feed: true },
  partners: { schema: partner, noun: 'partner', section: 'partners', feed: false },
} as const satisfies Record<string, RecordDescriptor>;
