import { iso } from '../clock.ts';
import { changesBetween } from '../git/compare.ts';
import type { Pull } from '../issue.ts';
import { mergeBase } from '../../../src/lib/git/merge.ts';
import { commitsOf, mergeable } from '../merge.ts';
import { mergeObstacles } from '../protection.ts';
import type { ForgeRepository } from '../repository.ts';
import type { User } from '../user.ts';
import { totals } from './commit.ts';
import { label } from './issue.ts';
import { apiUrl, innerRepository, webUrl } from './repository.ts';
import { nodeId, simpleUser } from './user.ts';

/** A pull request as in lists, which do not say whether it can be merged. */
export function listedPull(repository: ForgeRepository, given: Pull) {
  const { forge, owner } = repository;
  const { id, number, title, body, user, state, labels, createdAt, updatedAt, closedAt, pull } = given;
  const n = String(number);
  const url = `${apiUrl(repository)}/pulls/${n}`;
  const issue = `${apiUrl(repository)}/issues/${n}`;
  const page = `${webUrl(repository)}/pull/${n}`;
  const statuses = `${apiUrl(repository)}/statuses/${pull.head.sha}`;
  const side = ({ ref, sha }: { ref: string; sha: string }) => ({
    label: `${owner.login}:${ref}`,
    ref,
    sha,
    user: simpleUser(forge, owner),
    repo: innerRepository(repository),
  });
  return {
    url,
    id,
    node_id: nodeId('PullRequest', id),
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    issue_url: issue,
    number,
    state,
    locked: false,
    title,
    user: simpleUser(forge, user),
    body,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    closed_at: closedAt === undefined ? null : iso(closedAt),
    merged_at: pull.merged === undefined ? null : iso(pull.merged.at),
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: labels.map((one) => label(repository, one)),
    milestone: null,
    draft: pull.isDraft,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${apiUrl(repository)}/pulls/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    head: side(pull.head),
    base: side(pull.base),
    _links: {
      self: { href: url },
      html: { href: page },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${apiUrl(repository)}/pulls/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
    author_association: repository.associationOf(user),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** The changes of a pull request: from where its branch left the base branch to its head. */
export async function changesOf({ store }: ForgeRepository, { pull }: Pull) {
  const base = pull.merged ? pull.base.sha : `refs/heads/${pull.base.ref}`;
  const from = (await mergeBase(store, base, pull.head.sha)) ?? pull.base.sha;
  return changesBetween(store, from, pull.head.sha);
}

/** A pull request with all fields, as this user sees it. */
export async function fullPull(repository: ForgeRepository, given: Pull, viewer: User | undefined) {
  const { forge } = repository;
  const { pull, comments, state } = given;
  const settled = state === 'open' ? await mergeable(repository, given) : null;
  const [changes, commits] = await Promise.all([changesOf(repository, given), commitsOf(repository, given)]);
  return {
    ...listedPull(repository, given),
    merged: pull.merged !== undefined,
    mergeable: settled ?? null,
    rebaseable: settled ?? null,
    mergeable_state: await mergeableState(repository, given, settled ?? undefined, viewer),
    merged_by: pull.merged === undefined ? null : simpleUser(forge, pull.merged.by),
    comments: comments.length,
    review_comments: pull.reviews.reduce((all, one) => all + one.comments.length, 0),
    maintainer_can_modify: false,
    commits: commits.length,
    ...totals(changes),
    changed_files: changes.length,
  };
}

async function mergeableState(
  repository: ForgeRepository,
  given: Pull,
  settled: boolean | undefined,
  viewer: User | undefined,
): Promise<string> {
  if (settled === undefined) return 'unknown';
  if (!settled) return 'dirty';
  if (given.pull.isDraft) return 'draft';
  const obstacles = await mergeObstacles(repository, given, viewer ?? given.user);
  return obstacles.length > 0 ? 'blocked' : 'clean';
}
