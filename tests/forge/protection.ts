import { checkState } from './check.ts';
import { isAncestor } from './git/store.ts';
import type { Pull } from './issue.ts';
import type { ForgeRepository } from './repository.ts';
import { standingReviews } from './review.ts';
import type { User } from './user.ts';

/** The requirements of a protected branch. */
export interface Protection {
  requiredChecks: { strict: boolean; contexts: string[] } | undefined;
  requiredReviews: { count: number; dismissStale: boolean } | undefined;
  enforceAdmins: boolean;
  allowForcePushes: boolean;
  allowDeletions: boolean;
}

/** Whether a user may bypass the requirements of a branch. */
function passesOver(repository: ForgeRepository, { enforceAdmins }: Protection, user: User): boolean {
  return !enforceAdmins && repository.roleOf(user) === 'admin';
}

/** Why a user may not merge a pull request, in GitHub's words; none if they may. */
export async function mergeObstacles(
  repository: ForgeRepository,
  issue: Pull,
  user: User,
): Promise<string[]> {
  const protection = repository.protections.get(issue.pull.base.ref);
  if (protection === undefined || passesOver(repository, protection, user)) return [];
  const found: string[] = [];
  const { requiredReviews, requiredChecks } = protection;
  if (requiredReviews !== undefined) found.push(...reviewObstacles(repository, issue, requiredReviews.count));
  if (requiredChecks !== undefined) {
    found.push(...checkObstacles(repository, issue.pull.head.sha, requiredChecks.contexts));
    if (requiredChecks.strict && !(await isUpToDate(repository, issue)))
      found.push('This branch must not be out of date with the base branch.');
  }
  return found;
}

function reviewObstacles(repository: ForgeRepository, issue: Pull, count: number): string[] {
  const standing = standingReviews(repository, issue);
  // An approval by the author never counts.
  const others = standing.filter(({ user }) => user.id !== issue.user.id);
  if (others.some(({ state }) => state === 'CHANGES_REQUESTED'))
    return ['Changes requested by a reviewer with write access.'];
  const approvals = others.filter(({ state }) => state === 'APPROVED').length;
  if (approvals >= count) return [];
  const reviews = count === 1 ? '1 approving review is' : `${String(count)} approving reviews are`;
  return [`At least ${reviews} required by reviewers with write access.`];
}

function checkObstacles(repository: ForgeRepository, sha: string, contexts: readonly string[]): string[] {
  const states = contexts.map((context) => ({ context, state: checkState(repository, sha, context) }));
  const open = states.filter(({ state }) => state !== 'success');
  const [first] = open;
  if (first === undefined) return [];
  if (contexts.length > 1)
    return [`${String(open.length)} of ${String(contexts.length)} required status checks are expected.`];
  const is = { error: 'failing', failure: 'failing', pending: 'pending' } as const;
  const words = first.state === undefined || first.state === 'success' ? 'expected' : is[first.state];
  return [`Required status check "${first.context}" is ${words}.`];
}

function isUpToDate({ store }: ForgeRepository, { pull }: Pull): Promise<boolean> {
  return isAncestor(store, `refs/heads/${pull.base.ref}`, pull.head.sha);
}

/** Why a user may not move a branch without a pull request, in GitHub's words; absent if they may. */
export interface HandRules {
  /** Deleting it. */
  delete: string | undefined;
  /** Moving it to a commit that does not contain the old one. */
  force: string | undefined;
  move: string | undefined;
  /** The commits to which it may be moved anyway. */
  checked: string[];
}

export function handRules(repository: ForgeRepository, branch: string, user: User): HandRules {
  const isDefault = branch === repository.defaultBranch;
  const kept = isDefault ? `refusing to delete the current branch: refs/heads/${branch}` : undefined;
  const protection = repository.protections.get(branch);
  if (protection === undefined) return { delete: kept, force: undefined, move: undefined, checked: [] };
  // Nobody can bypass these two, not even an administrator.
  const always = {
    delete: kept ?? (protection.allowDeletions ? undefined : 'Cannot delete this branch'),
    force: protection.allowForcePushes ? undefined : 'Cannot force-push to this branch',
  };
  if (passesOver(repository, protection, user)) return { ...always, move: undefined, checked: [] };
  if (protection.requiredReviews !== undefined)
    return { ...always, move: 'Changes must be made through a pull request.', checked: [] };
  const contexts = protection.requiredChecks?.contexts ?? [];
  const shas = [...repository.statuses, ...repository.checkRuns].map(({ sha }) => sha);
  return {
    ...always,
    move: checkObstacles(repository, '', contexts)[0],
    checked: [...new Set(shas)].filter((sha) => checkObstacles(repository, sha, contexts).length === 0),
  };
}

/** Why a user may not move a branch from one commit to another, or delete it; undefined if they may. */
export async function moveObstacle(
  repository: ForgeRepository,
  { branch, from, to }: { branch: string; from: string; to: string | undefined },
  user: User,
): Promise<string | undefined> {
  const rules = handRules(repository, branch, user);
  if (to === undefined) return rules.delete;
  const isForced = !(await isAncestor(repository.store, from, to));
  return (isForced ? rules.force : undefined) ?? (rules.checked.includes(to) ? undefined : rules.move);
}
