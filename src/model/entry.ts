import { isEntryCollection } from './collections.ts';
import type { EntryCollection, FrontMatter } from './collections.ts';
import type { EntryFacts } from './descriptor.ts';
import { entryDescriptors } from './descriptors.ts';
import { isLanguageTag } from './language-tag.ts';
import type { Lang } from './languages.ts';
import type { Verdict } from './verdict.ts';

/** An entry as the site keeps it: what its front matter says, and digests that stand for the rest. Plain JSON. */
export interface Entry<C extends EntryCollection = EntryCollection> {
  collection: C;
  lang: Lang;
  slug: string;
  front: FrontMatter[C];
  /** sha256 of the file's raw bytes, lower-case hex. */
  digest: string;
  /** Only where the file has Windows line ends: the digest that it would have with those of git. */
  unixDigest?: string;
  /** Names the compiled body in the body store. */
  bodyKey: string;
  /** sha256 of the compiled body as the store keeps it. */
  bodyDigest: string;
  words: number;
  /** Site links of the body, without anchors, so that a page knows which of them lead nowhere at this moment. */
  links: string[];
  /** Every media file that the entry shows or offers, as `/media/…`, by what it is. */
  media: Record<string, MediaFile>;
  /** Those of them that the text offers as downloads. */
  downloads: string[];
  /** Those of a kit that nothing but its list of files names: where the right to one ends, it is nowhere. */
  assetsOnly?: string[];
  /** What the gate found for these bytes. Before it has judged them, the entry is nowhere on the site. */
  verdict?: Verdict;
  /** Where newer bytes lack approval and the policy shows the approved ones: what the newer ones lack. */
  newer?: Verdict;
}

/** A file of the media folder, known by its bytes. */
export interface MediaFile {
  digest: string;
  /** Only where the file was put on record with other line ends: the digest that it had then. */
  recorded?: string;
  bytes: number;
  /** Absent for what is no picture. Pixels as shown, after any rotation that the file asks for. */
  picture?: { width: number; height: number; format: PictureFormat };
}

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg';

/** An entry of any collection, so that a look at `collection` tells which front matter it has. */
export type AnyEntry = EntryMap[EntryCollection];
export type EntryMap = { [C in EntryCollection]: Entry<C> };

/** How an entry's text is written, which its file's name ends in. */
export type EntryFormat = 'mdx' | 'md';

/** The formats that the site takes. Everything that asks whether a file is an entry asks here. */
export const entryFormats: readonly EntryFormat[] = ['mdx'];

/** What the path of an entry's file says. */
export interface EntryPath {
  collection: EntryCollection;
  lang: Lang;
  slug: string;
  /** MDX where it is not said. */
  format?: EntryFormat;
}

/** The path of an entry's file inside the content folder. */
export function entryFile({ collection, lang, slug, format = 'mdx' }: EntryPath): string {
  return `${collection}/${lang}/${slug}.${format}`;
}

/**
 * Reads what {@link entryFile} wrote. The language may be one that the site does not have, and the slug one that cannot be
 * an address: that is for `check` to say.
 * @param file path inside the content folder
 * @param formats those that count
 * @returns undefined for a file that is no entry
 */
export function parseEntryFile(
  file: string,
  formats: readonly EntryFormat[] = entryFormats,
): Required<EntryPath> | undefined {
  const [collection = '', lang = '', name = '', ...deeper] = file.split('/');
  const format = formats.find((one) => name.endsWith(`.${one}`));
  const slug = name.slice(0, -1 - (format ?? '').length);
  if (format === undefined || deeper.length > 0) return undefined;
  return isEntryCollection(collection) && isLanguageTag(lang)
    ? { collection, lang: lang as Lang, slug, format }
    : undefined;
}

/** A correction as the front matter has it: a day, and in words what changed on it. */
export type Correction = NonNullable<AnyEntry['front']['corrections']>[number];

/** An entry's corrections, the newest first. */
export function correctionsOf({ front }: Pick<AnyEntry, 'front'>): Correction[] {
  return (front.corrections ?? []).toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/** When the text last changed in a way that readers should know of: an ISO moment, the day of a correction included. */
export function modifiedAt({
  front: { updated, corrections = [] },
}: Pick<AnyEntry, 'front'>): string | undefined {
  const moments = corrections.map(({ date }) => `${date}T00:00:00.000Z`);
  return [...moments, ...(updated === undefined ? [] : [updated])].toSorted().at(-1);
}

/** What an entry says of itself, whatever its collection calls the fields. */
export function factsOf({ collection, front }: Pick<AnyEntry, 'collection' | 'front'>): EntryFacts {
  // The collection and its front matter belong together, which the type of a pair cannot say.
  const { facts } = entryDescriptors[collection] as { facts: (front: AnyEntry['front']) => EntryFacts };
  return facts(front);
}

/** Whether an entry is a press kit, with files to take along. */
export function isKit(entry: AnyEntry): entry is EntryMap['kits'] {
  return entryDescriptors[entry.collection].pages === 'kit';
}

/** What an entry is called: a post's title, an answer's question. */
export function titleOf(entry: AnyEntry): string {
  return factsOf(entry).title;
}

/** Ids of the people who wrote an entry, as far as it says so. */
export function authorsOf(entry: AnyEntry): string[] {
  return factsOf(entry).authors;
}

/** Ids of an entry's topics, the main one first. */
export function topicsOf(entry: AnyEntry): string[] {
  return factsOf(entry).topics;
}
