import { z } from 'zod';
import { answer } from './answer.ts';
import type { Answer } from './answer.ts';
import { kit } from './kit.ts';
import type { Kit } from './kit.ts';
import { labels } from './labels.ts';
import type { FieldLabel } from './labels.ts';
import { listLanguages } from './language.ts';
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

export const collectionLabels: Record<EntryCollection | RecordCollection, FieldLabel['label']> = {
  posts: { en: 'Posts', fr: 'Articles' },
  faq: { en: 'Answers', fr: 'Réponses' },
  kits: { en: 'Kits', fr: 'Kits' },
  pages: { en: 'Pages', fr: 'Pages' },
  people: { en: 'People', fr: 'Personnes' },
  topics: { en: 'Topics', fr: 'Thèmes' },
  series: { en: 'Series', fr: 'Séries' },
  partners: { en: 'Partners', fr: 'Partenaires' },
};

/**
 * The JSON Schema (draft 2020-12) of what an editor writes, for tools that complete and check as one types.
 * Titles and descriptions are the editor labels in English.
 * @param languages of the site
 */
export function jsonSchema(
  collection: EntryCollection | RecordCollection,
  languages: readonly string[],
): object {
  const schema = { ...entrySchemas, ...recordSchemas }[collection];
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: json }) => {
      listLanguages(zodSchema, json, languages);
      // Zod types this as its core class; the objects are the very ones that were labelled.
      const label = labels.get(zodSchema as unknown as z.ZodType);
      if (label === undefined) return;
      json.title = label.label.en;
      if (label.hint !== undefined) json.description = label.hint.en;
    },
  });
}
