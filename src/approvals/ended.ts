import type { AnyEntry } from '../model/entry.ts';
import type { Verdict } from '../model/verdict.ts';
import type { Ledger } from './ledger.ts';
import { deskIn } from './record.ts';

/** An approval, waiver or import that an entry relied on and that no longer counts for it. */
export interface Ended {
  kind: 'approval' | 'waiver' | 'import';
  /** The desk that gave it; undefined for an import, which belongs to no desk. */
  desk?: string;
  person: string;
  /** ISO moment. */
  at: string;
  /** Id of the record; undefined where the verdict does not name it. */
  record?: string;
}

/**
 * What ends when new bytes replace old ones, from the gate's verdict on each: the approvals of desks that have not
 * approved the new bytes often enough, and a waiver or import that allowed the old bytes.
 * @param before undefined where there were no bytes, or they could not be judged
 * @param after undefined where there are no bytes any more, or they cannot be judged
 */
export function endedApprovals(before: Verdict | undefined, after: Verdict | undefined): Ended[] {
  if (before === undefined) return [];
  // An import or waiver publishes the new bytes without the desks, so no approval is missed.
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
 * For each desk that has not approved an entry's current bytes: its last approval of earlier bytes, which a change
 * ended. An approval that somebody withdrew is not listed: no change ended it.
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

/** What a draft ends: approvals of the version on the site, and approvals of the draft's own earlier versions. */
export function endedInDraft(
  before: Verdict | undefined,
  draft: Pick<AnyEntry, 'collection' | 'slug' | 'lang' | 'verdict'>,
  ledger: Ledger,
): Ended[] {
  const ended = endedApprovals(before, draft.verdict);
  const known = new Set(ended.map(({ desk }) => desk));
  return [...ended, ...lapsedApprovals(draft, ledger).filter(({ desk }) => !known.has(desk))];
}
