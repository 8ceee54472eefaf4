import { createHash } from 'node:crypto';
import { entryCollections, recordCollections } from '../../model/collections.ts';
import type { EntryCollection, RecordCollection } from '../../model/collections.ts';
import { slugMaxLength, slugPattern } from '../../model/fields.ts';
import { parseEntryFile } from '../../model/entry.ts';
import { mediaTypeOf } from '../../model/media-types.ts';

/** The subject of a draft: an entry in all its languages, a record, or files of the media library. */
export interface DraftName {
  collection: DraftCollection;
  slug: string;
}

export type DraftCollection = EntryCollection | RecordCollection | 'media';

const collections: readonly string[] = [...entryCollections, ...recordCollections, 'media'];
const branchPrefix = 'refs/heads/cms';

/** Prefix of the branches of all drafts. */
export const draftRefs = branchPrefix;

/** The draft with this name; undefined if the name is invalid, because git gets names as part of a branch. */
export function draftName(collection: string, slug: string): DraftName | undefined {
  if (!collections.includes(collection)) return undefined;
  if (slug.length > slugMaxLength || !slugPattern.test(slug)) return undefined;
  return { collection: collection as DraftCollection, slug };
}

/** The draft of this branch; undefined for any other branch. */
export function draftOfRef(ref: string): DraftName | undefined {
  const [collection = '', slug = '', ...more] = ref.slice(branchPrefix.length + 1).split('/');
  return ref.startsWith(`${branchPrefix}/`) && more.length === 0 ? draftName(collection, slug) : undefined;
}

export function refOfDraft({ collection, slug }: DraftName): string {
  return `${branchPrefix}/${collection}/${slug}`;
}

/**
 * The slug of the draft for one file of the media library: readable, with a digest of the path, because fewer
 * characters are allowed in a slug than in a path, and `team/map.png` and `team-map.png` are two files.
 * @param file path inside the content folder
 */
export function slugOfMedia(file: string): string {
  const digest = createHash('sha256').update(file).digest('hex').slice(0, 12);
  const plain = file
    .slice('media/'.length)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, slugMaxLength - digest.length - 1)
    .replace(/-+$/, '');
  return plain === '' ? digest : `${plain}-${digest}`;
}

/** The draft that a file of the content belongs to; undefined for media, and for what no editor may write. */
export function draftOfFile(file: string): DraftName | undefined {
  const slug = slugIn(file);
  return slug === undefined ? undefined : draftName(file.split('/')[0] ?? '', slug);
}

/** Where a draft that was discarded is kept: as a ref that nobody fetches, pushes or lists among the branches. */
export function discardedRef(name: DraftName, head: string): string {
  return `refs/colophon/discarded/${keyOfDraft(name)}/${head}`;
}

/** `posts/first`, Decap's form of the name. */
export function keyOfDraft({ collection, slug }: DraftName): string {
  return `${collection}/${slug}`;
}

const slug = '[a-z0-9]+(?:-[a-z0-9]+)*';
const recordPath = new RegExp(`^(?:${recordCollections.join('|')})/(${slug})\\.yaml$`);
const mediaPath = /^media\/(?:[a-z0-9]+(?:[-_.][a-z0-9]+)*\/)*[a-z0-9]+(?:[-_.][a-z0-9]+)*$/;

/** The slug of an entry's or a record's file, where it is one that an address can have. */
function slugIn(file: string): string | undefined {
  const name = parseEntryFile(file)?.slug ?? recordPath.exec(file)?.[1];
  return name !== undefined && name.length <= slugMaxLength && slugPattern.test(name) ? name : undefined;
}

/**
 * Whether an editor may write a file: only the listed forms of paths are allowed.
 * @param file path inside the content folder
 */
export function isEditable(file: string): boolean {
  if (file.length > 300) return false;
  if (slugIn(file) !== undefined) return true;
  return mediaPath.test(file) && mediaTypeOf(file) !== undefined;
}

/** Whether a draft may contain a file: its own texts, and media. */
export function belongsTo(file: string, { collection, slug: own }: DraftName): boolean {
  if (!isEditable(file)) return false;
  if (file.startsWith('media/')) return true;
  return file.startsWith(`${collection}/`) && slugIn(file) === own;
}
