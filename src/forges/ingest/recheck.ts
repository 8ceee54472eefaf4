import { reviewOf } from '../../approvals/record.ts';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { subjectsOf } from '../../approvals/verdict.ts';
import { changesSince } from '../../lib/git/changes.ts';
import { sha256 } from '../../lib/git/objects.ts';
import { entryFile } from '../../model/entry.ts';
import { Refusal } from '../../content/records/refusal.ts';
import { printable } from '../../content/records/report.ts';
import { ForgeFault } from '../forge.ts';
import type { Forge, Review } from '../forge.ts';
import { readInstruction } from '../instruction.ts';
import { withSite } from './site.ts';
import type { Folders, SiteHere } from './site.ts';

/** The result of comparing records with the forge's current data. */
export interface Rechecked {
  /** Number of records that were compared. */
  count: number;
  /** Contradictions between record and forge: somebody has to look at them. */
  faults: Finding[];
  /** Later changes that have no effect. */
  notes: Finding[];
}

interface Finding {
  /** The record's path inside the content folder. */
  file: string;
  message: string;
  fix: string;
}

/**
 * Compares the records that came from a forge with its current data: whether the review exists, by whom, when, with
 * which verdict, on which commit, and whether the commit has those bytes.
 * @param base limits it to records that this branch, tag or commit does not have
 * @throws ForgeFault where the forge cannot be asked, Refusal
 */
export function recheck(forge: Forge, folders: Folders, now: Date, base?: string): Promise<Rechecked> {
  return withSite(forge, folders, now, async (site) => {
    const { id } = await forge.repository();
    const isNew = base === undefined ? undefined : await addedSince(base, site);
    const records = [...site.snapshot.ledger.records.values()]
      .flat()
      .filter(({ predicate, file }) => predicate.assurance === 'forge' && (isNew?.has(file) ?? true))
      .toSorted((a, b) => (a.file < b.file ? -1 : 1));
    const reviews = new Map<number, Promise<readonly Review[] | undefined>>();
    const reviewsOf = (pull: number) => {
      const found = reviews.get(pull) ?? forge.reviews(pull).catch(ignoreMissing);
      reviews.set(pull, found);
      return found;
    };
    const result: Rechecked = { count: records.length, faults: [], notes: [] };
    for (const record of records) {
      const evidence = reviewOf(record.predicate);
      const report = (kind: 'faults' | 'notes', message: string, fix: string) =>
        result[kind].push({ file: record.file, message, fix });
      if (evidence === undefined) {
        report('faults', 'this says that it comes from a forge, and names no review', inspectFix);
        continue;
      }
      if (evidence.repository !== id || evidence.forge !== forge.kind) {
        report(
          'faults',
          `this comes from another repository (number ${String(evidence.repository)}), which was not asked`,
          'Look there, with site.yaml as it was; a repository that was moved keeps its number.',
        );
        continue;
      }
      const all = await reviewsOf(evidence.pull);
      const review = all?.find((one) => one.id === evidence.review);
      const where = `pull request #${String(evidence.pull)}`;
      if (review === undefined) {
        const message =
          all === undefined ? `${where} is not there` : `${where} has no review ${String(evidence.review)}`;
        report('faults', message, inspectFix);
        continue;
      }
      const contradictions = differences(record, review, evidence.commit, site);
      if (contradictions.length > 0) report('faults', `${where}: ${contradictions.join('; ')}`, inspectFix);
      else if (review.state === 'dismissed') {
        const { kind, message, fix } = dismissed(record, site);
        report(kind, `${where}: ${message}`, fix);
      } else if (review.by === undefined)
        report(
          'notes',
          `${where}: the account was deleted since`,
          'Nothing to do: what they decided stands.',
        );
      const differing = await differingFiles(record, evidence.commit, site);
      if (differing === undefined)
        report(
          'notes',
          `${where}: the forge no longer has ${evidence.commit.slice(0, 12)}, so that nobody can hold the bytes to it`,
          'Nothing to do.',
        );
      else if (differing.length > 0)
        report(
          'faults',
          `${where}: ${evidence.commit.slice(0, 12)} does not have these bytes of ${differing.join(', ')}`,
          inspectFix,
        );
    }
    return result;
  });
}

async function addedSince(base: string, { repository }: SiteHere): Promise<Set<string>> {
  const changes = await changesSince(repository, base, 'approvals').catch((error: unknown) => {
    throw new Refusal([error instanceof Error ? error.message : String(error)]);
  });
  return new Set(changes.map(({ file }) => file));
}

