import { readRecord, reviewOf } from '../../approvals/record.ts';
import type { ReviewEvidence } from '../../approvals/record.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { requiredDesks, ruleFor } from '../../approvals/rules.ts';
import { verdict } from '../../approvals/verdict.ts';
import type { Content } from '../../model/content.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { addressOf } from '../../publication/addresses.ts';
import { makeDecision } from '../../recordkeeping/decision.ts';
import { Refusal } from '../../recordkeeping/refusal.ts';
import { ForgeFault } from '../forge.ts';
import type { Comparison, Forge, Pull, Review } from '../forge.ts';
import { desksFor, standingOf } from '../standing.ts';
import type { Opinion, Passed } from '../standing.ts';
import { readReviewed } from './reviewed.ts';
import type { Reviewed } from './reviewed.ts';
import type { SiteHere } from './site.ts';
import { writersOf } from './wrote.ts';

/** A decision that a review comes to, on one entry and for one desk. */
export interface Weighed {
  review: Review;
  /** Of the entry, inside the content folder. */
  entry: string;
  desk: string;
  person: string;
  decision: 'approve' | 'request-changes' | 'unpublish';
}

/** What the reviews of a pull request come to. Nothing is written yet. */
export interface Weighing {
  site: SiteHere;
  pull: Pull;
  /** Records to write, in the order in which they were decided. */
  made: (Weighed & { file: string; bytes: Buffer })[];
  /** What is on record already. */
  known: Weighed[];
  /** Takes entries down: put on record once the pull request is merged. */
  pending: Weighed[];
  /** Reviews, or parts of them, that become no record. */
  passed: Passed[];
  /** All decisions, those that were made here among them. */
  ledger: Ledger;
  /** What a commit of the pull request makes of the entries. */
  reviewed: (commit: string) => Promise<Reviewed>;
}

/** A pull request that leads to another branch than the site's: nothing to do, and nothing wrong. */
export class Elsewhere extends Refusal {
  constructor(reason: string) {
    super([reason]);
  }
}

/**
 * Weighs the reviews of a pull request by the policy of the site as it stands: not by one that the pull request brings.
 * @throws ForgeFault where not everything can be had that it takes, Elsewhere where it leads to another branch
 */
export async function weigh(number: number, site: SiteHere): Promise<Weighing> {
  const { forge, content, snapshot, objects } = site;
  const facts = await forge.repository();
  const pull = await forge.pull(number);
  const branch = content.site.forge?.branch ?? facts.defaultBranch;
  if (pull.base.branch !== branch)
    throw new Elsewhere(
      `Pull request #${String(number)} leads to ${pull.base.branch}, and the site is built from ${branch}: its reviews are about something else.`,
    );
  const reviews = await forge.reviews(number);
  const commits = new Map<string, Promise<Reviewed>>();
  const reviewed = (commit: string) => {
    const found =
      commits.get(commit) ??
      beginningOf(pull, commit, forge).then((comparison) =>
        readReviewed(commit, comparison, objects, snapshot),
      );
    commits.set(commit, found);
    return found;
  };
  const { opinions, passed } = standingOf(reviews, content.policy, { kind: forge.kind, author: pull.author });
  const weighing: Weighing = {
    site,
    pull,
    made: [],
    known: [],
    pending: [],
    passed,
    ledger: snapshot.ledger,
    reviewed,
  };
  const evidence = { forge: forge.kind, repository: facts.id, pull: number };
  for (const intention of await intentionsOf(opinions, weighing))
    await settle(intention, { ...evidence, review: intention.opinion.review.id }, weighing);
  return weighing;
}

/**
 * What a commit of a pull request has beside the base branch: as late as the two have anything in common, so that what
 * was brought in from there counts as nobody's change. Once it is merged that is where the base branch stood before.
 */
async function beginningOf(pull: Pull, commit: string, forge: Forge): Promise<Comparison> {
  if (pull.mergedAs === undefined) return forge.compare(pull.base.branch, commit);
  const [merge] = await forge.commits(pull.mergedAs, '');
  const [before] = merge?.parents ?? [];
  const found = before === undefined ? undefined : await forge.compare(before, commit);
  // Pushed onto the base branch as it was, without a merge: what stood before has it already.
  return found === undefined || found.mergeBase === commit ? forge.compare(pull.base.commit, commit) : found;
}

