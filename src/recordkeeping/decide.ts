import { isAbsolute, relative } from 'node:path';
import { explainReason } from '../approvals/explain.ts';
import { damageOf, headsOf } from '../approvals/ledger.ts';
import type { Ledger } from '../approvals/ledger.ts';
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
} from '../approvals/record.ts';
import type { Decision, Statement } from '../approvals/record.ts';
import { isMember, membersOf, requiredDesks, ruleFor } from '../approvals/rules.ts';
import { isSshPublicKey, verifySshSignature } from '../approvals/ssh-signature.ts';
import { subjectsOf, verdict } from '../approvals/verdict.ts';
import { readContent } from '../content/read.ts';
import type { Snapshot } from '../content/read.ts';
import { authorsSince } from '../git/history.ts';
import { findRepository } from '../git/repository.ts';
import { addDuration } from '../model/dates.ts';
import type { Content } from '../model/content.ts';
import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Reason, Verdict } from '../model/verdict.ts';
import { nearest } from '../model/nearest.ts';
import { nameImport, policyToday, recordPolicy } from './policy-version.ts';
import { Refusal } from './refusal.ts';
import { signRecord } from './sign.ts';
import { writeOnce } from './write.ts';

/** A decision as a person states it. */
export interface DecisionRequest {
  /** Path of the entry's file: inside the content folder, with the folder's name before it, or absolute. */
  path: string;
  desk: string;
  person: string;
  decision: string;
  comment?: string | undefined;
  /** For a waiver: a day or a moment. */
  expires?: string | undefined;
  /** An SSH key to sign with. */
  sign?: string | undefined;
}

interface Folders {
  contentDir: string;
  cacheDir: string;
}

/**
 * Records one decision on the bytes of an entry as they are now.
 * @returns the record's path inside the content folder, and what the gate says of the entry from now on
 * @throws Refusal with everything that speaks against it; nothing is written then
 */
export async function decide(
  request: DecisionRequest,
  folders: Folders,
  now: Date,
): Promise<{ file: string; verdict: Verdict; content: Content }> {
  const snapshot = await readContent({ ...folders, now });
  const { entry, content } = entryAt(request.path, snapshot, folders.contentDir);
  refuse(objections(request, entry, content, snapshot.ledger, now));
  const version = await policyToday(folders.contentDir);
  const expires = request.expires === undefined ? undefined : endOf(request.expires);
  const { file, bytes, signature } = await signed(request, content, {
    _type: statementType,
    subject: [...subjectsOf(entry)].map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: {
      desk: request.desk,
      person: request.person,
      at: momentOf(now),
      ...(await origin(entry, snapshot.ledger, folders.contentDir)),
      policy: version.digest,
      previous: headsOf(entry, snapshot.ledger),
      ...(request.comment !== undefined && { comment: request.comment.trim() }),
      ...(expires && { expires: momentOf(expires) }),
      decision: request.decision,
      assurance: request.sign === undefined ? 'attested' : 'signed',
    } as Statement['predicate'],
  });
  const ledger = withRecord(snapshot.ledger, file, bytes, signature, {
    policyDigest: version.digest,
    policy: content.policy,
  });
  const found = verdict(entry, ledger, content.policy, now);
  const fault = found.desks
    .filter(({ desk }) => desk === request.desk && request.decision === 'approve')
    .flatMap(({ reasons }) => reasons)
    .find((reason) => 'person' in reason && reason.person === request.person);
  if (fault !== undefined) {
    refuse([`This approval would not count: ${explainReason(fault, content)}.${remedyFor(fault)}`]);
  }
  await recordPolicy(folders.contentDir, version);
  await writeOnce(folders.contentDir, file, bytes);
  if (signature) await writeOnce(folders.contentDir, file.replace(/json$/, 'sig'), signature);
  return { file, verdict: found, content };
}

/**
 * Adopts a site that stood before: one record names every entry and picture as they are now.
 * policy.yaml names that record, so that nobody can add another.
 * @throws Refusal where there is an import already, or the content has errors
 */
