import { factsOf } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import { mediaOf } from './kit-view.ts';
import type { Publication } from './publication.ts';

/** All that a body's HTML depends on, the site's address apart. Plain data: what is made of it can be kept under its digest. */
export type BodySource = Pick<AnyEntry, 'lang' | 'bodyKey' | 'bodyDigest' | 'media' | 'downloads'> & {
  /** Links of the body that lead to entries which are not on the site now. */
  dead: string[];
  /** Website of the partner who gave or got something for the text: links to it are marked. */
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

/** The partner's website, where links to it are part of what was given: of every partnership that has a consideration. */
function sponsorOf(entry: AnyEntry, publication: Publication): string | undefined {
  const { partnership } = factsOf(entry);
  if (partnership === undefined || partnership.consideration === 'none') return undefined;
  return publication.content.partners[partnership.partner]?.website;
}
