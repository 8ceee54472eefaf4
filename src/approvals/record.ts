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
/** Names what the predicate means; a reserved host, since it is a name and no page. */
export const predicateType = 'https://colophon.example/approval/v1';

export const decisions = ['approve', 'request-changes', 'withdraw', 'unpublish', 'waiver', 'import'] as const;
export type Decision = (typeof decisions)[number];

/** A waiver is for an emergency; what is to stay longer can be approved within this time. */
export const waiverMaxDays = 30;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const personId = z.string().regex(slugPattern).max(80);
/** To the second, in UTC: the same moment is always the same bytes. */
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

/** E-mail addresses have no place in what stays for ever. Only the middle repeats, so that no text takes long. */
export const emailPattern = /[^\s<>"'()]@[^\s<>"'()]+\.[^\s<>"'()]/u;
const commentMax = 2000;
const comment = paragraph(commentMax).refine((text) => text.length > commentMax || !emailPattern.test(text), {
  error: 'a comment holds no e-mail address',
});

export const publicReasonMax = 300;
const entryId = new RegExp(`^(?:${entryCollections.join('|')})/[a-z0-9]+(?:-[a-z0-9]+)*$`);

/**
 * What visitors may know of a text that a decision takes off the site: the one part of a record that is published. It is
 * there only where the text was on the site, and holds all that its address will say, since the file may go.
 */
const notice = z.strictObject({
  /** The first day on which it was on the site, where that is known. */
  since: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .refine((text) => !Number.isNaN(Date.parse(text)))
    .optional(),
  /** Addresses that it had before. */
  aliases: z.array(formerAddress).max(500).optional(),
  reason: line(publicReasonMax)
    .refine((text) => !emailPattern.test(text), { error: 'a public reason holds no e-mail address' })
    .optional(),
  /** What to read instead: `faq/what-is-it`. */
  replacement: z.string().max(120).regex(entryId).optional(),
});
export type Notice = z.infer<typeof notice>;

/** Where a decision can be looked up that was made on a forge; numbers, since names change. */
const reviewed = {
  forge: z.enum(forgeKinds),
  repository: z.int().min(1),
  pull: z.int().min(1),
  review: z.int().min(1),
};
const evidence = z
  .strictObject({
    /** The commit that was checked out, or looked at, where there was one. */
    commit: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
    ...z.object(reviewed).partial().shape,
  })
  .refine((given) => {
    const has = Object.keys(reviewed).filter((key) => key in given).length;
    return has === 0 || has === Object.keys(reviewed).length;
  });

