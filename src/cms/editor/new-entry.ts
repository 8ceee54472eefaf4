import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import { numberedSlug, slugFrom } from '../../model/slug.ts';
import type { Phrases } from '../../i18n/en/editor.ts';

/** What a form says that a new entry is to be called. */
export interface Wish {
  collection: EntryCollection | RecordCollection;
  /** What stands in the field for the address. */
  typed: string;
  /** The titles in all languages, the first that counts first; blank ones among them. */
  titles: readonly string[];
}

/** The slug that is wished for, or what keeps it from being one. Without a title nothing is asked yet. */
export function wishedSlug(
  { collection, typed, titles }: Wish,
  words: Phrases['address'],
): { slug: string } | { fault: readonly [message: string, fix?: string] } | undefined {
  const isTyped = typed.trim() !== '';
  const texts = isTyped ? [typed.trim()] : titles.filter((title) => title.trim() !== '');
  if (texts.length === 0) return undefined;
  const slug = texts.map((text) => slugFrom(collection, text)).find((made) => made !== undefined);
  return slug === undefined ? { fault: isTyped ? words.unreadable : words.none } : { slug };
}

/** More entries of one name nobody has. */
const attempts = 500;

/**
 * The first of `slug`, `slug-2`, `slug-3`… that nothing else has.
 * @returns undefined where all are taken
 */
export async function firstFree(
  slug: string,
  isTaken: (slug: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (let number = 1; number < attempts; number += 1) {
    const candidate = number === 1 ? slug : numberedSlug(slug, number);
    if (!(await isTaken(candidate))) return candidate;
  }
  return undefined;
}
