import { z } from 'zod';
import { entryDescriptors, recordDescriptors } from './descriptors.ts';
import type { EntryDescriptor } from './descriptor.ts';
import { labels } from './labels.ts';
import type { FieldLabel } from './labels.ts';

type EntryDescriptors = typeof entryDescriptors;
type RecordDescriptors = typeof recordDescriptors;

/** Entries: an MDX file for each language, `<collection>/<lang>/<slug>.mdx`. */
export type EntryCollection = keyof EntryDescriptors;
export type FrontMatter = { [C in EntryCollection]: z.infer<EntryDescriptors[C]['schema']> };

/** Records: one YAML file each, `<collection>/<id>.yaml`, for all languages. */
export type RecordCollection = keyof RecordDescriptors;
export type Records = { [C in RecordCollection]: z.infer<RecordDescriptors[C]['schema']> };

export const entryCollections = Object.keys(entryDescriptors) as EntryCollection[];
export const recordCollections = Object.keys(recordDescriptors) as RecordCollection[];

/** What an editor writes in each collection. */
export const entrySchemas = Object.fromEntries(
  entryCollections.map((name) => [name, entryDescriptors[name].schema]),
) as { [C in EntryCollection]: EntryDescriptors[C]['schema'] };
export const recordSchemas = Object.fromEntries(
  recordCollections.map((name) => [name, recordDescriptors[name].schema]),
) as { [C in RecordCollection]: RecordDescriptors[C]['schema'] };

/** The collections whose entries stand in a list, below a section of their own. */
export const listedCollections = entryCollections.filter(isListed);

/** All of them in the order in which they help somebody who is looking for something: what answers a question first. */
export const mostHelpfulFirst = entryCollections.toSorted(
  (a, b) => Number(isAnswer(b)) - Number(isAnswer(a)),
);

export function isEntryCollection(name: string): name is EntryCollection {
  return Object.hasOwn(entryDescriptors, name);
}

export function isRecordCollection(name: string): name is RecordCollection {
  return Object.hasOwn(recordDescriptors, name);
}

/** Whether a collection has a section of its own, with a list; entries of the others stand alone. */
export function isListed(collection: EntryCollection): collection is ListedCollection {
  return 'section' in entryDescriptors[collection];
}

function isAnswer(collection: EntryCollection): boolean {
  return descriptorOf(collection).structuredData === 'question';
}

export type ListedCollection = {
  [C in EntryCollection]: EntryDescriptors[C] extends { section: string } ? C : never;
}[EntryCollection];

/** What the site knows of a collection of entries, whichever it is. */
export function descriptorOf(collection: EntryCollection): Omit<EntryDescriptor<never>, 'schema' | 'facts'> {
  return entryDescriptors[collection];
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
 */
export function jsonSchema(collection: EntryCollection | RecordCollection): object {
  const schema = { ...entrySchemas, ...recordSchemas }[collection];
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: json }) => {
      // Zod types this as its core class; the objects are the very ones that were labelled.
      const label = labels.get(zodSchema as unknown as z.ZodType);
      if (label === undefined) return;
      json.title = label.label.en;
      if (label.hint !== undefined) json.description = label.hint.en;
    },
  });
}
