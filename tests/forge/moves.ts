import { createHash } from 'node:crypto';
import { gitOutput } from '../../src/lib/git/git.ts';
import { mergeBase } from '../../src/lib/git/merge.ts';
import type { RefUpdate } from '../../src/lib/git/refs.ts';
import { updateRefs } from '../../src/lib/git/refs.ts';
import { isAncestor } from './git/store.ts';
import type { Pull } from './issue.ts';
import type { ForgeRepository } from './repository.ts';
import type { User } from './user.ts';

const heads = 'refs/heads/';

/** Updates the pull requests after branches have moved in any way. */
export async function noticeMoves(
  repository: ForgeRepository,
  updates: readonly RefUpdate[],
  by: User,
): Promise<void> {
  repository.pushedAt = repository.forge.clock.now();
  for (const { ref, from, to } of updates) {
    if (!ref.startsWith(heads)) continue;
    const branch = ref.slice(heads.length);
    for (const issue of repository.pulls) {
      if (issue.state !== 'open') continue;
      if (issue.pull.head.ref === branch) await noticeHead(repository, issue, to, by);
      else if (issue.pull.base.ref === branch && to !== undefined && from !== undefined)
        await noticeBase(repository, issue, to, by);
    }
  }
}

/** A pull request's own branch was pushed to or deleted. */
async function noticeHead(
  repository: ForgeRepository,
  issue: Pull,
  to: string | undefined,
  by: User,
): Promise<void> {
  const now = repository.forge.clock.now();
  if (to === undefined) {
    close(issue, by, now);
    return;
  }
  const { pull } = issue;
  if (pull.head.sha === to) return;
  const isAsked = repository.protections.get(pull.base.ref)?.requiredReviews?.dismissStale === true;
  const before = isAsked ? await proposed(repository, pull.base.ref, pull.head.sha) : undefined;
  pull.head.sha = to;
  pull.base.sha = (await repository.branchHead(pull.base.ref)) ?? pull.base.sha;
  pull.unsettled = repository.forge.unsettledReads;
  issue.updatedAt = now;
  await keepHead(repository, issue);
  // What changes nothing of what was approved, such as a rebase, takes no approval away.
  if (isAsked && before !== (await proposed(repository, pull.base.ref, to)))
    for (const review of pull.reviews) if (review.state === 'APPROVED') review.state = 'DISMISSED';
}

/** Commits that reach the base branch without the button count as merged too. */
async function noticeBase(repository: ForgeRepository, issue: Pull, to: string, by: User): Promise<void> {
  const { pull } = issue;
  pull.unsettled = repository.forge.unsettledReads;
  if (!(await isAncestor(repository.store, pull.head.sha, to))) return;
  const now = repository.forge.clock.now();
  pull.merged = { at: now, by, commit: to };
  close(issue, by, now);
}

export function close(issue: Pull, by: User, at: Date): void {
  Object.assign(issue, { state: 'closed', closedAt: at, closedBy: by, updatedAt: at });
}

/** The head of a pull request has its own ref, so its commits stay when the branch is deleted. */
export async function keepHead({ store }: ForgeRepository, { number, pull }: Pull): Promise<void> {
  const ref = `refs/pull/${String(number)}/head`;
  await gitOutput(store.dir, ['update-ref', ref, pull.head.sha]);
}

/** A digest of the changes of a pull request, wherever it begins. */
async function proposed({ store }: ForgeRepository, base: string, head: string): Promise<string> {
  const from = await mergeBase(store, `refs/heads/${base}`, head);
  const text = await gitOutput(store.dir, ['diff-tree', '-r', '-p', '--full-index', from ?? head, head]);
  return createHash('sha256')
    .update(text.toString('latin1').replace(/^@@ .*$/gm, '@@'))
    .digest('hex');
}

/** Moves branches and updates the pull requests. @returns false if another move was faster */
export async function moveRefs(
  repository: ForgeRepository,
  updates: readonly RefUpdate[],
  by: User,
): Promise<boolean> {
  const done = await updateRefs(repository.store, updates, 'forge');
  if (done) await noticeMoves(repository, updates, by);
  return done;
}
