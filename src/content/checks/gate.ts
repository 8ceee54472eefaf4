import type { Ledger } from '../../approvals/ledger.ts';
import { isSshPublicKey } from '../../approvals/ssh-signature.ts';
import { membersOf, requiredDesks, ruleFor } from '../../approvals/rules.ts';
import type { Content } from '../../model/content.ts';
import { entryCollections } from '../../model/collections.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Problem } from '../../model/problem.ts';

export interface PolicyFile {
  /** sha256 of policy.yaml; undefined if there is none. */
  digest: string | undefined;
  /** The place of a field in policy.yaml. */
  locate: (path: readonly (string | number)[]) => { line: number; column: number };
}

/** How many days before an approval ends a warning appears. */
const noticeDays = 30;

/** Problems of the policy and the records. Pure. */
export function checkGate(
  content: Content,
  ledger: Ledger,
  file: PolicyFile,
  now: Date,
): { errors: Problem[]; warnings: Problem[] } {
  return {
    errors: [
      ...policyOnRecord(ledger, file),
      ...importOnRecord(content, ledger, file),
      ...sharedAccounts(content, file),
      ...uselessKeys(content, file),
    ],
    warnings: [
      ...ledger.faults.map(({ file: at, message, fix }) => ({
        file: at,
        line: 1,
        column: 1,
        code: 'record-fault',
        message,
        fix,
      })),
      ...uncovered(content),
      ...unanswerable(content, file, now),
      ...nameless(content, file),
      ...endingSoon(content, now),
    ],
  };
}

/** A changed or truncated policy must not silently require less than the recorded one. */
function policyOnRecord(ledger: Ledger, { digest }: PolicyFile): Problem[] {
  const isEmpty =
    ledger.records.size + ledger.imports.size + ledger.policies.size + ledger.faults.length === 0;
  if (isEmpty || (digest !== undefined && ledger.policies.has(digest))) return [];
  const place = { file: 'policy.yaml', line: 1, column: 1, code: 'policy-unrecorded' };
  const archived = `approvals/policies/${digest ?? ''}.yaml`;
  // The command does not overwrite a file.
  const isDamaged = ledger.faults.some(({ file }) => file === archived);
  return [
    digest === undefined
      ? {
          ...place,
          message: 'there is no policy.yaml, although decisions were recorded under one',
          fix: 'Bring it back from git; to ask for nothing any more, leave its rules out.',
        }
      : {
          ...place,
          message: 'this version of the policy is not on record, so that it does not count yet',
          fix: `${isDamaged ? `Take ${archived} out, which is damaged. ` : ''}Run npm run approvals -- policy, and commit the file that it writes beside the change.`,
        },
  ];
}

function importOnRecord({ policy }: Content, ledger: Ledger, { locate }: PolicyFile): Problem[] {
  if (policy.import === undefined || ledger.imports.has(policy.import)) return [];
  return [
    {
      file: 'policy.yaml',
      ...locate(['import']),
      code: 'unknown-reference',
      message: `there is no import ${policy.import.slice(0, 12)}… in approvals/imports/`,
      fix: 'Bring the record back from git, or take the line out.',
    },
  ];
}

/** An account or key of two people does not show which of them decided. */
function sharedAccounts({ policy }: Content, { locate }: PolicyFile): Problem[] {
  const owners = new Map<string, string>();
  return Object.entries(policy.people).flatMap(([person, { forge = {}, keys = [] }]) =>
    [
      ...Object.entries(forge).map(
        ([name, id]) => [`the ${name} account ${String(id)}`, ['forge', name]] as const,
      ),
      ...keys.map((key, index) => [`the key ${key.slice(0, 40)}…`, ['keys', index]] as const),
    ].flatMap(([what, path]): Problem[] => {
      const owner = owners.get(what);
      owners.set(what, owner ?? person);
      if (owner === undefined) return [];
      return [
        {
          file: 'policy.yaml',
          ...locate(['people', person, ...path]),
          code: 'shared-account',
          message: `${what} belongs to ${owner} already`,
          fix: 'Give it to one of the two.',
        },
      ];
    }),
  );
}

