import { createHash } from 'node:crypto';
import { makeLedger } from '../../src/approvals/ledger.ts';
import type { Ledger } from '../../src/approvals/ledger.ts';
import { predicateType, statementType, writeRecord } from '../../src/approvals/record.ts';
import type { Decision, Statement } from '../../src/approvals/record.ts';
import { subjectsOf } from '../../src/approvals/verdict.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import { policy as policySchema } from '../../src/model/policy.ts';
import type { Policy } from '../../src/model/policy.ts';

export const sha = (text: string) => createHash('sha256').update(text).digest('hex');

/** Legal and product have two people each; Uma left legal in March. */
export function policyWith(rule: object, more: object = {}): Policy {
  return policySchema.parse({
    desks: { legal: { name: 'Legal' }, product: { name: 'Product' } },
    people: {
      lea: { desks: [{ desk: 'legal' }] },
      lou: { desks: [{ desk: 'legal', from: '2026-02-01' }] },
      uma: { desks: [{ desk: 'legal', until: '2026-03-31' }] },
      pia: { desks: [{ desk: 'product' }] },
      pol: { desks: [{ desk: 'product' }] },
    },
    rules: [{ match: 'posts/**', ...rule }],
    ...more,
  });
}

/** A post with only the fields that the gate reads. */
export function entryWith(more: Partial<AnyEntry> = {}, text = 'one'): AnyEntry {
  return {
    collection: 'posts',
    lang: 'en',
    slug: 'a',
    front: { title: 'A', authors: ['ann'] },
    digest: sha(text),
    media: { '/media/map.png': { digest: sha('map'), bytes: 1 } },
    downloads: [],
    links: [],
    words: 1,
    bodyKey: '',
    bodyDigest: '',
    ...more,
  } as unknown as AnyEntry;
}

export interface Deed {
  /** `legal:lea`: the desk and the person. */
  by: string;
  decision?: Decision;
  on?: AnyEntry;
  at?: string;
  more?: object;
  /** Positions of the earlier records that this one knew; all heads if absent. */
  after?: number[];
  policy?: string;
}

/** Writes records one after the other; each knows those before it. */
export function recordsOf(
  deeds: readonly Deed[],
  policyDigest = sha('policy'),
): { file: string; bytes: Buffer; id: string }[] {
  const written: { file: string; bytes: Buffer; id: string }[] = [];
  for (const [
    index,
    { by, decision = 'approve', on = entryWith(), at, more, after, policy },
  ] of deeds.entries()) {
    const [desk = '', person = ''] = by.split(':');
    const before = (after ?? [...written.keys()]).map((position) => written[position]?.id ?? '');
    written.push(
      writeRecord({
        _type: statementType,
        subject: [...subjectsOf(on)]
          .toSorted(([a], [b]) => (decision === 'import' && a > b ? 1 : decision === 'import' ? -1 : 0))
          .map(([name, sha256]) => ({ name, digest: { sha256 } })),
        predicateType,
        predicate: {
          decision,
          ...(decision === 'import' ? {} : { desk }),
          person,
          authors: [],
          at: at ?? `2026-02-${String(index + 10)}T09:00:00Z`,
          assurance: 'attested',
          policy: policy ?? policyDigest,
          previous: decision === 'import' ? [] : before.toSorted(),
          ...more,
        } as Statement['predicate'],
      }),
    );
  }
  return written;
}

export function ledgerOf(deeds: readonly Deed[], policy: Policy): Ledger {
  return makeLedger(recordsOf(deeds), new Map([[sha('policy'), policy]]));
}
