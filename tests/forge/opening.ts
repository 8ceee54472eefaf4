import { isAncestor } from './git/store.ts';
import type { Issue, Pull } from './issue.ts';
import { keepHead } from './moves.ts';
import { validationFailed } from './refusal.ts';
import type { ForgeRepository } from './repository.ts';
import type { User } from './user.ts';

export function openIssue(
  repository: ForgeRepository,
  user: User,
  { title, body, labels = [] }: { title: string; body: string | null; labels?: readonly string[] },
): Issue {
  const now = repository.forge.clock.now();
  const issue: Issue = {
    id: repository.forge.nextId(),
    number: Math.max(0, ...repository.issues.map(({ number }) => number)) + 1,
    title,
    body,
    user,
    state: 'open',
    labels: [...new Set(labels.map((name) => repository.label(name)))],
    comments: [],
    createdAt: now,
    updatedAt: now,
    closedAt: undefined,
    closedBy: undefined,
    pull: undefined,
  };
  repository.issues.push(issue);
  return issue;
}

/** @throws Refusal if a branch does not exist, has no new commits or already has a pull request */
export async function openPull(
  repository: ForgeRepository,
  user: User,
  wish: { title: string; body: string | null; head: string; base: string; isDraft: boolean },
): Promise<Pull> {
  const resource = 'PullRequest';
  const { login } = repository.owner;
  const [owner, branch] = wish.head.includes(':') ? wish.head.split(/:(.*)/s) : [login, wish.head];
  const head =
    owner?.toLowerCase() === login.toLowerCase() ? await repository.branchHead(branch ?? '') : undefined;
  if (branch === undefined || head === undefined)
    throw validationFailed({ resource, field: 'head', code: 'invalid' });
  const base = await repository.branchHead(wish.base);
  if (base === undefined) throw validationFailed({ resource, field: 'base', code: 'invalid' });
  const custom = (message: string) => validationFailed({ resource, code: 'custom', message });
  const isOpen = repository.pulls.some(
    ({ state, pull }) => state === 'open' && pull.head.ref === branch && pull.base.ref === wish.base,
  );
  if (isOpen) throw custom(`A pull request already exists for ${login}:${branch}.`);
  if (await isAncestor(repository.store, head, base))
    throw custom(`No commits between ${wish.base} and ${branch}`);
  const pull: Pull = Object.assign(openIssue(repository, user, wish), {
    pull: {
      head: { ref: branch, sha: head },
      base: { ref: wish.base, sha: base },
      isDraft: wish.isDraft,
      reviews: [],
      merged: undefined,
      unsettled: repository.forge.unsettledReads,
    },
  });
  await keepHead(repository, pull);
  return pull;
}

/** @throws Refusal if its branch was deleted or begins from another commit */
export async function reopenPull(repository: ForgeRepository, issue: Pull): Promise<void> {
  const { head, merged } = issue.pull;
  const refuse = (reason: string) =>
    validationFailed({
      resource: 'PullRequest',
      code: 'invalid',
      field: 'state',
      message: `state cannot be changed. ${reason}`,
    });
  if (merged !== undefined) throw refuse('The pull request cannot be reopened.');
  const now = await repository.branchHead(head.ref);
  if (now === undefined) throw refuse(`The ${head.ref} branch has been deleted.`);
  if (!(await isAncestor(repository.store, head.sha, now)))
    throw refuse(`The ${head.ref} branch was force-pushed or recreated.`);
  head.sha = now;
  Object.assign(issue, {
    state: 'open',
    closedAt: undefined,
    closedBy: undefined,
    updatedAt: repository.forge.clock.now(),
  });
}
