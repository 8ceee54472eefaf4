import { entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Policy } from '../model/policy.ts';
import { readRecord, signatureNamespace } from './record.ts';
import type { ApprovalRecord } from './record.ts';
import { verifySshSignature } from './ssh-signature.ts';

/** Something in the approvals folder that is not as it was written. It counts as no approval, and never helps. */
export interface Fault {
  /** Path inside the content folder. */
  file: string;
  message: string;
  fix: string;
  /** The file of the record that is damaged or missing, which git may still have as it was written. */
  lost?: string;
}

/** All decisions, as they stand in `approvals/`. */
export interface Ledger {
  /** By collection and slug: `posts/first`. */
  records: ReadonlyMap<string, readonly ApprovalRecord[]>;
  imports: ReadonlyMap<string, ApprovalRecord>;
  /** Versions of policy.yaml that decisions were made under, by sha256. */
  policies: ReadonlyMap<string, Policy>;
  /** Where bytes of an entry's file were approved, by their sha256: tells a renamed entry from a new one. */
  places: ReadonlyMap<string, string>;
  faults: readonly Fault[];
  /** Files that were read as they were written, although a program has rewritten the ends of their lines since. */
  bent: readonly string[];
  /** What cannot be relied on, and why: a path or the folder above it. */
  damaged: ReadonlyMap<string, Fault>;
}

const recordPath = /^approvals\/([a-z]+)\/(?:([^/]+)\/)?([^/]+)\.json$/;

/**
 * Takes the files of `approvals/` together.
 * @param files path inside the content folder and raw bytes
 * @param policies the archived versions that could be read and are what their names say
 * @param unreadable what is there and could not be read: links, folders without rights
 * @param bent what has other line ends on the disk than in `files`
 */
export function makeLedger(
  files: readonly { file: string; bytes: Buffer }[],
  policies: ReadonlyMap<string, Policy>,
  unreadable: readonly Fault[] = [],
  bent: readonly string[] = [],
): Ledger {
  // What is found first must not depend on the disk.
  const sorted = files.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const records = new Map<string, ApprovalRecord[]>();
  const imports = new Map<string, ApprovalRecord>();
  const places = new Map<string, string>();
  const faults = [...unreadable];
  const damaged = new Map(unreadable.map((fault) => [placeOf(fault.file), fault]));
  const signatures = new Map(
    sorted.filter(({ file }) => file.endsWith('.sig')).map(({ file, bytes }) => [file, bytes]),
  );
  const restore =
    'Bring it back from git as it was (npm run approvals -- verify says how), or remove it if it was never part of the record.';
  const damage = (file: string, message: string, lost = file) => {
    const fault = { file, message, fix: restore, lost };
    faults.push(fault);
    if (!damaged.has(parentOf(file))) damaged.set(parentOf(file), fault);
  };

  for (const { file, bytes } of sorted) {
    if (file.endsWith('.sig')) continue;
    const read = readRecord(file, bytes);
    if ('fault' in read) {
      if (recordPath.test(file)) damage(file, `this record does not count: ${read.fault}`);
      else if (!file.startsWith('approvals/policies/')) {
        const fix = 'Remove it: only records, their signatures and versions of the policy lie here.';
        const fault = { file, message: 'this is no record', fix };
        faults.push(fault);
        // A file may stand where the folder of an entry stood, and a folder where a record did.
        damaged.set(file.includes('.json/') ? placeOf(file) : file, fault);
      }
      if (read.home !== undefined && !damaged.has(read.home))
        damaged.set(read.home, { file, message: 'this record lies where it does not count', fix: restore });
      continue;
    }
    const signature = signatures.get(file.replace(/json$/, 'sig'));
    signatures.delete(file.replace(/json$/, 'sig'));
    const key = signature && verifySshSignature(signature.toString('latin1'), bytes, signatureNamespace);
    if (signature !== undefined && key === undefined) {
      damage(file, 'the signature beside this record does not fit');
      continue;
    }
    const record = key === undefined ? read : { ...read, signedWith: key };
    if (record.entry === undefined) imports.set(record.id, record);
    else {
      const of = `${record.entry.collection}/${record.entry.slug}`;
      const known = records.get(of);
      if (known === undefined) records.set(of, [record]);
      else known.push(record);
      const [[name, digest] = ['', '']] = record.subjects;
      if (record.predicate.decision === 'approve') places.set(digest, name);
    }
  }
  for (const file of signatures.keys())
    damage(file, 'this signature has no record', file.replace(/sig$/, 'json'));
  // A record names those before it, so that one that was taken out is missed.
  for (const group of records.values()) {
    const ids = new Set(group.map(({ id }) => id));
    for (const { file, predicate } of group) {
      for (const id of predicate.previous) {
        if (!ids.has(id)) {
          const lost = `${parentOf(file)}/${id}.json`;
          damage(file, `the record ${id.slice(0, 12)}… that it follows is missing`, lost);
        }
      }
    }
  }
  return { records, imports, policies, places, faults, bent, damaged };
}

/** Why the records of an entry cannot be relied on; undefined where they can. */
export function damageOf(entry: Pick<AnyEntry, 'collection' | 'slug'>, ledger: Ledger): Fault | undefined {
  if (ledger.damaged.size === 0) return undefined;
  const { collection, slug } = entry;
  for (const at of ['approvals', `approvals/${collection}`, `approvals/${collection}/${slug}`]) {
    const fault = ledger.damaged.get(at);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Where the same bytes were approved, if not here: the entry was renamed, or copied, and has to be approved anew. */
export function approvedElsewhere(
  entry: Pick<AnyEntry, 'collection' | 'lang' | 'slug' | 'digest'>,
  ledger: Ledger,
): string | undefined {
  const place = ledger.places.get(entry.digest);
  return place === entryFile(entry) ? undefined : place;
}

/** The records of an entry, in all its languages, that none other follows: what the next record has to name. */
export function headsOf(entry: Pick<AnyEntry, 'collection' | 'slug'>, ledger: Ledger): string[] {
  const records = ledger.records.get(`${entry.collection}/${entry.slug}`) ?? [];
  const followed = new Set(records.flatMap(({ predicate }) => predicate.previous));
  return records
    .map(({ id }) => id)
    .filter((id) => !followed.has(id))
    .toSorted();
}

/** Where something is missed that cannot be read: in the folder of its record. */
function placeOf(file: string): string {
  return file.replace(/\/[^/]*\.(?:json|sig)(?:\/.*)?$/s, '');
}

function parentOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/'));
}