export async function importAll(
  request: { person: string; comment?: string | undefined; sign?: string | undefined },
  folders: Folders,
  now: Date,
): Promise<{ id: string; file: string; count: number }> {
  const { content, current, errors, ledger } = await readContent({ ...folders, now });
  const [error] = errors;
  if (content === undefined || error !== undefined) {
    throw new Refusal(['The content has errors, and what has errors cannot be adopted. Run npm run check.']);
  }
  const reasons = personReasons(request.person, content);
  if (ledger.imports.size > 0) {
    reasons.push(
      'There is an import already. What came later is approved entry by entry: npm run approvals -- record.',
    );
  }
  if (request.comment !== undefined && emailPattern.test(request.comment)) reasons.push(noAddresses);
  const damaged = current.filter(({ unixDigest }) => unixDigest !== undefined).map(entryFile);
  if (damaged.length > 0) reasons.push(windowsLines(damaged.join(', ')));
  refuse(reasons);
  const subjects = new Map(current.flatMap((entry) => [...subjectsOf(entry)]));
  if (subjects.size === 0) throw new Refusal(['There is no entry to adopt.']);
  const version = await policyToday(folders.contentDir);
  const commit = await headOf(folders.contentDir);
  const { id, file, bytes, signature } = await signed({ ...request, decision: 'import' }, content, {
    _type: statementType,
    subject: [...subjects]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, sha256]) => ({ name, digest: { sha256 } })),
    predicateType,
    predicate: {
      decision: 'import',
      person: request.person,
      authors: [],
      at: momentOf(now),
      assurance: request.sign === undefined ? 'attested' : 'signed',
      ...(commit !== undefined && { evidence: { commit } }),
      policy: version.digest,
      previous: [],
      ...(request.comment !== undefined && { comment: request.comment.trim() }),
    },
  });
  await recordPolicy(folders.contentDir, version);
  await writeOnce(folders.contentDir, file, bytes);
  if (signature) await writeOnce(folders.contentDir, file.replace(/json$/, 'sig'), signature);
  await nameImport(folders.contentDir, id);
  return { id, file, count: current.length };
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

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refusal(reasons);
}

const noAddresses = 'The comment has an e-mail address. Records stay for ever: leave it out.';

function windowsLines(files: string): string {
  return `${files}: the file has Windows line ends, which git would change, and the approval would no longer fit. Save it with LF.`;
}

/** The entry that lies at a path as people write it. */
function entryAt(
  path: string,
  { content, errors, current }: Snapshot,
  contentDir: string,
): { entry: AnyEntry; content: Content } {
  if (content === undefined) throw new Refusal(['site.yaml cannot be read. Run npm run check.']);
  const inside = isAbsolute(path) ? relative(contentDir, path) : path;
  const file = inside
    .replaceAll('\\', '/')
    .replace(/^\.\//, '')
    .replace(/^content\//, '');
  const entry = current.find((one) => entryFile(one) === file);
  const faults = errors.filter((error) => error.file === file || error.file === 'policy.yaml');
  if (faults.length > 0) {
    throw new Refusal(
      faults.map(({ file: at, line, message, fix }) => `${at}:${String(line)} ${message}. ${fix}`),
    );
  }
  if (entry !== undefined) return { entry, content };
  const near = nearest(file, current.map(entryFile));
  throw new Refusal([`There is no entry ${file}.${near === undefined ? '' : ` Did you mean ${near}?`}`]);
}

/** Everything that speaks against a decision. */
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
        ? `The policy asks nobody to approve ${entryFile(entry)}, so that this would change nothing. To take it down, set draft: true.`
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

function personReasons(person: string, { policy }: Content): string[] {
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

/** A day, from whose beginning on (UTC) a waiver no longer holds, or a moment. */
function endOf(text: string): Date | undefined {
  const isMoment = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/.test(text);
  const date = new Date(text);
  return isMoment && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** Who wrote the text, as far as the front matter and git know it, and where that stood. */
async function origin(entry: AnyEntry, ledger: Ledger, contentDir: string) {
  const written = entry.collection === 'pages' ? [] : entry.front.authors;
  const repository = await findRepository(contentDir);
  const known = new Set<string>();
  for (const record of ledger.records.get(`${entry.collection}/${entry.slug}`) ?? []) {
    const digest = record.subjects.get(entryFile(entry));
    if (record.predicate.decision === 'approve' && digest !== undefined && digest !== entry.digest)
      known.add(digest);
  }
  const committed = 'missing' in repository ? [] : await authorsSince(repository, entryFile(entry), known);
  const commit = 'missing' in repository ? undefined : repository.head;
  return {
    authors: [...new Set([...written, ...committed])].toSorted(),
    ...(commit !== undefined && { evidence: { commit } }),
  };
}

async function headOf(contentDir: string): Promise<string | undefined> {
  const repository = await findRepository(contentDir);
  return 'missing' in repository ? undefined : repository.head;
}

/** The record's bytes, with a signature where one is asked for, by a key that the policy knows as the person's. */
async function signed(
  { person, sign }: { person: string; sign?: string | undefined; decision: string },
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
