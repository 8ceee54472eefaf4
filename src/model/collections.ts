import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { kit } from './kit.ts';
import type { Kit } from './kit.ts';
import { page } from './page.ts';
import type { Page } from './page.ts';
import { partner } from './partner.ts';
import type { Partner } from './partner.ts';
import { person } from './person.ts';
import type { Person } from './person.ts';
import { post } from './post.ts';
import type { Post } from './post.ts';
import { series } from './series.ts';
import type { Series } from './series.ts';
import { topic } from './topic.ts';
import type { Topic } from './topic.ts';

/** Entries: an MDX file for each language, `<collection>/<lang>/<slug>.mdx`. */
export const entrySchemas = { posts: post, faq: answer, kits: kit, pages: page } as const;
export type EntryCollection = keyof typeof entrySchemas;
export interface FrontMatter {
  posts: Post;
  faq: Answer;
  kits: Kit;
  pages: Page;
}

/** Records: one YAML file each, `<collection>/<id>.yaml`, for all languages. */
export const recordSchemas = { people: person, topics: topic, series, partners: partner } as const;
export type RecordCollection = keyof typeof recordSchemas;
export interface Records {
  people: Person;
  topics: Topic;
  series: Series;
  partners: Partner;
}

export const entryCollections = Object.keys(entrySchemas) as EntryCollection[];
export const recordCollections = Object.keys(recordSchemas) as RecordCollection[];

export function isEntryCollection(name: string): name is EntryCollection {
  return Object.hasOwn(entrySchemas, name);
}

export function isRecordCollection(name: string): name is RecordCollection {
  return Object.hasOwn(recordSchemas, name);
}
