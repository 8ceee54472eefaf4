import type { Verdict } from '../model/verdict.ts';

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
