import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { entryCollections } from '../model/collections.ts';
import { parseEntryFile } from '../model/entry.ts';
import type { EntryPath } from '../model/entry.ts';
import { line, paragraph, slugPattern } from '../model/fields.ts';
import { formerAddress } from '../model/former-address.ts';
import { forgeKinds } from '../model/forge.ts';
import type { ForgeKind } from '../model/forge.ts';
import { assurances } from '../model/policy.ts';

/** The namespace of signatures beside records, as in `ssh-keygen -Y sign -n`. */
export const signatureNamespace = 'colophon-approval';
export const statementType = 'https://in-toto.io/Statement/v1';
/** Identifies the meaning of the predicate. It is a name, not a page, so it uses a reserved host. */
export const predicateType = 'https://colophon.example/approval/v1';

export const decisions = ['approve', 'request-changes', 'withdraw', 'unpublish', 'waiver', 'import'] as const;
export type Decision = (typeof decisions)[number];

/** A waiver is for an emergency; within this time the text can get regular approvals. */
export const waiverMaxDays = 30;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const personId = z.string().regex(slugPattern).max(80);
/** UTC, to the second: one moment has exactly one spelling, so the record's bytes are stable. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)
  .refine((text) => {
    const date = new Date(text);
    return !Number.isNaN(date.getTime()) && momentOf(date) === text;
  });
/**
 * An entry's file as a record names it, in any language: a record stays what it is when the site no longer has the
 * language.
 */
function entryNamed(file: string): EntryPath | undefined {
  const named = parseEntryFile(file);
  return named !== undefined && slugPattern.test(named.slug) ? named : undefined;
}
const subject = z.strictObject({
  name: line(300).refine(
    (name) =>
      entryNamed(name) !== undefined ||
      (/^media\/[^\\]+$/.test(name) && !/(?:^|\/)\.{0,2}(?:\/|$)/.test(name)),
  ),
  digest: z.strictObject({ sha256 }),
});

/**
 * Records are kept for ever and must not hold e-mail addresses. Only the middle part repeats, so matching takes
 * linear time.
 */
export const emailPattern = /[^\s<>"'()]@[^\s<>"'()]+\.[^\s<>"'()]/u;
const commentMax = 2000;
const comment = paragraph(commentMax).refine((text) => text.length > commentMax || !emailPattern.test(text), {
  error: 'a comment holds no e-mail address',
});

export const publicReasonMax = 300;
const entryId = new RegExp(`^(?:${entryCollections.join('|')})/[a-z0-9]+(?:-[a-z0-9]+)*$`);

/**
 * What visitors may know of a text that a decision takes off the site: the only part of a record that is published.
 * It exists only where the text was on the site, and holds all that the page at its address needs, since the file may
 * be deleted.
 */
const notice = z.strictObject({
  /** The first day on which the text was on the site, if known. */
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((text) => !Number.isNaN(Date.parse(text)))
    .optional(),
  /** Former addresses of the text. */
  aliases: z.array(formerAddress).max(500).optional(),
  reason: line(publicReasonMax)
    .refine((text) => !emailPattern.test(text), { error: 'a public reason holds no e-mail address' })
    .optional(),
  /** What to read instead: `faq/what-is-it`. */
  replacement: z.string().max(120).regex(entryId).optional(),
});
export type Notice = z.infer<typeof notice>;

/** Identifies a decision that was made on a forge. Numbers, because names can change. */
const reviewFields = {
  forge: z.enum(forgeKinds),
  repository: z.int().min(1),
  pull: z.int().min(1),
  review: z.int().min(1),
};
const evidence = z
  .strictObject({
    /** The commit that was checked out or reviewed, if there was one. */
    commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    ...z.object(reviewFields).partial().shape,
  })
  .refine((given) => {
    const has = Object.keys(reviewFields).filter((key) => key in given).length;
    return has === 0 || has === Object.keys(reviewFields).length;
  });

const common = {
  person: personId,
  authors: z.array(personId).max(100),
  at: moment,
  assurance: z.enum(assurances),
  evidence: evidence.optional(),
  /** sha256 of policy.yaml when the decision was made. */
  policy: sha256,
  /** The records of this entry that no other record follows yet. */
  previous: z.array(sha256).max(1000).refine(isSortedSet),
};
const ofDesk = { ...common, desk: personId };
const predicate = z.discriminatedUnion('decision', [
  z.strictObject({ ...ofDesk, decision: z.literal('approve'), comment: comment.optional() }),
  z.strictObject({ ...ofDesk, decision: z.literal('request-changes'), comment }),
  z.strictObject({
    ...ofDesk,
    decision: z.literal('withdraw'),
    comment: comment.optional(),
    notice: notice.optional(),
  }),
  z.strictObject({
    ...ofDesk,
    decision: z.literal('unpublish'),
    comment: comment.optional(),
    notice: notice.optional(),
  }),
  z
    .strictObject({ ...ofDesk, decision: z.literal('waiver'), comment, expires: moment })
    .refine(({ at, expires }) => {
      const length = Date.parse(expires) - Date.parse(at);
      return length > 0 && length <= waiverMaxDays * 86_400_000;
    }),
  z.strictObject({ ...common, decision: z.literal('import'), comment: comment.optional() }),
]);

const maxSubjects = 200_000;
/** A statement's deepest path: statement, subject list, subject, digest. */
const maxDepth = 4;
/** Brackets and commas: four for each subject, and some for the longest other lists. */
const maxTokens = 4 * maxSubjects + 2000;

