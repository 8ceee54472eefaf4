import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explainVerdict } from '../../src/approvals/explain.ts';
import { headsOf, makeLedger } from '../../src/approvals/ledger.ts';
import { verdict } from '../../src/approvals/verdict.ts';
import type { Decision } from '../../src/approvals/record.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import type { Assurance, Policy } from '../../src/model/policy.ts';
import { entryWith, policyWith, recordsOf, sha } from './ledger.ts';
import type { Deed } from './ledger.ts';
import { runs } from '../campaign.ts';

interface File {
  file: string;
  bytes: Buffer;
}

const now = new Date('2026-06-01T00:00:00Z');
const versions = [
  entryWith({}, 'one'),
  entryWith({}, 'two'),
  entryWith({ lang: 'fr' }, 'un'),
  entryWith({ lang: 'fr', media: {} }, 'deux'),
];
const elsewhere = [
  entryWith({ slug: 'b' }),
  entryWith({ slug: 'b', lang: 'fr' }),
  entryWith({ collection: 'pages' } as never),
];

/** Mostly the usual value: a single record decides the result only in histories where most records count. */
const mostly = <T>(usual: T, ...others: T[]): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(usual, ...others) },
  );

const deed = fc.record({
  by: mostly(
    'legal:lea',
    'legal:lou',
    'legal:uma',
    'product:pia',
    'product:lea',
    'legal:eve',
    'legal:constructor',
  ),
  decision: mostly<Decision>('approve', 'withdraw', 'unpublish', 'request-changes', 'waiver', 'import'),
  on: mostly(0, 1, 2, 3),
  day: mostly('2026-05-20', '2026-01-05', '2026-02-10', '2026-04-10', '2026-06-03'),
  knows: mostly(-1, 0, 1, 2, 5, 2 ** 16 - 2),
  isAuthor: mostly(false, false, true),
  assurance: mostly<Assurance>('session', 'attested', 'forge', 'signed'),
  isUnderLostPolicy: mostly(false, false, false, true),
});

/** Decisions of several people, each made with knowledge of some earlier ones. */
const deeds: fc.Arbitrary<Deed[]> = fc.array(deed, { minLength: 1, maxLength: 7 }).map((all) => {
  const known = (below: number, mask: number) =>
    all.flatMap(({ decision }, index) => {
      const isKnown = index < below && ((mask >> index) & 1) === 1;
      return isKnown && decision !== 'import' ? [index] : [];
    });
  return all.map(({ by, decision, on, day, knows, isAuthor, assurance, isUnderLostPolicy }, index) => ({
    by,
    decision,
    on: versions[on] ?? entryWith(),
    at: `${day}T09:00:00Z`,
    after: known(index, knows),
    ...(isUnderLostPolicy && { policy: sha('lost') }),
    more: {
      authors: isAuthor ? ['lea'] : [],
      assurance,
      // Makes records with the same decision differ.
      comment: `This is number ${String(index)}.`,
      ...(decision === 'waiver' && { expires: `${day.slice(0, 8)}28T00:00:00Z` }),
      ...(decision === 'waiver' && day.startsWith('2026-05') && { expires: '2026-06-10T00:00:00Z' }),
    },
  }));
});

const rules = fc.record(
  {
    require: mostly<Record<string, number>>(
      { legal: 1 },
      { product: 1 },
      { legal: 2 },
      { legal: 1, product: 1 },
    ),
    notAuthor: fc.boolean(),
    minAssurance: fc.constantFrom('attested', 'session'),
    reviewEvery: fc.constantFrom('P1M', 'P1Y'),
  },
  { requiredKeys: ['require'] },
);

interface History {
  files: (File & { id: string })[];
  policy: Policy;
}
const histories: fc.Arbitrary<History> = fc.tuple(deeds, rules).map(([all, rule]) => {
  const files = recordsOf(all);
  const imported = files.find(({ file }) => file.startsWith('approvals/imports/'));
  return { files, policy: policyWith({ match: '**', ...rule }, imported && { import: imported.id }) };
});

