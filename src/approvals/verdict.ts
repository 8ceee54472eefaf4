import { addDuration } from '../model/dates.ts';
import { authorsOf, entryFile } from '../model/entry.ts';
import type { AnyEntry } from '../model/entry.ts';
import type { Assurance, Policy, Rule } from '../model/policy.ts';
import type { DeskVerdict, Given, Reason, Verdict } from '../model/verdict.ts';
import { damageOf } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { Lineage } from './lineage.ts';
import { deskIn } from './record.ts';
import type { ApprovalRecord } from './record.ts';
import { isMember, reaches, requiredDesks, ruleFor } from './rules.ts';

/** The files that an approval covers: sha256 by path inside the content folder, the entry's own file first. */
export function subjectsOf(
  entry: Pick<AnyEntry, 'collection' | 'lang' | 'slug' | 'digest' | 'media'>,
): Map<string, string> {
  const media = Object.entries(entry.media).map(
    ([address, { digest }]) => [address.slice(1), digest] as const,
  );
  return new Map([[entryFile(entry), entry.digest], ...media.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
}

/** Milliseconds by which the clocks of two machines may differ. */
const clockSkew = 5 * 60_000;

/**
 * Whether exactly these bytes may be on the site at `now`, or what is missing and why. Membership is judged by the
 * policy that was in force when the decision was made, requirements by today's policy. The order of decisions is read
 * from the records, never from clocks; of two that do not know of each other, the one against publishing wins.
 */
export function verdict(entry: AnyEntry, ledger: Ledger, policy: Policy, now: Date): Verdict {
  const rule = ruleFor(entry, policy);
  const required = rule === undefined ? new Map<string, number>() : requiredDesks(entry, rule);
  const all = (ledger.records.get(`${entry.collection}/${entry.slug}`) ?? []).filter(
    (record) => record.entry?.lang === entry.lang,
  );
  const subjects = subjectsOf(entry);
  const same = all.filter((record) => isSame(record.subjects, subjects));
  const authors = [...new Set(same.flatMap(({ predicate }) => predicate.authors))].toSorted();
  if (rule === undefined || required.size === 0) {
    return {
      approved: true,
      basis: 'nothing-asked',
      onUnapproved: 'exclude',
      desks: [],
      blocks: [],
      authors,
    };
  }
  const judge = new Judge({ entry, ledger, rule, required, now, all, same, subjects, authors });
  const desks = [...required].map(([desk, needed]) => judge.desk(desk, needed));
  const waiver = judge.waiver();
  const imported = judge.import(policy);
  const blocks = judge.blocks(waiver);
  const complete = desks.every(({ given, needed }) => given.length >= needed);
  const basis =
    blocks.length > 0
      ? undefined
      : complete
        ? 'desks'
        : imported?.valid
          ? 'import'
          : waiver?.valid
            ? 'waiver'
            : undefined;
  return {
    approved: basis !== undefined,
    ...(basis && { basis }),
    onUnapproved: rule.onUnapproved,
    desks,
    blocks: basis === undefined ? [...blocks, ...(waiver?.reason ?? []), ...(imported?.reason ?? [])] : [],
    ...(basis === 'waiver' && waiver?.valid && { waiver: waiver.valid }),
    ...(basis === 'import' && imported?.valid && { import: imported.valid }),
    authors,
  };
}

interface Case {
  entry: AnyEntry;
  ledger: Ledger;
  rule: Rule;
  required: ReadonlyMap<string, number>;
  now: Date;
  /** All records of the entry in this language; `same` are those about exactly these bytes. */
  all: readonly ApprovalRecord[];
  same: readonly ApprovalRecord[];
  subjects: ReadonlyMap<string, string>;
  authors: readonly string[];
}

class Judge {
  readonly #case: Case;
  readonly #lineage: Lineage;
  readonly #unpublished: readonly ApprovalRecord[];
  readonly #withdrawn: readonly ApprovalRecord[];

  constructor(given: Case) {
    this.#case = given;
    this.#lineage = new Lineage(
      given.ledger.records.get(`${given.entry.collection}/${given.entry.slug}`) ?? [],
    );
    // Unpublishing is about the page, whatever its bytes; withdrawing an approval is about these bytes.
    this.#unpublished = given.all.filter((record) => this.#opposes(record, 'unpublish'));
    this.#withdrawn = given.same.filter((record) => this.#opposes(record, 'withdraw'));
  }

  desk(desk: string, needed: number): DeskVerdict {
    if (desk === '') return { desk, needed, given: [], reasons: [{ code: 'no-owner' }] };
    const given = new Map<string, Given>();
    const reasons: Reason[] = [];
    const decided = this.#case.same.filter(
      ({ predicate }) => predicate.decision === 'approve' && predicate.desk === desk,
    );
    for (const record of decided) {
      const found = this.#approval(record, desk);
      if ('code' in found) reasons.push(found);
      // Of two approvals by one person, the later one counts.
      else if ((given.get(found.person)?.at ?? '') < found.at) given.set(found.person, found);
    }
    const enough = given.size >= needed;
    if (!enough && decided.length === 0) reasons.push(this.#staleOrNever(desk));
    return {
      desk,
      needed,
      given: [...given.values()].toSorted((a, b) => (a.at + a.person < b.at + b.person ? -1 : 1)),
      // A fault in a person's earlier approval does not matter where a later one counts.
      reasons: enough ? [] : reasons.filter((reason) => !('person' in reason && given.has(reason.person))),
    };
  }

  waiver():
    { valid?: NonNullable<Verdict['waiver']>; reason: Reason[]; record?: ApprovalRecord } | undefined {
    const reason: Reason[] = [];
    for (const record of this.#case.same) {
      const { predicate } = record;
      if (predicate.decision !== 'waiver' || !this.#case.required.has(predicate.desk)) continue;
      const fault = this.#ineligibility(record, predicate.desk) ?? this.#revoked(record);
      const { person, desk, at, expires, comment } = predicate;
      if (fault !== undefined) reason.push(fault);
      else if (Date.parse(expires) <= this.#case.now.getTime()) {
        reason.push({ code: 'waiver-expired', person, at, until: expires });
      } else return { valid: { person, desk, at, until: expires, comment }, reason: [], record };
    }
    return reason.length > 0 ? { reason } : undefined;
  }

  /** The policy names the one import that counts, so that nobody can add another. */
  import(policy: Policy): { valid?: NonNullable<Verdict['import']>; reason: Reason[] } | undefined {
    const record = policy.import === undefined ? undefined : this.#case.ledger.imports.get(policy.import);
    if (
      record === undefined ||
      ![...this.#case.subjects].every(([name, digest]) => record.subjects.get(name) === digest)
    )
      return undefined;
    const { person, at } = record.predicate;
    const until = this.#approvalEnd(at);
    const fault =
      this.#dateInFuture(record) ??
      this.#revoked(record) ??
      (until !== undefined && until <= this.#today
        ? { code: 'expired' as const, person, at, until }
        : undefined);
    return fault === undefined ? { valid: { person, at }, reason: [] } : { reason: [fault] };
  }

  /** @param waiver overrides a request for changes that its author had seen */
  blocks(waiver: ReturnType<Judge['waiver']>): Reason[] {
    const damage = damageOf(this.#case.entry, this.#case.ledger);
    const blocks: Reason[] =
      damage === undefined ? [] : [{ code: 'damaged', file: damage.file, message: damage.message }];
    for (const record of this.#case.same) {
      const { predicate } = record;
      if (predicate.decision !== 'request-changes' || !this.#opposes(record, 'request-changes')) continue;
      const { person, desk, at, comment } = predicate;
      const isResolved =
        (waiver?.record !== undefined && this.#lineage.isAfter(waiver.record.id, record.id)) ||
        this.#case.same.some(
          (later) =>
            deskIn(later.predicate) === desk &&
            ((later.predicate.decision === 'approve' && later.predicate.person === person) ||
              later.predicate.decision === 'withdraw') &&
            this.#ineligibility(later, desk) === undefined &&
            this.#lineage.isAfter(later.id, record.id),
        );
      if (!isResolved) blocks.push({ code: 'changes-requested', person, desk, at, comment });
    }
    return blocks;
  }

  get #today(): string {
    return this.#case.now.toISOString().slice(0, 10);
  }

  #approval(record: ApprovalRecord, desk: string): Given | Reason {
    const { person, at } = record.predicate;
    const fault = this.#ineligibility(record, desk) ?? this.#revoked(record);
    if (fault !== undefined) return fault;
    const { rule, authors, same } = this.#case;
    if (rule.notAuthor && (authors.includes(person) || authorsOf(this.#case.entry).includes(person)))
      return { code: 'own-work', person };
    // The person who gave a waiver cannot also confirm the text afterwards.
    const waived = same.some(
      ({ id, predicate }) =>
        predicate.decision === 'waiver' &&
        predicate.person === person &&
        !this.#lineage.isAfter(id, record.id),
    );
    if (waived) return { code: 'own-waiver', person };
    const until = this.#approvalEnd(at);
    if (until !== undefined && until <= this.#today) return { code: 'expired', person, at, until };
    const assurance = this.#assurance(record);
    return { person, at, assurance, record: record.id, ...(until !== undefined && { until }) };
  }

  /** Why the person could not make this decision for the desk; undefined where they could. */
  #ineligibility(record: ApprovalRecord, desk: string): Reason | undefined {
    const { person, at, policy } = record.predicate;
    const then = this.#case.ledger.policies.get(policy);
    if (then === undefined) return { code: 'unknown-policy', person, at };
    if (!isMember(person, desk, at, then)) return { code: 'wrong-desk', person, desk, at };
    const has = this.#assurance(record);
    const needs = this.#case.rule.minAssurance;
    if (!reaches(has, needs)) return { code: 'below-assurance', person, has, needs: needs ?? has };
    return this.#dateInFuture(record);
  }

  #dateInFuture({ predicate: { person, at } }: ApprovalRecord): Reason | undefined {
    return Date.parse(at) > this.#case.now.getTime() + clockSkew
      ? { code: 'not-yet', person, at }
      : undefined;
  }

  #revoked(record: ApprovalRecord): Reason | undefined {
    const { decision } = record.predicate;
    for (const by of this.#unpublished) {
      if (this.#lineage.isAfter(record.id, by.id)) continue;
      const { person, at } = by.predicate;
      return { code: 'unpublished', person, desk: deskIn(by.predicate) ?? '', at };
    }
    for (const by of this.#withdrawn) {
      const concerns = decision === 'import' || deskIn(by.predicate) === deskIn(record.predicate);
      if (concerns && !this.#lineage.isAfter(record.id, by.id))
        return { code: 'withdrawn', person: by.predicate.person, at: by.predicate.at };
    }
    return undefined;
  }

  /**
   * A decision against publishing counts unless the person certainly had no right to it. In doubt, nothing is
   * published.
   */
  #opposes({ predicate }: ApprovalRecord, decision: 'withdraw' | 'unpublish' | 'request-changes'): boolean {
    if (predicate.decision !== decision || !this.#case.required.has(predicate.desk)) return false;
    const then = this.#case.ledger.policies.get(predicate.policy);
    return then === undefined || isMember(predicate.person, predicate.desk, predicate.at, then);
  }

  /** What a record says of itself; but `signed` counts only with a signature by one of the person's keys. */
  #assurance({ predicate, signedWith }: ApprovalRecord): Assurance {
    if (predicate.assurance !== 'signed') return predicate.assurance;
    const then = this.#case.ledger.policies.get(predicate.policy);
    const keys = then?.people[predicate.person]?.keys ?? [];
    return signedWith !== undefined && keys.includes(signedWith) ? 'signed' : 'attested';
  }

  #approvalEnd(at: string): string | undefined {
    const { reviewEvery } = this.#case.rule;
    return reviewEvery === undefined ? undefined : addDuration(at.slice(0, 10), reviewEvery);
  }

  /** The last version that the desk approved, compared with these bytes. */
  #staleOrNever(desk: string): Reason {
    const { all, subjects, entry } = this.#case;
    const [last] = this.#lineage.newestFirst(
      all.filter(({ predicate }) => predicate.decision === 'approve' && predicate.desk === desk),
    );
    if (last === undefined) return { code: 'never' };
    const file = entryFile(entry);
    const { at } = last.predicate;
    const names = [...new Set([...subjects.keys(), ...last.subjects.keys()])];
    const changed = names.filter((name) => subjects.get(name) !== last.subjects.get(name));
    const unixDigestOf = (name: string) =>
      name === file ? entry.unixDigest : entry.media[`/${name}`]?.recorded;
    if (
      changed.every(
        (name) => unixDigestOf(name) !== undefined && unixDigestOf(name) === last.subjects.get(name),
      )
    )
      return { code: 'line-endings', at };
    return { code: 'stale', at, version: (last.subjects.get(file) ?? '').slice(0, 12), changed };
  }
}

function isSame(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([name, digest]) => b.get(name) === digest);
}
