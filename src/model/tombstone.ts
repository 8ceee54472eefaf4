import type { EntryCollection } from './collections.ts';
import type { Lang } from './languages.ts';

/** What the site still says of a text that it no longer shows. Plain data. */
export interface Tombstone {
  collection: EntryCollection;
  /** The language of the text, and of the reason. */
  lang: Lang;
  slug: string;
  /** Only where the text ended by itself: a title that was taken down may be what was wrong with it. */
  title?: string;
  /** The first day on which it was here, where that is known. */
  since?: string;
  /** The moment at which it left. */
  at: string;
  /** For everybody to read. */
  reason?: string | undefined;
  /** What to read instead: `faq/what-is-it`. */
  replacement?: string | undefined;
  /** Addresses that it had before. */
  aliases: string[];
}
