import { z } from 'zod';
import { keptLanguage } from './language.ts';
import { asset } from './asset.ts';
import type { EntryMap } from './entry.ts';
import { slugPattern } from './fields.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const size = z.int().min(0);
const wordsOfAsset = z.strictObject({
  alt: z.string(),
  caption: z.string().exactOptional(),
  uses: z.string().exactOptional(),
});

/**
 * What a version of a kit offered when it was published: the file `releases/<lang>/<slug>/<version>.json`, written once
 * and kept. It holds every digest, so that a file can be made again from git's history, and told from another one. What
 * the entry says itself is not in it: that is read from the entry's own bytes, which somebody approved.
 */
export const release = z.strictObject({
  format: z.literal(1),
  slug: z.string().regex(slugPattern),
  lang: keptLanguage,
  version: z.string(),
  /** sha256 of the entry's file. */
  entry: digest,
  /** What the files were made of beside the entry. */
  context: z.strictObject({
    words: z.record(z.string(), z.record(keptLanguage, wordsOfAsset)),
    noTraining: z.boolean(),
    site: z.strictObject({ name: z.string(), url: z.url(), languages: z.array(keptLanguage) }),
    brand: z.strictObject({
      name: z.string(),
      address: z.string().exactOptional(),
      website: z.string().exactOptional(),
    }),
    contact: z.record(z.string(), z.string()).optional(),
  }),
  assets: z.array(
    asset.extend({
      digest,
      files: z.array(z.strictObject({ name: z.string(), address: z.string(), bytes: size, sha256: digest })),
    }),
  ),
  downloads: z.array(
    z.strictObject({
      set: z.enum(['all', 'logos', 'photos', 'text']),
      name: z.string(),
      address: z.string(),
      bytes: size,
      sha256: digest,
      files: z.array(z.string()),
    }),
  ),
});

export type Release = z.infer<typeof release>;

/** A version of a kit that is no longer the current one. */
export interface PastKit {
  /** What the kit is called in its address today; the release has what it was called then. */
  slug: string;
  release: Release;
  /** The entry as it was approved then; absent where it is not to be had, or was never approved. */
  entry?: EntryMap['kits'];
  /** Why it is absent, in words. */
  obstacle?: string;
}

/** The file of a release inside the content folder. */
export function releaseFile({ lang, slug, version }: Pick<Release, 'lang' | 'slug' | 'version'>): string {
  return `releases/${lang}/${slug}/${version}.json`;
}
