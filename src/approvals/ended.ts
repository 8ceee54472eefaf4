import type { AnyEntry } from '../model/entry.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Ledger } from './ledger.ts';
import { deskIn } from './record.ts';

/** Something that a text's approval rested on and that no longer counts for it. */
export interface Ended {
  kind: 'approval' | 'waiver' | 'import';
  /** The desk that gave it; undefined for an import, which is no desk's. */
  desk?: string;
  person: string;
  /** ISO moment. */
  at: string;
  /** Name of the record; undefined where the verdict does not tell it. */
  record?: string;
}

/**
 * What ends where some bytes take the place of others, from what the gate finds for each: the approvals of those desks
 * that have not given enough for the new ones, and a waiver or an import that let the old ones through.
 * @param before undefined where there were no bytes, or nothing could be judged
 * @param after undefined where there are none any more, or they cannot be judged
 */
export function endedApprovals(before: Verdict | undefined, after: Verdict | undefined): Ended[] {
  if (before === undefined) return [];
  // What lets the new bytes through whatever the desks say makes up for their approvals.
  if (after?.basis === 'import' || after?.basis === 'waiver') return [];
  const ended = before.desks.flatMap(({ desk, given }) => {
    const now = after?.desks.find((one) => one.desk === desk);
    if (now !== undefined && now.given.length >= now.needed) return [];
    const stays = new Set(now?.given.map(({ record }) => record));
    return given
      .filter(({ record }) => !stays.has(record))
      .map<Ended>(({ person, at, record }) => ({ kind: 'approval', desk, person, at, record }));
  });
  if (after?.approved === true) return ended;
  const { waiver, import: imported } = before;
  if (waiver !== undefined)
    ended.push({ kind: 'waiver', desk: waiver.desk, person: waiver.person, at: waiver.at });
  if (imported !== undefined) ended.push({ kind: 'import', ...imported });
  return ended;
}

/**
 * The last approval of each desk that has not approved an entry's bytes as they are, though it approved others in their
 * place: what a change ended, whenever that was. One that was taken back has not ended so.
 */
export function lapsedApprovals(
  { collection, slug, lang, verdict }: Pick<AnyEntry, 'collection' | 'slug' | 'lang' | 'verdict'>,
  ledger: Ledger,
): Ended[] {
  const records = (ledger.records.get(`${collection}/${slug}`) ?? []).filter(
    ({ entry }) => entry?.lang === lang,
  );
  return (verdict?.approved === true ? [] : (verdict?.desks ?? [])).flatMap(({ desk, reasons }) => {
    const stale = reasons.find(({ code }) => code === 'stale' || code === 'line-endings');
    if (stale === undefined || !('at' in stale)) return [];
    const ofDesk = records.filter(({ predicate }) => deskIn(predicate) === desk);
    const last = ofDesk.find(
      ({ predicate }) => predicate.decision === 'approve' && predicate.at === stale.at,
    );
    const isRevoked = ofDesk.some(
      ({ predicate: { decision, at } }) =>
        (decision === 'withdraw' || decision === 'unpublish') && at >= stale.at,
    );
    if (last === undefined || isRevoked) return [];
    const { person, at } = last.predicate;
    return [{ kind: 'approval', desk, person, at, record: last.id }];
  });
}

/** What a draft ended of what held for the site, and of what was approved of its own earlier versions. */
export function endedInDraft(
  before: Verdict | undefined,
  draft: Pick<AnyEntry, 'collection' | 'slug' | 'lang' | 'verdict'>,
  ledger: Ledger,
): Ended[] {
  const ended = endedApprovals(before, draft.verdict);
  const known = new Set(ended.map(({ desk }) => desk));
  return [...ended, ...lapsedApprovals(draft, ledger).filter(({ desk }) => !known.has(desk))];
}
