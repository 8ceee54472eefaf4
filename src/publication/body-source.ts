import type { AnyEntry } from '../model/entry.ts';
import type { Publication } from './publication.ts';

/** All that a body's HTML depends on, the site's address apart. Plain data: what is made of it can be kept under its digest. */
export type BodySource = Pick<AnyEntry, 'lang' | 'bodyKey' | 'bodyDigest' | 'media' | 'downloads'> & {
  /** Links of the body that lead to entries which are not on the site now. */
  dead: string[];
};

export function bodySourceOf(entry: AnyEntry, publication: Publication): BodySource {
  const { lang, bodyKey, bodyDigest, media, downloads } = entry;
  return { lang, bodyKey, bodyDigest, media, downloads, dead: publication.deadLinks(entry) };
}