/** The report for a terminal. */
export function printRechecked({ count, faults, notes }: Rechecked): string {
  const blocks = [...faults, ...notes].map(
    ({ file, message, fix }) => `${printable(file)}\n    ${printable(message)}\n    ${printable(fix)}`,
  );
  const records = count === 1 ? '1 record' : `${String(count)} records`;
  const sum = `${records} from the forge, ${faults.length === 0 ? 'all as it has them' : `${String(faults.length)} not as it has them`}.`;
  return [...blocks, sum].join('\n');
}

const inspectFix = 'Look at who added this record (git log), and have the desk decide again.';

/** Contradictions between a record and its review. */
function differences(record: ApprovalRecord, review: Review, commit: string, site: SiteHere): string[] {
  const { predicate } = record;
  const found: string[] = [];
  const { forge, snapshot } = site;
  const then = snapshot.ledger.policies.get(predicate.policy);
  const account = then?.people[predicate.person]?.forge?.[forge.kind];
  if (review.by !== undefined && review.by.id !== account)
    found.push(`it is by the account ${String(review.by.id)}, which was not ${predicate.person}’s`);
  const said = predicate.decision === 'request-changes' ? 'changes-requested' : 'approved';
  if (review.state !== said && review.state !== 'dismissed')
    found.push(`it says ${review.state} where the record says ${predicate.decision}`);
  if (!['approve', 'request-changes', 'unpublish'].includes(predicate.decision))
    found.push(`no review comes to ${predicate.decision}`);
  // Anyone with write access to the repository can edit other people's reviews.
  const { desks } = readInstruction(review.body, then ?? site.content.policy);
  const desk = deskOf(record);
  if (desks !== undefined && !desks.includes(desk))
    found.push(`it is for ${desks.join(', ') || 'no desk'} and not for ${desk}`);
  if (review.at !== predicate.at) found.push(`it was given ${review.at} and not ${predicate.at}`);
  if (review.commit !== null && review.commit !== commit)
    found.push(`it was about ${review.commit.slice(0, 12)} and not ${commit.slice(0, 12)}`);
  return found;
}

/** A push dismisses reviews of older bytes; that matters only if the record still counts. */
function dismissed(
  record: ApprovalRecord,
  site: SiteHere,
): { kind: 'faults' | 'notes'; message: string; fix: string } {
  const { person, decision } = record.predicate;
  const withdraw = `npm run approvals -- record --path ${nameOf(record)} --desk ${deskOf(record)} --person ${person} --decision withdraw`;
  if (!isInForce(record, site))
    return {
      kind: 'notes',
      message: 'the review was dismissed since, and counts for nothing today',
      fix: 'Nothing to do.',
    };
  if (decision === 'request-changes')
    return {
      kind: 'notes',
      message: 'the request for changes was dismissed since, and still holds the text back',
      fix: `Where it is settled: ${withdraw}`,
    };
  return {
    kind: 'faults',
    message: 'the approval was dismissed since, and the site has what it was about',
    fix: `If it was dismissed for a reason, take it back: ${withdraw}`,
  };
}

/**
 * The files that the commit does not have as the record says; undefined where the commit is gone. The files of an
 * unpublished entry are in an earlier commit.
 */
async function differingFiles(
  { subjects, predicate }: ApprovalRecord,
  commit: string,
  { objects }: SiteHere,
): Promise<string[] | undefined> {
  if (predicate.decision === 'unpublish') return [];
  if ((await objects.tree(commit).catch(ignoreMissing)) === undefined) return undefined;
  const found: string[] = [];
  for (const [file, digest] of subjects) {
    const bytes = await objects.file(commit, file);
    if (bytes === undefined || sha256(bytes) !== digest) found.push(file);
  }
  return found;
}

/** Whether a record is about the site's current bytes, and no later decision replaces it. */
function isInForce({ id, subjects, entry, predicate }: ApprovalRecord, { snapshot }: SiteHere): boolean {
  const now = snapshot.current.find((one) => entry !== undefined && entryFile(one) === entryFile(entry));
  if (now === undefined) return false;
  const own = subjectsOf(now);
  if (own.size !== subjects.size || ![...own].every(([name, digest]) => subjects.get(name) === digest))
    return false;
  const { desks = [], blocks = [] } = now.verdict ?? {};
  if (predicate.decision === 'request-changes')
    return blocks.some((block) => block.code === 'changes-requested' && block.at === predicate.at);
  return desks.some(({ given }) => given.some(({ record }) => record === id));
}

function nameOf({ subjects }: ApprovalRecord): string {
  return [...subjects.keys()][0] ?? '';
}

function deskOf({ predicate }: ApprovalRecord): string {
  return 'desk' in predicate ? predicate.desk : '';
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof ForgeFault && error.kind === 'missing') return undefined;
  throw error;
}
