import { entryDescriptors } from '../model/descriptors.ts';
import type { EntryCollection, ListedCollection } from '../model/collections.ts';
import type { Lang } from '../model/languages.ts';
import { stringsFor } from './strings.ts';

/** What one entry of a collection is called: “Post”. */
export function kindName(collection: EntryCollection, lang: Lang): string {
  return stringsFor(lang)[entryDescriptors[collection].words.kind];
}

/** What stands on the cards of a collection before the topic; empty where nothing does. */
export function cardWord(collection: EntryCollection, lang: Lang): string {
  const { words } = entryDescriptors[collection];
  return 'card' in words ? stringsFor(lang)[words.card] : '';
}

/** The sentences about a collection's section and its list. */
export interface SectionWords {
  name: string;
  description: (siteName: string) => string;
  /** A link to the list. */
  all: string;
  /** Where the list is empty. */
  none: string;
}

export function sectionWords(collection: ListedCollection, lang: Lang): SectionWords {
  const t = stringsFor(lang);
  const { words } = entryDescriptors[collection];
  return {
    name: t[words.section],
    description: t[words.description],
    all: t[words.all],
    none: t[words.none],
  };
}
