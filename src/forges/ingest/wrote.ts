import { approvedBefore } from '../../content/records/decision.ts';
import type { Ledger } from '../../approvals/ledger.ts';
import { personOf } from '../../lib/git/history.ts';
import { sha256 } from '../../lib/git/objects.ts';
import { entryFile } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import type { Policy } from '../../model/policy.ts';
import type { Commit, Forge } from '../forge.ts';
import type { Objects } from './objects.ts';
import type { Reviewed } from './reviewed.ts';

/**
 * The people who changed an entry's file since its last approved version, and its pictures in the pull request,
 * according to the forge: found by account number, and by addresses that the desk writes. People who are not in the
 * policy are ignored.
 * @throws ForgeFault
 */
export async function writersOf(
  entry: AnyEntry,
  { commit, commits, mergeBase }: Reviewed,
  {
    forge,
    objects,
    prefix,
    policy,
    ledger,
  }: {
    forge: Forge;
    objects: Objects;
    /** The content folder's path inside the repository. */
    prefix: string;
    policy: Policy;
    ledger: Ledger;
  },
): Promise<string[]> {
  const file = entryFile(entry);
  const own = new Set(commits.map(({ id }) => id));
  const touched = await forge.commits(commit, `${prefix}${file}`);
  const known = approvedBefore(entry, ledger);
  for (const { subjects } of ledger.imports.values()) known.add(subjects.get(file) ?? '');
  const isKnown = async (id: string) => {
    const bytes = await objects.file(id, file);
    return bytes === undefined || known.has(sha256(bytes));
  };
  const counted = touched.filter(({ id }) => own.has(id));
  const [before, after] = await Promise.all([objects.tree(mergeBase), objects.tree(commit)]);
  for (const address of Object.keys(entry.media)) {
    const path = address.slice(1);
    if (before.get(path) === after.get(path)) continue;
    counted.push(...(await forge.commits(commit, `${prefix}${path}`)).filter(({ id }) => own.has(id)));
  }
  // Usually the base branch's version is approved; if not, its authors also count as authors of this one.
  if (!(await isKnown(mergeBase))) {
    for (const older of touched.filter(({ id }) => !own.has(id))) {
      if (known.size > 0 && (await isKnown(older.id))) break;
      counted.push(older);
    }
  }
  return [
    ...new Set(counted.flatMap(({ authors }) => authors.flatMap((author) => people(author, policy, forge)))),
  ];
}

function people({ account, address }: Commit['authors'][number], policy: Policy, { kind }: Forge): string[] {
  const byAccount = Object.keys(policy.people).filter(
    (id) => account !== undefined && policy.people[id]?.forge?.[kind] === account,
  );
  return [...byAccount, ...personOf(address)];
}
