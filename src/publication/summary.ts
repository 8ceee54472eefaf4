import { siteLabel } from '../disclosure/site-label.ts';
import type { RecordCollection } from '../model/collections.ts';
import { summaryOf, titleOf } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Consideration, Post } from '../model/post.ts';
import { disclosureWords } from '../i18n/disclosure.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf } from './addresses.ts';
import { mediaOf } from './kit-view.ts';
import type { Publication, Shown } from './publication.ts';

/** A name that leads somewhere. */
export interface Named {
  id: string;
  name: string;
  address: string;
}

/** A picture of an entry's head. */
export interface HeadPicture {
  src: string;
  alt: string;
  credit?: string | undefined;
  licence?: string | undefined;
  file: MediaFile;
}

/** What lists show of an entry. Plain data, so that it can be part of a page's key. */
export interface Summary {
  collection: AnyEntry['collection'];
  slug: string;
  address: string;
  /** The language of title and summary. */
  lang: Lang;
  title: string;
  summary: string;
  /** `YYYY-MM-DD`; posts alone have one. */
  date?: string;
  authors: Named[];
  topics: Named[];
  picture?: HeadPicture;
  words: number;
  overdue: boolean;
  partnership?: PartnershipView;
}

/** What must be said, before anything else, of a post in which a partner has a part. */
interface PartnershipView {
  consideration: Consideration;
  partner: Named;
  /** “Advertisement”, where it is one. For places that show a title and no more. */
  mark?: string;
  /** The whole label, in the language of the page. */
  label: string;
  /** The label without what was given: for a card, which has one line for it. */
  short: string;
}

export function summarise(shown: Shown, publication: Publication): Summary {
  const { entry, lang, address } = shown;
  const name = (kind: RecordCollection, id: string) => named(kind, id, lang, publication);
  const image = 'image' in entry.front ? entry.front.image : undefined;
  const file = image && mediaOf(entry, publication)[image.src];
  return {
    collection: entry.collection,
    slug: entry.slug,
    address,
    lang: entry.lang,
    title: titleOf(entry),
    summary: summaryOf(entry),
    ...(entry.collection === 'posts' && { date: entry.front.date }),
    authors: authorIds(entry).map((id) => name('people', id)),
    topics: topicIdsOf(entry).map((id) => name('topics', id)),
    ...(image && file && { picture: { ...image, file } }),
    words: entry.words,
    overdue: entry.collection === 'faq' && publication.isOverdue(entry),
    ...(entry.collection === 'posts' &&
      entry.front.partnership && {
        partnership: viewPartnership(entry.front.partnership, shown, publication),
      }),
  };
}

function viewPartnership(
  { consideration, partner: id, by, what }: NonNullable<Post['partnership']>,
  { entry, lang }: Shown,
  publication: Publication,
): PartnershipView {
  const partner = named('partners', id, lang, publication);
  // Words of another language have no place in the sentence.
  const said = entry.lang === lang ? what : undefined;
  const known = { consideration, partner: partner.name, by };
  const { mark, text } = siteLabel({ ...known, what: said }, lang);
  return {
    consideration,
    partner,
    ...(mark !== undefined && { mark }),
    label: text,
    short: siteLabel(known, lang).text,
  };
}

/** “Advertisement”, in the language of the page, where a post is one: for places that show a title and no more. */
export function markOf({ entry, lang }: Shown): string | undefined {
  const partnership = entry.collection === 'posts' ? entry.front.partnership : undefined;
  return partnership === undefined || partnership.consideration === 'none'
    ? undefined
    : disclosureWords(lang).mark;
}

export function named(collection: RecordCollection, id: string, lang: Lang, publication: Publication): Named {
  const { site, ...content } = publication.content;
  const name = inLanguage(content[collection][id]?.name ?? id, lang, site.languages);
  return { id, name, address: addressOf(collection, id, lang, site) };
}

/** A desk's name, or its id where the policy does not know it. */
export function deskName(id: string, lang: Lang, publication: Publication): string {
  const { policy, site } = publication.content;
  return inLanguage(policy.desks[id]?.name ?? id, lang, site.languages);
}

export function authorIds(entry: AnyEntry): string[] {
  return entry.collection === 'pages' ? [] : entry.front.authors;
}

export function topicIdsOf(entry: AnyEntry): string[] {
  if (entry.collection === 'faq') return [entry.front.topic];
  return entry.collection === 'pages' ? [] : entry.front.topics;
}
