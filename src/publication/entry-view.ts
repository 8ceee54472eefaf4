import { reviewDue } from '../model/answer.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import type { Publication, Shown } from './publication.ts';
import { authorIds, deskName, named, summarise } from './summary.ts';
import type { Named, Summary } from './summary.ts';

/** Who made a text and who answers for it: the imprint at its foot. */
export interface Imprint {
  authors: (Named & { role: string; demo: boolean })[];
  /** The first twelve characters of the file's digest. */
  version: string;
  date?: string;
  updated?: string;
  owner?: { name: string; contact?: string | undefined };
  /** Where to write when something is wrong: the owner desk's contact, else the editorial one. */
  corrections?: string | undefined;
  reviewed?: string;
  due?: string;
}

/** All that an entry's page shows. Plain data: its digest is the page's key, so a page may read nothing else. */
export interface EntryView extends Summary {
  bodyKey: string;
  media: Record<string, MediaFile>;
  downloads: string[];
  /** Links of the body that lead to entries which are not on the site now. */
  dead: string[];
  related: Summary[];
  imprint: Imprint;
  /** The answer's fields, or the kit's. */
  answer?: { lastReviewed: string; due: string; owner: string };
  kit?: { description: string; facts: { label: string; value: string }[] };
}

export function viewEntry(shown: Shown, publication: Publication): EntryView {
  const { entry, lang } = shown;
  const answer = entry.collection === 'faq' ? entry.front : undefined;
  return {
    ...summarise(shown, publication),
    bodyKey: entry.bodyKey,
    media: entry.media,
    downloads: entry.downloads,
    dead: publication.deadLinks(entry),
    related: relatedTo(shown, publication),
    imprint: imprintOf(entry, lang, publication),
    ...(answer && {
      answer: {
        lastReviewed: answer.lastReviewed,
        due: reviewDue(answer),
        owner: deskName(answer.owner, lang, publication),
      },
    }),
    ...(entry.collection === 'kits' && {
      kit: { description: entry.front.description, facts: entry.front.facts },
    }),
  };
}

function relatedTo({ entry, lang }: Shown, publication: Publication): Summary[] {
  if (entry.collection === 'pages') return [];
  return (entry.front.related ?? [])
    .map((id) => publication.resolve(id, lang))
    .filter((found) => found !== undefined)
    .map((found) => summarise(found, publication));
}

function imprintOf(entry: AnyEntry, lang: Lang, publication: Publication): Imprint {
  const { people, policy, site } = publication.content;
  const owner = entry.collection === 'faq' ? entry.front.owner : undefined;
  const contact = owner === undefined ? undefined : policy.desks[owner]?.contact;
  return {
    authors: authorIds(entry).map((id) => ({
      ...named('people', id, lang, publication),
      role: inLanguage(people[id]?.role ?? '', lang, site.languages),
      demo: people[id]?.demo === true,
    })),
    version: entry.digest.slice(0, 12),
    ...(entry.collection === 'posts' && { date: entry.front.date }),
    ...(entry.front.updated !== undefined && { updated: entry.front.updated }),
    ...(owner !== undefined && { owner: { name: deskName(owner, lang, publication), contact } }),
    corrections: contact ?? site.contacts.editorial,
    ...(entry.collection === 'faq' && { reviewed: entry.front.lastReviewed, due: reviewDue(entry.front) }),
  };
}
