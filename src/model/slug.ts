import anyAscii from 'any-ascii';
import { isEntryCollection } from './collections.ts';
import type { EntryCollection, RecordCollection } from './collections.ts';
import { entryDescriptors, recordDescriptors } from './descriptors.ts';
import { slugMaxLength, slugPattern } from './fields.ts';
import { isReserved } from './reserved-slugs.ts';

/** Room for the number behind a slug that is taken: `-2`, `-137`. */
const madeMaxLength = slugMaxLength - 4;

/** No title is longer; the rest of a text that was pasted by mistake is not looked at. */
const readMaxLength = 1000;

/** Files that Windows takes for devices: a checkout there would fail. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/** What YAML takes for something else than text where somebody writes it without quotes, as one does with an id. */
const noText = /^(?:null|true|false|\d+(?:e\d+)?|0x[0-9a-f]+|0o[0-7]+)$/;

/** Whether a text is a slug, and one that the collection may have. */
function isSlug(collection: string, slug: string): boolean {
  return slug.length <= slugMaxLength && slugPattern.test(slug) && !isReserved(collection, slug);
}

/**
 * The slug that a title or a typed address suggests: any script in Latin letters, lower case, hyphens between words.
 * What may not stand alone gets the collection's noun. Given its own answer it answers the same.
 * @example slugFrom('posts', 'L’été à Straßburg') // 'l-ete-a-strassburg'
 * @example slugFrom('posts', '渡船') // 'du-chuan'
 * @example slugFrom('pages', 'Search') // 'search-page'
 * @returns undefined where nothing remains: `¿?!`
 */
export function slugFrom(collection: EntryCollection | RecordCollection, text: string): string | undefined {
  const slug = isSlug(collection, text) ? text : cutSlug(plain(text), madeMaxLength);
  if (slug === '') return undefined;
  const isOdd =
    devices.test(slug) ||
    isReserved(collection, slug) ||
    (!isEntryCollection(collection) && noText.test(slug));
  if (!isOdd) return slug;
  // What may not stand alone: `search-page`, `con-post`.
  return `${slug}-${{ ...entryDescriptors, ...recordDescriptors }[collection].noun}`;
}

/** A slug with a number behind it, within the limit: what follows where it is taken. */
export function numberedSlug(slug: string, number: number): string {
  const end = `-${String(number)}`;
  return `${slug.slice(0, slugMaxLength - end.length).replace(/-+$/, '')}${end}`;
}

function plain(text: string): string {
  const spaced = text
    .slice(0, readMaxLength)
    .normalize('NFC')
    // `what’s` is one word and `l’été` two.
    .replace(/['’ʼ＇](?=(?:s|t|re|ve|ll|d|m)(?![\p{L}\p{N}]))/giu, '')
    .replace(/['’ʼ＇`´]/gu, ' ')
    // Each of these is a word; those of other scripts are letters or syllables.
    .replace(/\p{Script=Han}/gu, ' $& ');
  // Marks that stand for letters that Latin does not have.
  return hyphenated(anyAscii(spaced).replace(/['"`]/g, ''));
}

/** Words in Latin letters as a slug has them: lower case, hyphens between them and none at the ends. */
export function hyphenated(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

/** A slug that is not longer than `max`, cut between two words where that leaves more than half of it. */
export function cutSlug(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const short = slug.slice(0, max);
  const end = slug[max] === '-' ? max : short.lastIndexOf('-');
  return (end > max / 2 ? short.slice(0, end) : short).replace(/-+$/, '');
}
