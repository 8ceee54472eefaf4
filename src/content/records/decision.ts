import { explainReason } from '../../approvals/explain.ts';
import { damageOf, headsOf } from '../../approvals/ledger.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import {
  decisions,
  emailPattern,
  momentOf,
  predicateType,
  readRecord,
  signatureNamespace,
  statementType,
  waiverMaxDays,
  writeRecord,
} from '../../approvals/record.ts';
import type { Decision, Statement } from '../../approvals/record.ts';
import { isMember, membersOf, requiredDesks, ruleFor } from '../../approvals/rules.ts';
import { isSshPublicKey, verifySshSignature } from '../../approvals/ssh-signature.ts';
import { subjectsOf, verdict } from '../../approvals/verdict.ts';
import type { Content } from '../../model/content.ts';
import { addDuration } from '../../model/dates.ts';
import { authorsOf, entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { lineEndsCommand } from '../../model/line-ends.ts';
import { nearest } from '../../model/nearest.ts';
import type { Reason, Verdict } from '../../model/verdict.ts';
import { noticeOf, wordsObjections } from './notice.ts';
import { Refusal } from './refusal.ts';
import { signRecord } from './sign.ts';
import type { DecisionRequest, Matter } from './matter.ts';

/** A decision that may be recorded. */
export interface DecisionRecord {
  /** Path inside the content folder. */
  file: string;
  bytes: Buffer;
  signature?: Buffer;
  /** The gate's verdict on the entry once it is recorded. */
  verdict: Verdict;
  /** All decisions, including this one. */
  ledger: Ledger;
}

/**
 * Makes a decision's record without writing it.
 * @throws Refusal with all reasons
 */
export async function makeDecision(request: DecisionRequest, matter: Matter): Promise<DecisionRecord> {
  const { entry, content, ledger, now, policy } = matter;
  refuse([...objections(request, entry, content, ledger, now), ...wordsObjections(request, matter)]);
  const expires = request.expires === undefined ? undefined : endOf(request.expires);
  const statement = {
    _type: statementType,
    subject: [...subjectsOf(entry)].map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: {
      desk: request.desk,
      person: request.person,
      at: momentOf(now),
      authors: [...new Set([...authorsOf(entry), ...matter.committed])].toSorted(),
      ...(matter.commit !== undefined && { evidence: { commit: matter.commit, ...matter.review } }),
      policy: policy.digest,
      previous: headsOf(entry, ledger),
      ...(request.comment !== undefined && { comment: request.comment.trim() }),
      ...(expires && { expires: momentOf(expires) }),
      decision: request.decision,
      assurance: request.sign === undefined ? matter.assurance : 'signed',
    },
  } as Statement;
  const policies = { policyDigest: policy.digest, policy: content.policy };
  const told = withNotice(statement, request, matter, policies);
  const { file, bytes, signature } = await signed(request, content, told);
  const after = withRecord(ledger, file, bytes, signature, policies);
  const found = verdict(entry, after, content.policy, now);
  const fault = found.desks
    .filter(({ desk }) => desk === request.desk && request.decision === 'approve')
    .flatMap(({ reasons }) => reasons)
    .find((reason) => 'person' in reason && reason.person === request.person);
  if (fault !== undefined) {
    refuse([`This approval would not count: ${explainReason(fault, content)}.${remedyFor(fault)}`]);
  }
  return { file, bytes, verdict: found, ledger: after, ...(signature && { signature }) };
}

/** The same, with the message for visitors if the decision unpublishes the text. */
function withNotice(
  statement: Statement,
  request: DecisionRequest,
  matter: Matter,
  policies: { policyDigest: string; policy: Content['policy'] },
): Statement {
  const { predicate } = statement;
  if (predicate.decision !== 'unpublish' && predicate.decision !== 'withdraw') return statement;
  const { file, bytes } = writeRecord(statement);
  const after = withRecord(matter.ledger, file, bytes, undefined, policies);
  // After one of two approvals is withdrawn, enough may be left.
  if (verdict(matter.entry, after, matter.content.policy, matter.now).approved) return statement;
  const notice = noticeOf(request, matter);
  return notice === undefined ? statement : { ...statement, predicate: { ...predicate, notice } };
}

/** The versions of an entry's file that were approved before: their authors do not matter any more. */
export function approvedBefore(entry: AnyEntry, ledger: Ledger): Set<string> {
  const known = new Set<string>();
  for (const record of ledger.records.get(`${entry.collection}/${entry.slug}`) ?? []) {
    const digest = record.subjects.get(entryFile(entry));
    if (record.predicate.decision === 'approve' && digest !== undefined && digest !== entry.digest)
      known.add(digest);
  }
  return known;
}

/** The ledger as it will be once the record is written. */
function withRecord(
  ledger: Ledger,
  file: string,
  bytes: Buffer,
  signature: Buffer | undefined,
  { policyDigest, policy }: { policyDigest: string; policy: Content['policy'] },
): Ledger {
  const record = readRecord(file, bytes);
  if ('fault' in record || record.entry === undefined)
    throw new TypeError('a record of an entry was just written');
  const key = `${record.entry.collection}/${record.entry.slug}`;
  const signedWith = signature && verifySshSignature(signature.toString('latin1'), bytes, signatureNamespace);
  const added = signedWith === undefined ? record : { ...record, signedWith };
  return {
    ...ledger,
    policies: new Map(ledger.policies).set(policyDigest, policy),
    records: new Map(ledger.records).set(key, [...(ledger.records.get(key) ?? []), added]),
  };
}

function remedyFor({ code }: Reason): string {
  if (code === 'below-assurance') return ' Sign it: --sign ~/.ssh/id_ed25519.';
  return code === 'own-work' || code === 'own-waiver' ? ' Ask a colleague of the desk.' : '';
}

export function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refusal(reasons);
}

