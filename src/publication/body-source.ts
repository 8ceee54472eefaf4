import { factsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import { mediaOf } from './kit-view.ts';
import type { Publication } from './publication.ts';

/** Everything that a body's HTML depends on, except the site's address. Plain data: its digest can be a cache key. */
export type BodySource = Pick<AnyEntry, 'lang' | 'bodyKey' | 'bodyDigest' | 'media' | 'downloads'> & {
  /** Links in the body to entries that are not on the site now. */
  dead: string[];
  /** Website of the partner who gave or received something for the text: links to it are marked. */
  sponsor?: string;
};

export function bodySourceOf(entry: AnyEntry, publication: Publication): BodySource {
  const { lang, bodyKey, bodyDigest, downloads } = entry;
  const sponsor = sponsorOf(entry, publication);
  return {
    lang,
    bodyKey,
    bodyDigest,
    media: mediaOf(entry, publication),
    downloads,
    dead: publication.deadLinks(entry),
    ...(sponsor !== undefined && { sponsor }),
  };
}

/** The partner's website, of every partnership with a consideration: links to it are sponsored. */
function sponsorOf(entry: AnyEntry, publication: Publication): string | undefined {
  const { partnership } = factsOf(entry);
  if (partnership === undefined || partnership.consideration === 'none') return undefined;
  return publication.content.partners[partnership.partner]?.website;
}
