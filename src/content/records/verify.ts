import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault, Ledger } from '../../approvals/ledger.ts';
import { deskIn } from '../../approvals/record.ts';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { isMember } from '../../approvals/rules.ts';
import { readContent } from '../read.ts';
import { changesSince } from '../../lib/git/changes.ts';
import { versionsOf } from '../../lib/git/history.ts';
import { findRepository } from '../../lib/git/repository.ts';
import { Refusal } from './refusal.ts';
import { restoreCommand } from './restore.ts';

export interface Verified {
  problems: Fault[];
  /** The number of records and policy versions that were read. */
  records: number;
  policies: number;
  /** The number of entries that have all approvals, and of those that wait. */
  approved: number;
  waiting: number;
}

/**
 * Checks the records: names, form, chain, signatures, policy and membership.
 * @param base a commit since which no record may have been changed or deleted
 * @throws Refusal if the base cannot be compared with
 */
export async function verify(
  folders: { contentDir: string; cacheDir: string },
  now: Date,
  base?: string,
): Promise<Verified> {
  const { ledger, current, errors, warnings } = await readContent({ ...folders, now });
  const all = [...ledger.records.values(), [...ledger.imports.values()]].flat();
  const records = [...ledger.faults, ...all.flatMap((record) => recordFaults(record, ledger, now))];
  const problems = [
    ...(await withCommands(records, folders.contentDir)),
    ...[
      ...errors.filter(({ file }) => file === 'policy.yaml'),
      ...[...errors, ...warnings].filter(({ code }) => code === 'line-ends'),
    ].map(({ file, message, fix }) => ({ file, message, fix })),
    ...(base === undefined ? [] : await changesOnRecord(folders.contentDir, base)),
  ];
  const approved = current.filter(({ verdict }) => verdict?.approved === true).length;
  return {
    problems: problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    records: all.length,
    policies: ledger.policies.size,
    approved,
    waiting: current.length - approved,
  };
}

/** With the exact git command, if git has the damaged or missing file. */
async function withCommands(faults: readonly Fault[], contentDir: string): Promise<Fault[]> {
  const repository = faults.some(({ lost }) => lost !== undefined)
    ? await findRepository(contentDir)
    : undefined;
  const found: Fault[] = [];
  const commands = new Map<string, Promise<string | undefined>>();
  for (const { file, message, fix, lost } of faults) {
    let command: string | undefined;
    if (lost !== undefined && repository !== undefined && !('missing' in repository)) {
      const asked = commands.get(lost) ?? restoreCommand(repository, lost);
      commands.set(lost, asked);
      command = await asked;
    }
    const how =
      command === undefined
        ? `${fix.replace(' (npm run approvals -- verify says how)', '').replace(': npm run approvals -- verify says how', '')}`
        : `${command} brings ${lost === file ? 'it' : 'that file'} back.`;
    found.push({ file, message, fix: how });
  }
  return found;
}

function recordFaults(record: ApprovalRecord, ledger: Ledger, now: Date): Fault[] {
  const { file, predicate, signedWith } = record;
  const { person, at, policy, assurance } = predicate;
  const policyThen = ledger.policies.get(policy);
  const desk = deskIn(predicate);
  const faults: Fault[] = [];
  const found = (message: string, fix: string, lost?: string) =>
    faults.push({ file, message, fix, ...(lost !== undefined && { lost }) });
  if (policyThen === undefined) {
    found(
      `the policy under which this was decided is missing: approvals/policies/${policy}.yaml`,
      'Bring that file back from git.',
      `approvals/policies/${policy}.yaml`,
    );
  } else if (desk !== undefined && !isMember(person, desk, at, policyThen)) {
    found(
      `${person} did not decide for ${desk} on ${at.slice(0, 10)}`,
      'It does not count. Have a member of the desk decide.',
    );
  }
  if (assurance === 'signed') {
    const keys = policyThen?.people[person]?.keys ?? [];
    if (signedWith === undefined)
      found(
        'this says that it is signed, and has no signature beside it',
        'Bring the .sig file back from git.',
        file.replace(/json$/, 'sig'),
      );
    else if (!keys.includes(signedWith))
      found(
        `the signature is by a key that the policy did not list for ${person}`,
        'It counts as not signed.',
      );
  }
  if (Date.parse(at) > now.getTime() + 5 * 60_000) {
    found(
      `this is dated ${at}, which is yet to come`,
      'It does not count before that moment. Set the clock that wrote it.',
    );
  }
  return faults;
}

/** Records and policy versions are only added, never changed. And every version must once have been the policy. */
async function changesOnRecord(contentDir: string, base: string): Promise<Fault[]> {
  const repository = await findRepository(contentDir);
  if ('missing' in repository)
    throw new Refusal([`Nothing can be compared with ${base}: ${repository.missing}`]);
  const changes = await changesSince(repository, base, 'approvals').catch((error: unknown) => {
    throw new Refusal([error instanceof Error ? error.message : String(error)]);
  });
  const faults = changes
    .filter(({ change }) => change !== 'added')
    .map(({ file, change }) => ({
      file,
      message: `this was ${change} since ${base}, and what is on record stays as it is`,
      fix: `git checkout ${base} -- ${repository.prefix}${file} brings it back.`,
    }));
  const added = changes.flatMap(({ file, change }) => {
    const digest = /^approvals\/policies\/([0-9a-f]{64})\.yaml$/.exec(file)?.[1];
    return change === 'added' && digest !== undefined ? [{ file, digest }] : [];
  });
  if (added.length === 0 || repository.shallow) return faults;
  const versions = new Set(await versionsOf(repository, 'policy.yaml'));
  const today = await readFile(join(contentDir, 'policy.yaml')).catch(() => undefined);
  if (today !== undefined) versions.add(createHash('sha256').update(today).digest('hex'));
  return [
    ...faults,
    ...added
      .filter(({ digest }) => !versions.has(digest))
      .map(({ file }) => ({
        file,
        message: 'this was never the policy: no version of policy.yaml in git’s history has these bytes',
        fix: 'Remove it, and look at who added it and what was decided under it.',
      })),
  ];
}