export const noAddresses = 'The comment has an e-mail address. Records stay for ever: leave it out.';

export function windowsLines(files: string): string {
  return `${files}: the file has Windows line ends, which git would change, and the approval would no longer fit. Run ${lineEndsCommand}, or save it with LF.`;
}

/** All reasons against a decision. */
function objections(
  request: DecisionRequest,
  entry: AnyEntry,
  content: Content,
  ledger: Ledger,
  now: Date,
): string[] {
  const { policy } = content;
  const { desk, person, decision, comment = '', expires } = request;
  const reasons: string[] = [];
  const known = decisions.filter((one) => one !== 'import') as Exclude<Decision, 'import'>[];
  if (!(known as string[]).includes(decision)) {
    reasons.push(`"${decision}" is no decision. Write one of: ${known.join(', ')}.`);
  }
  reasons.push(...personReasons(person, content));
  const at = now.toISOString();
  if (!Object.hasOwn(policy.desks, desk)) {
    reasons.push(
      `There is no desk "${desk}". policy.yaml has: ${Object.keys(policy.desks).join(', ') || 'none'}.`,
    );
  } else if (Object.hasOwn(policy.people, person) && !isMember(person, desk, at, policy)) {
    const members = membersOf(desk, at, policy).join(', ') || 'nobody';
    reasons.push(`${person} does not decide for ${desk} today. Who does: ${members}.`);
  }
  const rule = ruleFor(entry, policy);
  const required = rule === undefined ? [] : [...requiredDesks(entry, rule).keys()];
  if (decision !== 'approve' && !required.includes(desk)) {
    reasons.push(
      required.length === 0
        ? `The policy asks nobody to approve ${entryFile(entry)}, so that this would change nothing. To take it down, write expireAt: with a day, and its address says so; or draft: true, and it says nothing.`
        : `The policy does not ask ${desk} about ${entryFile(entry)}, so that this would change nothing. It asks: ${required.join(', ')}.`,
    );
  }
  if ((decision === 'request-changes' || decision === 'waiver') && comment.trim() === '') {
    reasons.push(`Say why: --comment "…".`);
  }
  if (comment.length > 2000) reasons.push('The comment is longer than 2,000 characters.');
  if (emailPattern.test(comment)) reasons.push(noAddresses);
  reasons.push(...expiryReasons(decision, expires, now));
  if (entry.unixDigest !== undefined) reasons.push(windowsLines(entryFile(entry)));
  const damage = damageOf(entry, ledger);
  if (damage !== undefined) reasons.push(`${damage.file}: ${damage.message}. ${damage.fix}`);
  return reasons;
}

export function personReasons(person: string, { policy }: Content): string[] {
  if (Object.hasOwn(policy.people, person)) return [];
  const known = Object.keys(policy.people);
  const near = nearest(person, known);
  return [
    `policy.yaml does not know the person "${person}".${near === undefined ? ` It knows: ${known.join(', ') || 'nobody'}.` : ` Did you mean ${near}?`}`,
  ];
}

function expiryReasons(decision: string, expires: string | undefined, now: Date): string[] {
  if (decision !== 'waiver') {
    return expires === undefined ? [] : ['Only a waiver has an end of its own: leave --expires out.'];
  }
  const latest = addDuration(now.toISOString().slice(0, 10), `P${String(waiverMaxDays)}D`);
  const end = expires === undefined ? undefined : endOf(expires);
  const length = end === undefined ? 0 : end.getTime() - now.getTime();
  if (length > 0 && length <= waiverMaxDays * 86_400_000) return [];
  return [
    `A waiver ends within ${String(waiverMaxDays)} days: --expires with a day before ${latest}, such as 2026-12-01.`,
  ];
}

/** A day from whose beginning (UTC) a waiver is no longer valid, or a time. */
function endOf(text: string): Date | undefined {
  const isMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/.test(text);
  const date = new Date(text);
  return isMoment && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** The record's bytes, signed if a key is given, which must be one of the person's keys in the policy. */
export async function signed(
  { person, sign }: { person: string; sign?: string | undefined },
  { policy }: Content,
  content: Statement,
): Promise<{ id: string; file: string; bytes: Buffer; signature?: Buffer }> {
  const record = writeRecord(content);
  if (sign === undefined) return record;
  const signature = await signRecord(record.bytes, sign);
  const key = verifySshSignature(signature.toString('latin1'), record.bytes, signatureNamespace);
  const keys = policy.people[person]?.keys?.filter(isSshPublicKey) ?? [];
  if (key === undefined || !keys.includes(key)) {
    throw new Refusal([
      `policy.yaml does not list this key for ${person}. Add it under people: ${person}: keys: ${key ?? '(a key that can be verified: ed25519, also on a security key, ecdsa, or rsa)'}`,
    ]);
  }
  return { ...record, signature };
}