/**
 * One decision, as an in-toto Statement.
 * The first subject is the entry's file, the others are the media that it refers to; an import has any number of entries.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
const statement = z
  .strictObject({
    _type: z.literal(statementType),
    subject: z.array(subject).min(1).max(maxSubjects),
    predicateType: z.literal(predicateType),
    predicate,
  })
  .refine(({ subject: subjects, predicate: { decision } }) => {
    const [first, ...others] = subjects.map(({ name }) => name);
    if (decision === 'import') return isSortedSet([first ?? '', ...others]);
    return (
      entryNamed(first ?? '') !== undefined &&
      others.every((name) => entryNamed(name) === undefined) &&
      isSortedSet(others)
    );
  });

export type Statement = z.infer<typeof statement>;
/** A review on a forge, so that a decision can be compared with the review that it came from. */
export interface ReviewEvidence {
  forge: ForgeKind;
  repository: number;
  pull: number;
  review: number;
}
type Predicate = Statement['predicate'];

/** A record that was read and whose bytes match its name. */
export interface ApprovalRecord {
  /** sha256 of its bytes; also its file name. */
  id: string;
  /** Path inside the content folder. */
  file: string;
  /** The files that were decided on: sha256 by path inside the content folder. */
  subjects: ReadonlyMap<string, string>;
  /** The entry that it is about; an import is about many. */
  entry: EntryPath | undefined;
  predicate: Predicate;
  /** The public key of a valid signature, as `ssh-ed25519 AAAA…`. */
  signedWith?: string;
}

/** A file that is not a record, or a record in the wrong place. */
export interface Unreadable {
  fault: string;
  /** The folder where the record belongs: a record that was moved or renamed still names its entry. */
  expectedFolder?: string | undefined;
}

/** The review on a forge that a decision was taken from; undefined for a decision made elsewhere. */
export function reviewOf({ evidence: given }: Predicate): (ReviewEvidence & { commit: string }) | undefined {
  if (given?.forge === undefined || given.repository === undefined) return undefined;
  const { commit, forge, repository, pull = 0, review = 0 } = given;
  return { commit, forge, repository, pull, review };
}

/** The desk that decided; undefined for an import, which belongs to no desk. */
export function deskIn(predicate: Predicate): string | undefined {
  return predicate.decision === 'import' ? undefined : predicate.desk;
}

/** `2026-11-21T09:14:03Z` */
export function momentOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The bytes of a record and its path. The format is canonical JSON (RFC 8785) without a final newline. */
export function writeRecord(content: Statement): { id: string; file: string; bytes: Buffer } {
  const checked = statement.parse(content);
  const bytes = Buffer.from(canonicalize(checked) ?? '', 'utf8');
  const id = createHash('sha256').update(bytes).digest('hex');
  return { id, file: `${folderOf(checked)}/${id}.json`, bytes };
}

/**
 * Reads one record. Never throws, whatever the bytes are.
 * @param file path inside the content folder; the file name has to be the digest of the bytes
 */
export function readRecord(file: string, bytes: Buffer): ApprovalRecord | Unreadable {
  const id = createHash('sha256').update(bytes).digest('hex');
  const content = parseStatement(bytes);
  const expectedFolder = 'fault' in content ? undefined : folderOf(content);
  if (file.split('/').at(-1) !== `${id}.json`)
    return {
      fault: `its bytes do not match its name (${id.slice(0, 12)}…)`,
      expectedFolder,
    };
  if ('fault' in content) return content;
  if (file !== `${expectedFolder ?? ''}/${id}.json`)
    return { fault: `it belongs in ${expectedFolder ?? ''}/`, expectedFolder };
  return {
    id,
    file,
    subjects: new Map(content.subject.map((one) => [one.name, one.digest.sha256])),
    entry: content.predicate.decision === 'import' ? undefined : entryNamed(content.subject[0]?.name ?? ''),
    predicate: content.predicate,
  };
}

function parseStatement(bytes: Buffer): Statement | Unreadable {
  if (!isWithinLimits(bytes)) return { fault: 'it is not an approval record (too deep or too long)' };
  try {
    const content = statement.parse(JSON.parse(bytes.toString('utf8')));
    // Refuses other spellings that the schema accepts, such as a duplicate key or a text with spaces around it.
    // Compares bytes, because invalid UTF-8 would be decoded to valid text.
    const isCanonical = Buffer.from(canonicalize(content) ?? '', 'utf8').equals(bytes);
    return isCanonical ? content : { fault: 'it is not written in canonical JSON' };
  } catch (error) {
    const place = error instanceof z.ZodError ? error.issues[0]?.path.join('.') : undefined;
    return {
      fault: place === undefined ? 'it is not JSON' : `it is not an approval record (${place || 'its form'})`,
    };
  }
}

/** Checked before parsing: extremely deep or long JSON would take gigabytes before the schema could refuse it. */
function isWithinLimits(bytes: Buffer): boolean {
  let depth = 0;
  let tokens = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x22) isText = !isText;
    else if (isText) at += byte === 0x5c ? 1 : 0;
    else if (byte === 0x5b || byte === 0x7b) [depth, tokens] = [depth + 1, tokens + 1];
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
    else if (byte === 0x2c) tokens += 1;
    if (depth > maxDepth || tokens > maxTokens) return false;
  }
  return true;
}

/** The folder of a record, inside the content folder. */
function folderOf(content: Statement): string {
  const { collection, slug } = entryNamed(content.subject[0]?.name ?? '') ?? {};
  return content.predicate.decision === 'import'
    ? 'approvals/imports'
    : `approvals/${collection ?? ''}/${slug ?? ''}`;
}

function isSortedSet(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value);
}
