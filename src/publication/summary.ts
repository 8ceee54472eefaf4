import { siteLabel } from '../disclosure/site-label.ts';
import type { RecordCollection } from '../model/collections.ts';
import { factsOf } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Consideration, Post } from '../model/post.ts';
import { disclosureWords } from '../i18n/disclosure.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf } from './addresses.ts';
import { mediaOf } from './kit-view.ts';
import type { Publication, Shown } from './publication.ts';

/** A name with the address of its page. */
export interface Named {
  id: string;
  name: string;
  address: string;
}

/** The main picture of an entry. */
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
  /** The day that the entry carries, `YYYY-MM-DD`. */
  date?: string;
  authors: Named[];
  topics: Named[];
  picture?: HeadPicture;
  words: number;
  overdue: boolean;
  partnership?: PartnershipView;
}

/** The disclosure of a partner's part in a post, to be shown before anything else. */
interface PartnershipView {
  consideration: Consideration;
  partner: Named;
  /** “Advertisement”, where it is one. For places that show only a title. */
  mark?: string;
  /** The whole label, in the language of the page. */
  label: string;
  /** The label without what was given, for a card, where it must fit on one line. */
  short: string;
}

export function summarise(shown: Shown, publication: Publication): Summary {
  const { entry, lang, address } = shown;
  const name = (kind: RecordCollection, id: string) => named(kind, id, lang, publication);
  const facts = factsOf(entry);
  const image = 'image' in entry.front ? entry.front.image : undefined;
  const file = image && mediaOf(entry, publication)[image.src];
  return {
    collection: entry.collection,
    slug: entry.slug,
    address,
    lang: entry.lang,
    title: facts.title,
    summary: facts.summary,
    ...(facts.date !== undefined && { date: facts.date }),
    authors: facts.authors.map((id) => name('people', id)),
    topics: facts.topics.map((id) => name('topics', id)),
    ...(image && file && { picture: { ...image, file } }),
    words: entry.words,
    overdue: publication.isOverdue(entry),
    ...(facts.partnership && { partnership: viewPartnership(facts.partnership, shown, publication) }),
  };
}

function viewPartnership(
  { consideration, partner: id, by, what }: NonNullable<Post['partnership']>,
  { entry, lang }: Shown,
  publication: Publication,
): PartnershipView {
  const partner = named('partners', id, lang, publication);
  // `what` is in the entry's language and would not fit into a sentence in another one.
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

/** “Advertisement”, in the language of the page, where a text is one: for places that show a title and no more. */
export function markOf({ entry, lang }: Shown): string | undefined {
  const { partnership } = factsOf(entry);
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
