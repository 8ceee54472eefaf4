import { reviewDue } from '../model/answer.ts';
import { correctionsOf, factsOf, isKit, modifiedAt } from '../model/entry.ts';
import type { AnyEntry, Correction, MediaFile } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import type { Lang } from '../model/languages.ts';
import type { Verdict } from '../model/verdict.ts';
import { bodySourceOf } from './body-source.ts';
import { viewKit } from './kit-view.ts';
import type { KitView } from './kit-view.ts';
import type { Publication, Shown } from './publication.ts';
import { relatedTo } from './related.ts';
import { seriesPlace } from './series.ts';
import type { SeriesPlace } from './series.ts';
import { deskName, named, summarise } from './summary.ts';
import type { Named, Summary } from './summary.ts';

/** Who wrote a text and who approved it: the imprint at the foot of its page. */
export interface Imprint {
  authors: (Named & { role: string; demo: boolean })[];
  /** The first twelve characters of the file's digest. */
  version: string;
  date?: string;
  updated?: string;
  owner?: { name: string; contact?: string | undefined };
  /** Where to report errors: the owner desk's contact, else the editorial one. */
  contact?: string | undefined;
  reviewed?: string;
  due?: string;
  /** Who approved exactly these bytes; undefined where the policy asks for no approval. */
  approval?: Approval;
}

/** What the page says about its approval; taken from the gate's verdict only. */
type Approval = { checks: Check[] } & (
  | { basis: 'desks' }
  /** Published in an emergency; the `missing` desks still have to approve it. */
  | { basis: 'waiver'; desk: string; at: string; until: string; missing: string[] }
  /** Was on the site before approvals were recorded. */
  | { basis: 'import'; at: string }
  /** In previews only: it is not on the site. */
  | { basis: 'none'; missing: string[] }
);

/** One desk's approval. People who are not, or no longer, in the people folder are not named. */
interface Check {
  desk: string;
  people: (Named & { demo: boolean })[];
  /** Time of its latest approval. */
  at: string;
}

/**
 * Everything that an entry's page shows. Plain data: its digest is the page's key, so the page must read nothing
 * else.
 */
export interface EntryView extends Summary {
  bodyKey: string;
  bodyDigest: string;
  media: Record<string, MediaFile>;
  downloads: string[];
  /** Links in the body to entries that are not on the site now. */
  dead: string[];
  /** Website of the partner who gave or received something for the text: links to it are marked. */
  sponsor?: string;
  related: Summary[];
  series?: SeriesPlace;
  /** Published corrections, the newest first. */
  corrections: Correction[];
  /** A newer version waits for approval; this is the last approved one. */
  hasNewer: boolean;
  imprint: Imprint;
  /** Fields of an answer, or of a kit. */
  answer?: { lastReviewed: string; due: string; owner: string };
  kit?: KitView;
}

export function viewEntry(shown: Shown, publication: Publication): EntryView {
  const { entry, lang } = shown;
  const { owner, review } = factsOf(entry);
  const { bodyKey, bodyDigest, media, downloads, dead, sponsor } = bodySourceOf(entry, publication);
  const series = seriesPlace(shown, publication);
  return {
    ...summarise(shown, publication),
    bodyKey,
    bodyDigest,
    media,
    downloads,
    dead,
    ...(sponsor !== undefined && { sponsor }),
    related: relatedTo(shown, publication),
    ...(series && { series }),
    corrections: correctionsOf(entry),
    hasNewer: entry.newer !== undefined,
    imprint: imprintOf(entry, lang, publication),
    ...(review &&
      owner !== undefined && {
        answer: {
          lastReviewed: review.lastReviewed,
          due: reviewDue(review),
          owner: deskName(owner, lang, publication),
        },
      }),
    ...(isKit(entry) && { kit: viewKit(entry, lang, publication) }),
  };
}

export function imprintOf(entry: AnyEntry, lang: Lang, publication: Publication): Imprint {
  const { people, policy, site } = publication.content;
  const approval = entry.verdict && approvalOf(entry.verdict, lang, publication);
  // The records know authors too; a page has no others.
  const { authors: written, owner, date, review } = factsOf(entry);
  const recorded = entry.verdict?.authors ?? [];
  const authors = [
    ...written,
    ...recorded.filter((id) => !written.includes(id) && Object.hasOwn(people, id)),
  ];
  const updated = modifiedAt(entry);
  const contact = owner === undefined ? undefined : policy.desks[owner]?.contact;
  return {
    authors: authors.map((id) => ({
      ...named('people', id, lang, publication),
      role: inLanguage(people[id]?.role ?? '', lang, site.languages),
      demo: people[id]?.demo === true,
    })),
    version: entry.digest.slice(0, 12),
    ...(date !== undefined && { date }),
    ...(updated !== undefined && { updated }),
    ...(owner !== undefined && { owner: { name: deskName(owner, lang, publication), contact } }),
    contact: contact ?? site.contacts.editorial,
    ...(review && { reviewed: review.lastReviewed, due: reviewDue(review) }),
    ...(approval !== undefined && { approval }),
  };
}

function approvalOf(verdict: Verdict, lang: Lang, publication: Publication): Approval | undefined {
  if (verdict.basis === 'nothing-asked') return undefined;
  const name = (desk: string) => deskName(desk, lang, publication);
  const missing = verdict.desks
    .filter(({ given, needed }) => given.length < needed)
    .map(({ desk }) => name(desk));
  const checks = verdict.desks
    .filter(({ given }) => given.length > 0)
    .map(({ desk, given }) => ({
      desk: name(desk),
      people: given
        .filter(({ person }) => Object.hasOwn(publication.content.people, person))
        .map(({ person }) => ({
          ...named('people', person, lang, publication),
          demo: publication.content.people[person]?.demo === true,
        })),
      at:
        given
          .map(({ at }) => at)
          .toSorted()
          .at(-1) ?? '',
    }));
  const { waiver, import: imported } = verdict;
  if (waiver) {
    return { basis: 'waiver', checks, desk: name(waiver.desk), at: waiver.at, until: waiver.until, missing };
  }
  if (imported) return { basis: 'import', checks, at: imported.at };
  return verdict.approved ? { basis: 'desks', checks } : { basis: 'none', checks, missing };
}
