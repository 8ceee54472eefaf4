import type { Content } from '../../model/content.ts';
import type { AnyEntry } from '../../model/entry.ts';

/** Names an entry's file. */
export type EntryName = Pick<AnyEntry, 'collection' | 'lang' | 'slug'>;

/** What differs from a content that was handed over before, so that a keystroke need not move thousands of entries. */
export interface Change {
  /** Entries that are new, or stand in place of those with the same name. */
  replaced?: readonly AnyEntry[];
  removed?: readonly EntryName[];
  /** Other parts of the content, each whole: `{ people: … }`. */
  parts?: Partial<Omit<Content, 'entries'>>;
  /** The entry that is shown whatever its dates say, and be it a draft. */
  show?: EntryName;
}

/** The content with a change made to it; the one that was given stays as it is. */
export function changedContent(base: Content, { replaced = [], removed = [], parts, show }: Change): Content {
  const anew = new Map(replaced.map((entry) => [nameOf(entry), entry]));
  const gone = new Set(removed.map(nameOf));
  const entries = base.entries.flatMap((entry) => {
    const name = nameOf(entry);
    const instead = anew.get(name);
    anew.delete(name);
    return instead ?? (gone.has(name) ? [] : entry);
  });
  entries.push(...anew.values());
  const shown = show && nameOf(show);
  return {
    ...base,
    ...parts,
    entries: entries.map((entry) => (nameOf(entry) === shown ? withoutDates(entry) : entry)),
  };
}

/** The one publication rule holds for previews too: what is asked for is shown by having nothing that speaks against it. */
function withoutDates(entry: AnyEntry): AnyEntry {
  const { draft: _, publishAt: __, expireAt: ___, ...front } = entry.front;
  return { ...entry, front } as AnyEntry;
}

function nameOf({ collection, lang, slug }: EntryName): string {
  return `${collection}/${lang}/${slug}`;
}
