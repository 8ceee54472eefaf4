import { readRecord, reviewOf } from '../../approvals/record.ts';
import type { ReviewEvidence } from '../../approvals/record.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { verdict } from '../../approvals/verdict.ts';
import type { Content } from '../../model/content.ts';
import { entryFile, parseEntryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { makeDecision } from '../../content/records/decision.ts';
import { Refusal } from '../../content/records/refusal.ts';
import type { Pull } from '../forge.ts';
import type { Opinion } from '../standing.ts';
import type { Intention } from './weighing.ts';
import type { Weighed, Weighing } from './weighing.ts';
import { writersOf } from './wrote.ts';

/** Makes the record of an opinion, or says why there is none. */
export async function createRecord(
  { opinion, entry, desk, decision, reviewed }: Intention,
  evidence: ReviewEvidence,
  weighing: Weighing,
): Promise<void> {
  const { review, person, comment } = opinion;
  const { pull, site: here } = weighing;
  const { forge, content, snapshot, policy, repository, objects } = here;
  const weighed: Weighed = { review, entry: entryFile(entry), desk, person, decision };
  if (isOnRecord(weighed, evidence, weighing.ledger)) {
    weighing.known.push(weighed);
    return;
  }
  const isGone = !snapshot.current.some((one) => entryFile(one) === weighed.entry);
  if (decision === 'unpublish' && (pull.state !== 'merged' || !isGone)) {
    weighing.pending.push(weighed);
    return;
  }
  const now = new Date(review.at);
  const ledger = knownAt(review.at, entry, weighing.ledger);
  const site = decision === 'unpublish' ? withEntry(content, entry, ledger, now) : content;
  const where = { forge, objects, prefix: repository.prefix, policy: content.policy, ledger };
  try {
    const { file, bytes } = await makeDecision(
      { desk, person, decision, comment: wordsOf(opinion, pull) ?? comment },
      {
        entry,
        content,
        site,
        ledger,
        policy,
        committed: decision === 'unpublish' ? [] : await writersOf(entry, reviewed, where),
        commit: review.commit ?? undefined,
        review: evidence,
        assurance: 'forge',
        now,
      },
    );
    weighing.made.push({ ...weighed, file, bytes });
    weighing.ledger = withRecord(weighing.ledger, file, bytes, policy.digest, content);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    weighing.skipped.push({ review, why: `${weighed.entry}: ${error.reasons.join(' ')}` });
  }
}

/** A request for changes needs a comment; GitHub accepts comments on lines instead. */
function wordsOf({ decision, comment }: Opinion, { number }: Pull): string | undefined {
  return decision === 'request-changes' && comment === undefined
    ? `See the remarks in pull request #${String(number)}.`
    : undefined;
}

function isOnRecord({ entry, desk }: Weighed, evidence: ReviewEvidence, ledger: Ledger): boolean {
  const { collection, slug } = parseEntryFile(entry) ?? {};
  return (ledger.records.get(`${collection ?? ''}/${slug ?? ''}`) ?? []).some((record) => {
    const known = reviewOf(record.predicate);
    return (
      known?.review === evidence.review &&
      known.repository === evidence.repository &&
      known.forge === evidence.forge &&
      record.subjects.has(entry) &&
      'desk' in record.predicate &&
      record.predicate.desk === desk
    );
  });
}

/** The decisions on an entry that were known when a review was given: the record follows none that came later. */
function knownAt(at: string, entry: AnyEntry, ledger: Ledger): Ledger {
  const key = `${entry.collection}/${entry.slug}`;
  const records = (ledger.records.get(key) ?? []).filter(({ predicate }) => predicate.at <= at);
  return { ...ledger, records: new Map(ledger.records).set(key, records) };
}

function withEntry(content: Content, entry: AnyEntry, ledger: Ledger, now: Date): Content {
  const judged = { ...entry, verdict: verdict(entry, ledger, content.policy, now) };
  return { ...content, entries: [...content.entries, judged] };
}

function withRecord(
  ledger: Ledger,
  file: string,
  bytes: Buffer,
  digest: string,
  { policy }: Content,
): Ledger {
  const record = readRecord(file, bytes);
  if ('fault' in record || record.entry === undefined)
    throw new TypeError('a record of an entry was just made');
  const key = `${record.entry.collection}/${record.entry.slug}`;
  return {
    ...ledger,
    policies: new Map(ledger.policies).set(digest, policy),
    records: new Map(ledger.records).set(key, [...(ledger.records.get(key) ?? []), record]),
  };
}