/** A record signed with such a key would not count as signed. */
function uselessKeys({ policy }: Content, { locate }: PolicyFile): Problem[] {
  return Object.entries(policy.people).flatMap(([person, { keys = [] }]) =>
    keys.flatMap((key, index) =>
      isSshPublicKey(key)
        ? []
        : [
            {
              file: 'policy.yaml',
              ...locate(['people', person, 'keys', index]),
              code: 'signing-key',
              message: `this is no SSH public key whose signatures can be verified: ${key.slice(0, 40)}…`,
              fix: 'Use an ed25519 key (also on a security key), an ECDSA key, or an RSA key of 2048 bits or more.',
            },
          ],
    ),
  );
}

/** If there are rules, a collection without one is more often a mistake than intended. */
function uncovered({ policy, entries }: Content): Problem[] {
  if (policy.rules.length === 0) return [];
  return entryCollections.flatMap((collection) => {
    const open = entries.filter(
      (entry) => entry.collection === collection && ruleFor(entry, policy) === undefined,
    );
    const [first] = open;
    if (first === undefined) return [];
    const count =
      open.length === 1 ? entryFile(first) : `${String(open.length)} files such as ${entryFile(first)}`;
    return [
      {
        file: 'policy.yaml',
        line: 1,
        column: 1,
        code: 'rule-missing',
        message: `no rule covers ${count}, so that nobody has to approve ${open.length === 1 ? 'it' : 'them'}`,
        fix: `Add a rule; where that is meant, one with match: ${collection}/** and require: {}.`,
      },
    ];
  });
}

/** Desks with too few people, and owner desks of entries without an owner. */
function unanswerable({ policy, entries }: Content, { locate }: PolicyFile, now: Date): Problem[] {
  const at = now.toISOString();
  const asked = new Map<string, { rule: number; needed: number; entry: AnyEntry }>();
  for (const entry of entries) {
    const rule = ruleFor(entry, policy);
    if (rule === undefined) continue;
    for (const [desk, needed] of requiredDesks(entry, rule)) {
      const key = `${String(policy.rules.indexOf(rule))} ${desk}`;
      if (!asked.has(key)) asked.set(key, { rule: policy.rules.indexOf(rule), needed, entry });
    }
  }
  return [...asked].flatMap(([key, { rule, needed, entry }]): Problem[] => {
    const desk = key.slice(key.indexOf(' ') + 1);
    const place = { file: 'policy.yaml', ...locate(['rules', rule]), code: 'desk-empty' };
    if (desk === '') {
      const message = `ownerDesk asks for the desk that an answer names; ${entryFile(entry)} names none`;
      return [{ ...place, message, fix: 'Name the desks under require.' }];
    }
    const members = membersOf(desk, at, policy).length;
    if (members >= needed) return [];
    return [
      {
        ...place,
        message: `this rule asks for ${String(needed)} of ${desk}, and the policy has ${String(members)} there today`,
        fix: `Add people with desks: [{ desk: ${desk} }], or ask for fewer.`,
      },
    ];
  });
}

/** Pages take the name from people/<id>.yaml; without it they name only the desk, which may be intended or a mistake. */
function nameless({ policy, people }: Content, { locate }: PolicyFile): Problem[] {
  return Object.keys(policy.people).flatMap((id) =>
    Object.hasOwn(people, id)
      ? []
      : [
          {
            file: 'policy.yaml',
            ...locate(['people', id]),
            code: 'person-nameless',
            message: `there is no people/${id}.yaml, so that pages name the desk alone`,
            fix: `Add people/${id}.yaml with name: … and role: …, or leave it so.`,
          },
        ],
  );
}

function endingSoon({ entries }: Content, now: Date): Problem[] {
  const limit = new Date(now.getTime() + noticeDays * 86_400_000).toISOString();
  return entries.flatMap((entry) => {
    const end = endOf(entry);
    if (end === undefined || end > limit) return [];
    const message = `its ${entry.verdict?.waiver ? 'waiver' : 'approval'} ends on ${end.slice(0, 10)}`;
    const fix = 'Have it approved anew before that day: npm run approvals -- record.';
    return [{ file: entryFile(entry), line: 1, column: 1, code: 'approval-ends', message, fix }];
  });
}

/** When the first desk will have too few valid approvals, or the waiver ends. */
function endOf({ verdict }: AnyEntry): string | undefined {
  if (verdict?.approved !== true) return undefined;
  if (verdict.waiver !== undefined) return verdict.waiver.until;
  const ends = verdict.desks.map(({ given, needed }) => {
    const latest = given.map(({ until }) => until ?? '9999').toSorted();
    return latest[latest.length - needed];
  });
  const first = ends.filter((end) => end !== undefined).toSorted()[0];
  return first === '9999' ? undefined : first;
}
