import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import { numberedSlug, slugFrom } from '../../model/slug.ts';
import type { Phrases } from '../../i18n/en/editor.ts';

/** What a form says about the name of a new entry. */
export interface Wish {
  collection: EntryCollection | RecordCollection;
  /** The content of the address field. */
  typed: string;
  /** The titles in all languages, the most important first; some may be blank. */
  titles: readonly string[];
}

/** The wanted slug, or why there is none. Without a title nothing is required yet. */
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

/** More entries with the same name do not occur. */
const attempts = 500;

/**
 * The first of `slug`, `slug-2`, `slug-3`… that is free.
 * @returns undefined if all are taken
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