interface Intention extends Omit<Weighed, 'review' | 'person' | 'entry'> {
  opinion: Opinion;
  entry: AnyEntry;
  reviewed: Reviewed;
}

/** Which opinion is to be recorded on which entry for which desk: the last of each person. */
async function intentionsOf(opinions: readonly Opinion[], weighing: Weighing): Promise<Intention[]> {
  const found = new Map<string, Intention>();
  for (const opinion of opinions) {
    const reviewed = await seenIn(opinion, weighing);
    if (reviewed === undefined) continue;
    const whys = new Map<string, string[]>();
    const removed = opinion.decision === 'approve' ? leaving(reviewed, weighing.site.content) : [];
    const about = [
      ...reviewed.entries.map((entry) => ({ entry, decision: opinion.decision })),
      ...removed.map((entry) => ({ entry, decision: 'unpublish' as const })),
    ];
    let isAbout = about.length === 0 || opinion.desks === undefined;
    for (const { entry, decision } of about) {
      const { policy } = weighing.site.content;
      const rule = ruleFor(entry, policy);
      const required = rule === undefined ? [] : [...requiredDesks(entry, rule).keys()].filter(Boolean);
      const desks = desksFor(opinion, required, policy);
      const file = entryFile(entry);
      if ('why' in desks) whys.set(desks.why, [...(whys.get(desks.why) ?? []), file]);
      else {
        isAbout ||= desks.length > 0;
        for (const desk of desks) {
          const key = JSON.stringify([opinion.person, desk, file]);
          // Set anew, so that the order is that of the last words.
          found.delete(key);
          found.set(key, { opinion, entry, desk, decision, reviewed });
        }
      }
    }
    for (const [why, files] of whys) pass(weighing, opinion.review, `${files.join(', ')}: ${why}`);
    if (!isAbout && whys.size === 0)
      pass(
        weighing,
        opinion.review,
        `the policy does not ask ${(opinion.desks ?? []).join(' or ')} about what it changes`,
      );
    for (const [file, [problem]] of reviewed.faults)
      pass(
        weighing,
        opinion.review,
        `${file} has faults, and cannot be approved: ${problem?.message ?? 'it cannot be read'}`,
      );
  }
  return [...found.values()];
}

async function seenIn({ review, commit }: Opinion, weighing: Weighing): Promise<Reviewed | undefined> {
  try {
    return await weighing.reviewed(commit);
  } catch (error) {
    // The commit is gone; whoever cannot be reached, or asks to wait, is no reason to pass a review over.
    if (!(error instanceof ForgeFault) || error.kind !== 'missing') throw error;
    pass(weighing, review, `the forge no longer has the commit ${commit.slice(0, 12)} that it was about`);
    return undefined;
  }
}

/** The entries that go for good: what only changes its address says so at its new one, where it is approved. */
export function leaving({ removed, entries }: Reviewed, { site }: Content): AnyEntry[] {
  return removed.filter((entry) => {
    const address = addressOf(entry.collection, entry.slug, entry.lang, site);
    return !entries.some(
      (other) =>
        other.collection === entry.collection &&
        other.lang === entry.lang &&
        (other.front.aliases ?? []).includes(address),
    );
  });
}

/** Makes the record that an opinion comes to, or says why there is none. */
async function settle(
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
    pass(weighing, review, `${weighed.entry}: ${error.reasons.join(' ')}`);
  }
}

/** A record has to say why changes are asked for; GitHub asks for that as well, or for remarks beside the lines. */
function wordsOf({ decision, comment }: Opinion, { number }: Pull): string | undefined {
  return decision === 'request-changes' && comment === undefined
    ? `See the remarks in pull request #${String(number)}.`
    : undefined;
}

function isOnRecord({ entry, desk }: Weighed, evidence: ReviewEvidence, ledger: Ledger): boolean {
  const [collection = '', , name = ''] = entry.split('/');
  return (ledger.records.get(`${collection}/${name.slice(0, -'.mdx'.length)}`) ?? []).some((record) => {
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

/** The decisions on an entry that could be known when a review was given: it follows none that came later. */
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

function pass({ passed }: Weighing, review: Review, why: string): void {
  passed.push({ review, why });
}
