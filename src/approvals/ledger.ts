import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import { readRecord, signatureNamespace } from './record.ts';
import type { ApprovalRecord } from './record.ts';
import { verifySshSignature } from './ssh-signature.ts';

/** A file in the approvals folder that is damaged, missing or out of place. It never counts as an approval. */
export interface Fault {
  /** Path inside the content folder. */
  file: string;
  message: string;
  fix: string;
  /** The record's file that is damaged or missing; git may still have the original. */
  lost?: string;
}

/** All decisions in `approvals/`. */
export interface Ledger {
  /** By collection and slug: `posts/first`. */
  records: ReadonlyMap<string, readonly ApprovalRecord[]>;
  imports: ReadonlyMap<string, ApprovalRecord>;
  /** Versions of policy.yaml that were in force when decisions were made, by sha256. */
  policies: ReadonlyMap<string, Policy>;
  /** Path at which an entry's bytes were approved, by their sha256: tells a renamed entry from a new one. */
  places: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  /** Files whose line endings a program has rewritten; they were read with their original bytes. */
  rewrittenFiles: readonly string[];
  /** Why records cannot be trusted, by the path of a file or of the folder above it. */
  damaged: ReadonlyMap<string, Fault>;
}

const recordPath = /^approvals\/([a-z]+)\/(?:([^/]+)\/)?([^/]+)\.json$/;

/**
 * Builds the ledger from the files of `approvals/`.
 * @param files path inside the content folder and raw bytes
 * @param policies the archived versions that could be read and whose bytes match their names
 * @param unreadable what exists but could not be read: links, folders without read permission
 * @param rewrittenFiles files whose line endings on disk differ from `files`
 */
export function makeLedger(
  files: readonly { file: string; bytes: Buffer }[],
  policies: ReadonlyMap<string, Policy>,
  unreadable: readonly Fault[] = [],
  rewrittenFiles: readonly string[] = [],
): Ledger {
  // Sorted, so that the order in which the disk lists files does not matter.
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const records = new Map<string, ApprovalRecord[]>();
  const imports = new Map<string, ApprovalRecord>();
  const places = new Map<string, string>();
  const faults = [...unreadable];
  const damaged = new Map(unreadable.map((fault) => [recordFolderOf(fault.file), fault]));
  const signatures = new Map(
    sorted.filter(({ file }) => file.endsWith('.sig')).map(({ file, bytes }) => [file, bytes]),
  );
  const restore =
    'Restore it from git (npm run approvals -- verify says how), or remove it if it was never part of the record.';
  const addDamage = (file: string, message: string, lost = file) => {
    const fault = { file, message, fix: restore, lost };
    faults.push(fault);
    if (!damaged.has(parentOf(file))) damaged.set(parentOf(file), fault);
  };

  for (const { file, bytes } of sorted) {
    if (file.endsWith('.sig')) continue;
    const read = readRecord(file, bytes);
    if ('fault' in read) {
      if (recordPath.test(file)) addDamage(file, `this record does not count: ${read.fault}`);
      else if (!file.startsWith('approvals/policies/')) {
        const fix = 'Remove it: only records, their signatures and versions of the policy belong here.';
        const fault = { file, message: 'this is not a record', fix };
        faults.push(fault);
        // A file may have replaced an entry's folder, and a folder may have replaced a record.
        damaged.set(file.includes('.json/') ? recordFolderOf(file) : file, fault);
      }
      if (read.expectedFolder !== undefined && !damaged.has(read.expectedFolder))
        damaged.set(read.expectedFolder, {
          file,
          message: 'this record is in the wrong place and does not count',
          fix: restore,
        });
      continue;
    }
    const signature = signatures.get(file.replace(/json$/, 'sig'));
    signatures.delete(file.replace(/json$/, 'sig'));
    const key = signature && verifySshSignature(signature.toString('latin1'), bytes, signatureNamespace);
    if (signature !== undefined && key === undefined) {
      addDamage(file, 'the signature of this record is not valid');
      continue;
    }
    const record = key === undefined ? read : { ...read, signedWith: key };
    if (record.entry === undefined) imports.set(record.id, record);
    else {
      const entryKey = `${record.entry.collection}/${record.entry.slug}`;
      const known = records.get(entryKey);
      if (known === undefined) records.set(entryKey, [record]);
      else known.push(record);
      const [[name, digest] = ['', '']] = record.subjects;
      if (record.predicate.decision === 'approve') places.set(digest, name);
    }
  }
  for (const file of signatures.keys())
    addDamage(file, 'this signature has no record', file.replace(/sig$/, 'json'));
  // Each record names the records before it, so a deleted one is noticed.
  for (const group of records.values()) {
    const ids = new Set(group.map(({ id }) => id));
    for (const { file, predicate } of group) {
      for (const id of predicate.previous) {
        if (!ids.has(id)) {
          const lost = `${parentOf(file)}/${id}.json`;
          addDamage(file, `the record ${id.slice(0, 12)}… that it follows is missing`, lost);
        }
      }
    }
  }
  return { records, imports, policies, places, faults, rewrittenFiles, damaged };
}

/** Why the records of an entry cannot be trusted; undefined where they can. */
export function damageOf(entry: Pick<AnyEntry, 'collection' | 'slug'>, ledger: Ledger): Fault | undefined {
  if (ledger.damaged.size === 0) return undefined;
  const { collection, slug } = entry;
  for (const at of ['approvals', `approvals/${collection}`, `approvals/${collection}/${slug}`]) {
    const fault = ledger.damaged.get(at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * The path at which the same bytes were approved, if it is another one: the entry was renamed or copied and needs a
 * new approval.
 */
export function approvedElsewhere(
  entry: Pick<AnyEntry, 'collection' | 'lang' | 'slug' | 'digest'>,
  ledger: Ledger,
): string | undefined {
  const place = ledger.places.get(entry.digest);
  return place === entryFile(entry) ? undefined : place;
}

/**
 * The records of an entry, in all its languages, that no other record names as `previous`: the next record has to
 * name them.
 */
export function headsOf(entry: Pick<AnyEntry, 'collection' | 'slug'>, ledger: Ledger): string[] {
  const records = ledger.records.get(`${entry.collection}/${entry.slug}`) ?? [];
  const followed = new Set(records.flatMap(({ predicate }) => predicate.previous));
  return records
    .map(({ id }) => id)
    .filter((id) => !followed.has(id))
    .toSorted();
}

/** The folder of the record that a file belongs to, also where a folder stands in the record's place. */
function recordFolderOf(file: string): string {
  return file.replace(/\/[^/]*\.(?:json|sig)(?:\/.*)?$/s, '');
}

function parentOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
