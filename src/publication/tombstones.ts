import { damageOf } from '../approvals/ledger.ts';
import type { Ledger } from '../approvals/ledger.ts';
import { Lineage } from '../approvals/lineage.ts';
import type { ApprovalRecord, Notice } from '../approvals/record.ts';
import { isMember } from '../approvals/rules.ts';
import { verdict } from '../approvals/verdict.ts';
import type { Content } from '../model/content.ts';
import { entryFile, titleOf } from '../model/entry.ts';
import type { AnyEntry, MediaFile } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import type { Tombstone } from '../model/tombstone.ts';
import { publicationState } from './state.ts';

interface Facts {
  ledger: Ledger;
  policy: Policy;
  now: Date;
}

/**
 * Texts that certainly were on the site and have left it for good: because a desk took them down, as a record says,
 * or because they expired. Texts that were never public leave no trace, and a text that only waits for an approval
 * has not left.
 */
export function tombstonesOf(
  { entries, policy }: Pick<Content, 'entries' | 'policy'>,
  ledger: Ledger,
  now: Date,
): Tombstone[] {
  const facts = { ledger, policy, now };
  const found = new Map<string, Tombstone>();
  const byFile = new Map(entries.map((entry) => [entryFile(entry), entry]));
  for (const entry of entries) {
    const tombstone = expired(entry, facts);
    if (tombstone !== undefined) found.set(entryFile(entry), tombstone);
  }
  for (const records of ledger.records.values()) {
    const files = new Set(records.flatMap(({ entry }) => (entry === undefined ? [] : entryFile(entry))));
    for (const file of files) {
      const tombstone = takenDown(records, file, byFile.get(file), facts);
      if (tombstone !== undefined) found.set(file, tombstone);
    }
  }
  return [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, tombstone]) => tombstone);
}

/**
 * The first day on which a text was on the site: the latest of its date, embargo and publication date, else the day
 * of its first complete approval. Undefined for texts from before approvals were recorded.
 */
export function shownSince(
  entry: AnyEntry,
  { ledger, policy }: { ledger: Ledger; policy: Policy },
): string | undefined {
  const { front } = entry;
  const named = [
    front.publishAt,
    'embargo' in front ? front.embargo : undefined,
    'date' in front ? front.date : undefined,
  ].filter((moment) => moment !== undefined);
  const [latest] = named
    .map((moment) => moment.slice(0, 10))
    .toSorted()
    .toReversed();
  const file = entryFile(entry);
  if (latest !== undefined || ledger.imports.values().some(({ subjects }) => subjects.has(file)))
    return latest;
  const [first] = recordsOf(entry, ledger)
    .filter((record) => isApproved(entry, record, { ledger, policy }))
    .map(({ predicate }) => predicate.at.slice(0, 10))
    .toSorted();
  return first;
}

/** Shows the title: the text ended as announced, and everything shown was approved. */
function expired(entry: AnyEntry, facts: Facts): Tombstone | undefined {
  const { front } = entry;
  if (publicationState(entry, facts.now) !== 'expired' || front.expireAt === undefined) return undefined;
  const before = new Date(Date.parse(front.expireAt) - 1000);
  const wasShown = (version: AnyEntry) =>
    publicationState({ front, verdict: verdict(version, facts.ledger, facts.policy, before) }, before) ===
    'published';
  // A reason that was added later is part of text that was approved later.
  const isCertain =
    wasShown(entry) ||
    (entry.verdict?.approved === true &&
      recordsOf(entry, facts.ledger).some((record) => wasShown(versionOf(entry, record))));
  if (!isCertain) return undefined;
  return {
    ...nameOf(entry),
    title: titleOf(entry),
    ...sinceIfBefore(shownSince(entry, facts), front.expireAt),
    at: front.expireAt,
    ...front.takenDown,
    aliases: front.aliases ?? [],
  };
}

