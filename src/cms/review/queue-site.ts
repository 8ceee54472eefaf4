import { lapsedApprovals } from '../../approvals/ended.ts';
import { addDuration } from '../../model/dates.ts';
import { ruleFor } from '../../approvals/rules.ts';
import { authorsOf, entryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Content } from '../../model/content.ts';
import type { Snapshot } from '../../content/read.ts';
import { lastChanged } from '../../lib/git/history.ts';
import { refTarget } from '../../lib/git/refs.ts';
import { publicationState } from '../../publication/state.ts';
import type { Desk } from '../desk/desk.ts';
import { lackingIn, waitsForReader } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import type { Row } from './queue-row.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';

/** How many days before its end an approval is listed. */
const soon = 30;

/**
 * Entries of main that are held back, and entries whose approval or waiver ends soon.
 * @param drafted files that drafts change: their entries are listed with the drafts instead
 */
export async function mainRows(
  desk: Desk,
  snapshot: Snapshot,
  drafted: ReadonlySet<string>,
  reader: Reader,
): Promise<Row[]> {
  const held = new Set(snapshot.waiting.map(({ file }) => file));
  const today = reader.now.toISOString().slice(0, 10);
  const limit = addDuration(today, `P${String(soon)}D`);
  const listed = snapshot.current.flatMap((entry) => {
    const isHeld = held.has(entryFile(entry));
    if (!isHeld && publicationState(entry, reader.now) !== 'published') return [];
    const until = isHeld ? undefined : endOf(entry, reader.content);
    return isHeld || (until !== undefined && until.slice(0, 10) <= limit) ? [{ entry, isHeld, until }] : [];
  });
  const { repository, main } = desk.place;
  const head = await refTarget(repository, main);
  const files = listed.map(({ entry }) => entryFile(entry));
  const changed = await lastChanged({ ...repository, head }, files).catch(() => new Map<string, string>());
  return listed.map(({ entry, isHeld, until }) => {
    const authors = [...new Set([...authorsOf(entry), ...(entry.verdict?.authors ?? [])])];
    const reviewable: ReviewableEntry = { entry, authors, removes: false };
    const isMine = isHeld && !drafted.has(entryFile(entry)) && waitsForReader(reviewable, reader);
    return {
      group: isMine ? 'mine' : 'site',
      address: `${base}/site/${entry.collection}/${entry.lang}/${entry.slug}/`,
      title: titleOf(entry),
      collection: entry.collection,
      langs: [entry.lang],
      authors: [...authorsOf(entry)],
      since: changed.get(entryFile(entry)) ?? reader.now.toISOString(),
      ...(isHeld
        ? lackingIn([reviewable], reader)
        : { desks: (entry.verdict?.desks ?? []).map((one) => one.desk), people: {} }),
      ended: isHeld
        ? lapsedApprovals(entry, snapshot.ledger).map((one) => ({ ...one, lang: entry.lang }))
        : [],
      faults: 0,
      fits: true,
      main: {
        held: isHeld,
        waiver: entry.verdict?.basis === 'waiver',
        ...(until !== undefined && { until }),
      },
    };
  });
}

/** The day from which an entry's approval no longer counts; undefined if it does not end. */
function endOf(entry: AnyEntry, { policy }: Content): string | undefined {
  const { verdict } = entry;
  if (verdict?.basis === 'waiver') return verdict.waiver?.until;
  if (verdict?.basis === 'import') {
    const every = ruleFor(entry, policy)?.reviewEvery;
    return every === undefined ? undefined : addDuration((verdict.import?.at ?? '').slice(0, 10), every);
  }
  const ends = (verdict?.desks ?? []).flatMap(({ given, needed }) => {
    const untils = given.map(({ until }) => until ?? '9999').toSorted();
    // If n approvals are needed, the n-th latest end is the day on which too few are left.
    const end = untils.at(-needed);
    return end === undefined || end === '9999' ? [] : [end];
  });
  return ends.toSorted()[0];
}
