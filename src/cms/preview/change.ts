import type { Content } from '../../model/content.ts';
import type { AnyEntry } from '../../model/entry.ts';

/** Names an entry's file. */
export type EntryName = Pick<AnyEntry, 'collection' | 'lang' | 'slug'>;

/** The difference from a content that the renderer already has, so that a keystroke need not send thousands of entries. */
export interface Change {
  /** Entries that are new, or that replace those with the same name. */
  replaced?: readonly AnyEntry[];
  removed?: readonly EntryName[];
  /** Other parts of the content, each as a whole: `{ people: … }`. */
  parts?: Partial<Omit<Content, 'entries'>>;
  /** The entry that is shown whatever its dates are, even if it is a draft. */
  show?: EntryName;
}

/** The content with a change applied; the original stays unchanged. */
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

/** Previews use the same publication rule: the fields that would hide the shown entry are removed. */
function withoutDates(entry: AnyEntry): AnyEntry {
  const { draft: _, publishAt: __, expireAt: ___, ...front } = entry.front;
  return { ...entry, front } as AnyEntry;
}

function nameOf({ collection, lang, slug }: EntryName): string {
  return `${collection}/${lang}/${slug}`;
}