/** Shows no title, and only what the record says: the file may have changed or been deleted since. */
function takenDown(
  records: readonly ApprovalRecord[],
  file: string,
  entry: AnyEntry | undefined,
  { ledger, policy, now }: Facts,
): Tombstone | undefined {
  if (entry !== undefined && publicationState(entry, now) === 'published') return undefined;
  const own = records.filter((record) => record.entry !== undefined && entryFile(record.entry) === file);
  const [first] = own;
  if (first?.entry === undefined || damageOf(first.entry, ledger) !== undefined) return undefined;
  const lineage = new Lineage(records);
  // A deleted file no longer tells whose approval it needed, so any approval brings the text back.
  const isBack = (later: ApprovalRecord) =>
    entry === undefined ? isInFavour(later) : isApproved(entry, later, { ledger, policy });
  const inForce = lineage
    .newestFirst(own.filter((record) => noticeOf(record) !== undefined && isValidDecision(record, ledger)))
    .filter((record) => !own.some((later) => lineage.isAfter(later.id, record.id) && isBack(later)))
    .toReversed();
  const [oldest] = inForce;
  if (oldest === undefined) return undefined;
  const notices = inForce.map((record) => noticeOf(record) ?? {});
  const last = (field: 'reason' | 'replacement') =>
    notices.findLast((notice) => notice[field] !== undefined)?.[field];
  const [reason, replacement] = [last('reason'), last('replacement')];
  const at = [oldest.predicate.at, ...(entry && hasExpired(entry, now) ? [entry.front.expireAt ?? ''] : [])];
  const moment = at.toSorted((a, b) => Date.parse(a) - Date.parse(b))[0] ?? oldest.predicate.at;
  return {
    ...nameOf(first.entry),
    ...sinceIfBefore(notices[0]?.since, moment),
    at: moment,
    ...(reason !== undefined && { reason }),
    ...(replacement !== undefined && { replacement }),
    aliases: [...new Set(notices.flatMap(({ aliases = [] }) => aliases))],
  };
}

/**
 * Whether a version was fully approved at the time of this record. Later decisions against it, or ones whose author
 * did not know of the record, do not change that.
 */
function isApproved(
  entry: AnyEntry,
  record: ApprovalRecord,
  { ledger, policy }: { ledger: Ledger; policy: Policy },
): boolean {
  if (!isInFavour(record)) return false;
  const key = `${entry.collection}/${entry.slug}`;
  const all = ledger.records.get(key) ?? [];
  const lineage = new Lineage(all);
  const then = all.filter((other) => isInFavour(other) || lineage.isAfter(record.id, other.id));
  const known = { ...ledger, records: new Map([[key, then]]) };
  return verdict(versionOf(entry, record), known, policy, new Date(record.predicate.at)).approved;
}

function isInFavour({ predicate: { decision } }: ApprovalRecord): boolean {
  return decision === 'approve' || decision === 'waiver';
}

function noticeOf({ predicate }: ApprovalRecord): Notice | undefined {
  return 'notice' in predicate ? predicate.notice : undefined;
}

/**
 * A record by a person who was not in that desk is ignored. Where its policy is lost, the gate follows a decision
 * against publishing, and so does this.
 */
function isValidDecision({ predicate }: ApprovalRecord, ledger: Ledger): boolean {
  const then = ledger.policies.get(predicate.policy);
  return (
    predicate.decision !== 'import' &&
    (then === undefined || isMember(predicate.person, predicate.desk, predicate.at, then))
  );
}

function hasExpired(entry: AnyEntry, now: Date): boolean {
  return publicationState(entry, now) === 'expired';
}

function recordsOf({ collection, lang, slug }: AnyEntry, ledger: Ledger): ApprovalRecord[] {
  return (ledger.records.get(`${collection}/${slug}`) ?? []).filter(({ entry }) => entry?.lang === lang);
}

/** The entry as it was in a record: with those digests, and otherwise unchanged, since more is not known. */
function versionOf(entry: AnyEntry, { subjects }: ApprovalRecord): AnyEntry {
  const [[, digest] = ['', ''], ...media] = subjects;
  const files = media.map(([name, of]): [string, MediaFile] => [`/${name}`, { digest: of, bytes: 0 }]);
  const { unixDigest: _, ...rest } = entry;
  return { ...rest, digest, media: Object.fromEntries(files) } as AnyEntry;
}

function nameOf({ collection, lang, slug }: Pick<AnyEntry, 'collection' | 'lang' | 'slug'>) {
  return { collection, lang, slug };
}

function sinceIfBefore(since: string | undefined, at: string): { since?: string } {
  return since !== undefined && since <= at.slice(0, 10) ? { since } : {};
}