const common = {
  person: personId,
  authors: z.array(personId).max(100),
  at: moment,
  assurance: z.enum(assurances),
  evidence: evidence.optional(),
  /** sha256 of policy.yaml as it was. */
  policy: sha256,
  /** The records of this entry that no other one followed yet. */
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
/** Of the statement: the digest of a subject in the list of subjects. */
const maxDepth = 4;
/** Brackets and commas: four for each subject, and those of the longest lists beside it. */
const maxParts = 4 * maxSubjects + 2000;

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
/** A review on a forge, by which a decision can be held to what was said there. */
export interface ReviewEvidence {
  forge: ForgeKind;
  repository: number;
  pull: number;
  review: number;
}
type Predicate = Statement['predicate'];

/** A record that was read and is what its name says. */
export interface ApprovalRecord {
  /** sha256 of its bytes, which is its name. */
  id: string;
  /** Path inside the content folder. */
  file: string;
  /** What was decided on: sha256 by path inside the content folder. */
  subjects: ReadonlyMap<string, string>;
  /** The entry that it is about; an import is about many. */
  entry: EntryPath | undefined;
  predicate: Predicate;
  /** The key of a signature that fits, as `ssh-ed25519 AAAA…`. */
  signedWith?: string;
}

/** A file that is no record, or is one in another's place. */
export interface Unreadable {
  fault: string;
  /** The folder that misses it: a record that was moved or renamed still says what it is about. */
  home?: string | undefined;
}

/** The review that a decision was taken from; undefined where it was made elsewhere. */
export function reviewOf({ evidence: given }: Predicate): (ReviewEvidence & { commit: string }) | undefined {
  if (given?.forge === undefined || given.repository === undefined) return undefined;
  const { commit, forge, repository, pull = 0, review = 0 } = given;
  return { commit, forge, repository, pull, review };
}

/** The desk that decided; an import is decided by nobody's desk. */
export function deskIn(predicate: Predicate): string | undefined {
  return predicate.decision === 'import' ? undefined : predicate.desk;
}

/** `2026-11-21T09:14:03Z` */
export function momentOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** The bytes of a record and the path where they lie: what is written is canonical JSON (RFC 8785), without a line end. */
export function writeRecord(content: Statement): { id: string; file: string; bytes: Buffer } {
  const checked = statement.parse(content);
  const bytes = Buffer.from(canonicalize(checked) ?? '', 'utf8');
  const id = createHash('sha256').update(bytes).digest('hex');
  return { id, file: `${folderOf(checked)}/${id}.json`, bytes };
}

/**
 * Reads one record. Whatever the bytes are, it never throws.
 * @param file path inside the content folder; the name has to be the digest of the bytes
 */
export function readRecord(file: string, bytes: Buffer): ApprovalRecord | Unreadable {
  const id = createHash('sha256').update(bytes).digest('hex');
  const content = contentOf(bytes);
  const home = 'fault' in content ? undefined : folderOf(content);
  if (file.split('/').at(-1) !== `${id}.json`)
    return { fault: `its bytes are not those that its name stands for (${id.slice(0, 12)}…)`, home };
  if ('fault' in content) return content;
  if (file !== `${home ?? ''}/${id}.json`) return { fault: `it belongs into ${home ?? ''}/`, home };
  return {
    id,
    file,
    subjects: new Map(content.subject.map((one) => [one.name, one.digest.sha256])),
    entry: content.predicate.decision === 'import' ? undefined : entryNamed(content.subject[0]?.name ?? ''),
    predicate: content.predicate,
  };
}

function contentOf(bytes: Buffer): Statement | Unreadable {
  if (!isModest(bytes)) return { fault: 'it is no approval record (too deep or too long)' };
  try {
    const content = statement.parse(JSON.parse(bytes.toString('utf8')));
    // What the schema let pass under a different spelling: a key written twice, a text with spaces around it. Bytes are
    // compared, since those that are not UTF-8 would become text that is.
    const isCanonical = Buffer.from(canonicalize(content) ?? '', 'utf8').equals(bytes);
    return isCanonical ? content : { fault: 'it is not written in canonical JSON' };
  } catch (error) {
    const place = error instanceof z.ZodError ? error.issues[0]?.path.join('.') : undefined;
    return {
      fault: place === undefined ? 'it is not JSON' : `it is no approval record (${place || 'its form'})`,
    };
  }
}

/** JSON of depth or width without end takes gigabytes before a schema could refuse it. */
function isModest(bytes: Buffer): boolean {
  let depth = 0;
  let parts = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const sign = bytes[at];
    if (sign === 0x22) isText = !isText;
    else if (isText) at += sign === 0x5c ? 1 : 0;
    else if (sign === 0x5b || sign === 0x7b) [depth, parts] = [depth + 1, parts + 1];
    else if (sign === 0x5d || sign === 0x7d) depth -= 1;
    else if (sign === 0x2c) parts += 1;
    if (depth > maxDepth || parts > maxParts) return false;
  }
  return true;
}

/** Where a record lies inside the content folder. */
function folderOf(content: Statement): string {
  const { collection, slug } = entryNamed(content.subject[0]?.name ?? '') ?? {};
  return content.predicate.decision === 'import'
    ? 'approvals/imports'
    : `approvals/${collection ?? ''}/${slug ?? ''}`;
}

function isSortedSet(values: readonly string[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] ?? '') < value);
}