const ledgerOf = (files: readonly File[], policy: Policy) =>
  makeLedger(files, new Map([[sha('policy'), policy]]));
const judged = (files: readonly File[], policy: Policy, entries: readonly AnyEntry[] = versions) => {
  const ledger = ledgerOf(files, policy);
  return entries.map((entry) => verdict(entry, ledger, policy, now));
};
const approved = (...given: Parameters<typeof judged>) => judged(...given).map((one) => one.approved);

const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const fileOf = ({ file }: File) => file.slice(file.lastIndexOf('/') + 1);

/** Where a record can be after somebody moved, renamed or copied it. */
const places: ((one: File) => string)[] = [
  (one) => `approvals/posts/b/${fileOf(one)}`,
  (one) => `approvals/faq/a/${fileOf(one)}`,
  (one) => `approvals/imports/${fileOf(one)}`,
  (one) => `approvals/policies/${fileOf(one)}`,
  (one) => `approvals/policies/${fileOf(one).replace('json', 'yaml')}`,
  (one) => `approvals/posts/${fileOf(one)}`,
  (one) => `approvals/${fileOf(one)}`,
  (one) => `approvals/posts/a/older/${fileOf(one)}`,
  (one) => `approvals/posts/../posts/a/${fileOf(one)}`,
  (one) => `approvals/posts/a/../b/${fileOf(one)}`,
  (one) => `approvals/posts/a/..${fileOf(one)}`,
  (one) => `approvals/__proto__/constructor/${fileOf(one)}`,
  () => `approvals/posts/b/${sha('another')}.json`,
  ({ file }) => `${file}.orig`,
  ({ file }) => `${file}\n`,
  (one) => `${one.file}/${fileOf(one)}`,
  ({ file }) => `${file}/deep/er`,
  ({ file }) => file.replace(/json$/, 'txt'),
  ({ file }) => file.replace(/json$/, 'JSON'),
  ({ file }) => file.replace(/json$/, 'sig'),
  ({ file }) => file.replace(/\.json$/, ''),
  ({ file }) => file.replace(/\.json$/, ' (1).json'),
  ({ file }) => file.toUpperCase(),
  ({ file }) => file.replace('/a/', '/A/'),
  ({ file }) => file.replace(/[^/]*$/, `${sha('another')}.json`),
];

