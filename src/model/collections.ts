import type { z } from 'zod';
import { entryDescriptors, recordDescriptors } from './descriptors.ts';
import type { EntryDescriptor } from './descriptor.ts';

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
