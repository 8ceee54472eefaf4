import type { z } from 'zod';
import type { Answer } from './answer.ts';
import type { Consideration, Post } from './post.ts';

/** What the site asks of any entry, whatever its collection calls the fields. */
export interface EntryFacts {
  title: string;
  /** The sentence that lists, feeds and social cards show beneath the title. */
  summary: string;
  /** Ids of people. */
  authors: string[];
  /** Ids of topics, the main one first. */
  topics: string[];
  /** The day that the entry carries, `YYYY-MM-DD`. */
  date?: string;
  /** The desk that answers for the text. */
  owner?: string;
  /** The day on which the text was last reviewed, and the time after which it is due again. */
  review?: Pick<Answer, 'lastReviewed' | 'reviewEvery'>;
  /** The series that the entry is a part of, and which part it says that it is. */
  series?: { id: string; part?: number | undefined };
  /** A partner's part in the text, which has to be said before it. */
  partnership?: NonNullable<Post['partnership']>;
  /** Who gave or got something for the text, whether or not that is said before it. */
  partner?: { id: string; consideration: Consideration };
}

/** All that tells a collection of entries from another. Plain data but for {@link facts}. */
export interface EntryDescriptor<Front> {
  schema: z.ZodObject & z.ZodType<Front>;
  /** One of its entries, in English: the search's `type`, the end of a slug that may not stand alone. */
  noun: string;
  /** The first step of its addresses, and of its list. Without one, its entries stand at the top of the site, in no list. */
  section?: string;
  /** Names below the section that the site needs for itself. */
  reservedSlugs?: readonly string[];
  /** Which routes show its pages: those of a collection with pages of its own, or those that serve all others. */
  pages: 'post' | 'answer' | 'kit' | 'page' | 'shared';
  /** How its list is ordered; what ties is ordered by title. */
  order: 'newest' | 'topic' | 'title';
  /** What its social cards look like. */
  card: 'post' | 'answer' | 'kit' | 'page';
  /** What its pages are to search engines. */
  structuredData: 'article' | 'question' | 'page';
  /**
   * Where readers can follow it: in the feed of the whole site, in a feed beside its list, or in a feed beside each of
   * its entries, which tells of new versions. Its schema has the `feedFields` then.
   */
  feed?: 'site' | 'list' | 'versions';
  /** Keys of the interface's sentences that name it. */
  words: {
    /** One entry: “Post”. */
    kind: string;
    /** What stands on its cards before the topic. */
    card?: string;
    /** Its section: “Blog”. */
    section?: string;
    /** What its list says of itself; a function of the site's name. */
    description?: string;
    /** A link to its list: “All posts”. */
    all?: string;
    /** Where its list is empty. */
    none?: string;
  };
  /** What an entry's front matter says, in the site's own terms. */
  facts: (front: Front) => EntryFacts;
}

/** All that tells a collection of records from another. */
export interface RecordDescriptor {
  schema: z.ZodObject;
  /** One of its records, in English: the end of an id that may not stand alone. */
  noun: string;
  /** The first step of its addresses, and of its list. */
  section: string;
  /** Whether the page of a record has a feed of what belongs to it. */
  feed: boolean;
}