const hostile = [
  '',
  'null',
  '[]',
  '{}',
  '"',
  '1e400',
  '9'.repeat(5000),
  '['.repeat(50_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  '{"__proto__":{"approved":true}}',
  '{"predicate":{"decision":"approve","decision":"withdraw"}}',
  '{"subject":[{"name":"../../policy.yaml"}]}',
  '<<<<<<< ours\n=======\n>>>>>>> theirs\n',
  'version https://git-lfs.github.com/spec/v1\n',
  '\0'.repeat(100),
];

type Mutation = (files: readonly File[]) => File[];

/** Changes to one of the files. None removes a record without a trace. */
const mutations: fc.Arbitrary<Mutation> = fc
  .record({
    kind: fc.constantFrom(
      'flip',
      'cut',
      'drop',
      'insert',
      'move',
      'copy',
      'swap',
      'hostile',
      'renamed',
      'lines',
      'sign',
    ),
    one: fc.nat(1000),
    other: fc.nat(1000),
    at: fc.nat(10_000),
    place: fc.constantFrom(...places),
    text: fc.oneof(fc.constantFrom(...hostile), fc.json(), fc.string()),
  })
  .map(({ kind, one, other, at, place, text }): Mutation => {
    return (files) => {
      const index = one % files.length;
      const second = files[other % files.length];
      const first = files[index];
      if (first === undefined || second === undefined) return [...files];
      const { file, bytes } = first;
      const cut = at % bytes.length;
      const put = (...instead: File[]) => files.toSpliced(index, 1, ...instead);
      const withBytes = (...parts: (Buffer | string)[]) =>
        put({ file, bytes: Buffer.concat(parts.map((part) => Buffer.from(part as string))) });
      switch (kind) {
        case 'flip':
          return withBytes(
            bytes.subarray(0, cut),
            Buffer.of((bytes[cut] ?? 0) ^ (1 << (other % 8))),
            bytes.subarray(cut + 1),
          );
        case 'cut':
          return withBytes(bytes.subarray(0, cut));
        case 'drop':
          return withBytes(bytes.subarray(0, cut), bytes.subarray(cut + 1));
        case 'insert':
          return withBytes(bytes.subarray(0, cut), text, bytes.subarray(cut));
        case 'lines':
          return withBytes(bytes, '\r\n');
        case 'hostile':
          return withBytes(text);
        case 'renamed':
          return put({
            file: file.replace(/[^/]*$/, `${sum(Buffer.from(text))}.json`),
            bytes: Buffer.from(text),
          });
        case 'move':
          return put({ file: place(first), bytes });
        case 'copy':
          return [...files.filter((it) => it.file !== place(first)), { file: place(first), bytes }];
        case 'swap':
          return files.map((it) =>
            it === first ? { file, bytes: second.bytes } : it === second ? { file: second.file, bytes } : it,
          );
        case 'sign':
          return [...files, { file: file.replace(/json$/, 'sig'), bytes: Buffer.from(text) }];
      }
    };
  });

const cases = { numRuns: runs(500) };

test('no mutation of the records turns a refusal into an approval, and every verdict can still be explained', () => {
  const seen = { yes: 0, no: 0 };
  fc.assert(
    fc.property(
      histories,
      fc.array(mutations, { minLength: 1, maxLength: 2 }),
      ({ files, policy }, [first, second]) => {
        const all = [...versions, ...elsewhere];
        const before = approved(files, policy, all);
        const once = first?.(files) ?? [];
        // The second mutation starts from the original files: a record mutated twice may not be recognisable any more.
        const ledger = ledgerOf(
          second === undefined ? once : [...once, ...second(files).slice(files.length)],
          policy,
        );
        for (const [index, entry] of all.entries()) {
          const after = verdict(entry, ledger, policy, now);
          if (!after.approved) expect(explainVerdict(after, { people: {}, policy })).not.toBe('');
          if (after.approved) expect(before[index]).toBe(true);
        }
        for (const isApproved of before) seen[isApproved ? 'yes' : 'no'] += 1;
      },
    ),
    cases,
  );
  expect(Math.min(seen.yes, seen.no), 'histories of both kinds').toBeGreaterThan(50);
});

test('every mutation is reported, with its file', () => {
  fc.assert(
    fc.property(histories, mutations, ({ files, policy }, mutate) => {
      const after = mutate(files);
      const isSame = after.every(({ file, bytes }) =>
        files.some((before) => before.file === file && before.bytes.equals(bytes)),
      );
      const { faults } = ledgerOf(after, policy);
      // Files among the versions of the policy are checked by the code that reads those.
      if (isSame || after.some(({ file }) => file.startsWith('approvals/policies/'))) return;
      const names = new Set(after.map(({ file }) => file));
      expect(faults.length).toBeGreaterThan(0);
      for (const fault of faults) expect(names).toContain(fault.file);
    }),
    cases,
  );
});

test('if the policy of a decision is missing, nothing becomes approved by that', () => {
  fc.assert(
    fc.property(histories, ({ files, policy }) => {
      const before = approved(files, policy);
      const ledger = makeLedger(files, new Map());
      for (const [index, entry] of versions.entries()) {
        const after = verdict(entry, ledger, policy, now);
        // An import is named by today's policy, so it does not need the policy of its time.
        if (after.approved) expect([before[index], after.basis]).toEqual([true, 'import']);
      }
    }),
    cases,
  );
});

test('a missing record that a later record refers to is noticed', () => {
  fc.assert(
    fc.property(histories, fc.nat(), ({ files, policy }, chance) => {
      const all = ledgerOf(files, policy).records.get('posts/a') ?? [];
      const followed = all.filter(({ id }) => all.some(({ predicate }) => predicate.previous.includes(id)));
      const gone = followed[chance % followed.length];
      if (gone === undefined) return;
      const rest = files.filter(({ id }) => id !== gone.id);
      for (const { approved: isApproved, blocks } of judged(rest, policy)) {
        expect(isApproved).toBe(false);
        expect(blocks[0]?.code).toBe('damaged');
      }
    }),
    cases,
  );
});

test('the order of the files does not matter', () => {
  const order = fc.array(fc.double({ noNaN: true }), { minLength: 12, maxLength: 12 });
  fc.assert(
    fc.property(histories, order, ({ files, policy }, weights) => {
      const shuffled = files
        .map((file, index) => ({ file, weight: weights[index] ?? 0 }))
        .toSorted((a, b) => a.weight - b.weight)
        .map(({ file }) => file);
      expect(judged(shuffled, policy)).toEqual(judged(files, policy));
    }),
    cases,
  );
});

test('decisions about another entry do not matter', () => {
  fc.assert(
    fc.property(histories, deeds, ({ files, policy }, others) => {
      const about = elsewhere[others.length % elsewhere.length] ?? entryWith();
      const more = recordsOf(others.map((one) => ({ ...one, on: about })));
      expect(judged([...files, ...more], policy)).toEqual(judged(files, policy));
    }),
    cases,
  );
});

test('decisions about a translation do not matter', () => {
  fc.assert(
    fc.property(histories, deed, ({ files, policy }, { by, decision }) => {
      if (decision === 'import') return;
      const known = headsOf(entryWith(), ledgerOf(files, policy));
      const on = versions[2] ?? entryWith();
      const more = { comment: 'Non.', previous: known, expires: '2026-06-20T00:00:00Z' };
      if (decision !== 'waiver') Reflect.deleteProperty(more, 'expires');
      const [added] = recordsOf([{ by, decision, on, at: '2026-05-30T00:00:00Z', more }]);
      if (added === undefined) throw new Error('one record');
      const english = versions.slice(0, 2);
      expect(judged([...files, added], policy, english)).toEqual(judged(files, policy, english));
    }),
    cases,
  );
});

test('a refusal by somebody who knows all decisions always counts', () => {
  const no = fc.constantFrom('withdraw', 'unpublish', 'request-changes');
  fc.assert(
    fc.property(histories, no, fc.nat(), fc.nat(), ({ files, policy }, decision, chance, desk) => {
      const on = versions[chance % versions.length] ?? entryWith();
      const required = Object.keys(policy.rules[0]?.require ?? {});
      const asked = required[desk % required.length] ?? '';
      const [by, colleague] = asked === 'legal' ? ['lea', 'lou'] : ['pia', 'pol'];
      const ledger = ledgerOf(files, policy);
      const [added] = recordsOf([
        {
          by: `${asked}:${String(chance % 2 === 0 ? by : colleague)}`,
          decision,
          on,
          at: '2026-05-30T00:00:00Z',
          more: { comment: 'No.', previous: headsOf(on, ledger) },
        },
      ]);
      if (added === undefined) throw new Error('one record');
      const after = verdict(on, ledgerOf([...files, added], policy), policy, now);
      // Withdrawing one desk's approval does not end a waiver that another desk gave.
      const isWaived = decision === 'withdraw' && after.waiver !== undefined && after.waiver.desk !== asked;
      expect(after.approved).toBe(isWaived);
    }),
    cases,
  );
});

test('a refusal by somebody who knows no earlier decision counts too', () => {
  fc.assert(
    fc.property(histories, fc.nat(), ({ files, policy }, chance) => {
      const on = versions[chance % versions.length] ?? entryWith();
      const [asked = ''] = Object.keys(policy.rules[0]?.require ?? {});
      const by = asked === 'legal' ? 'legal:lou' : 'product:pol';
      for (const decision of ['unpublish', 'request-changes'] as const) {
        const more = { comment: 'No.', previous: [] };
        const [added] = recordsOf([{ by, decision, on, at: '2026-03-01T00:00:00Z', more }]);
        if (added === undefined) throw new Error('one record');
        expect(approved([...files, added], policy, [on])).toEqual([false]);
      }
    }),
    cases,
  );
});
