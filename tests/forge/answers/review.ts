import { iso } from '../clock.ts';
import type { Pull } from '../issue.ts';
import type { ForgeRepository } from '../repository.ts';
import type { Review, ReviewComment } from '../review.ts';
import type { User } from '../user.ts';
import { apiUrl, webUrl } from './repository.ts';
import { nodeId, simpleUser } from './user.ts';

export function review(repository: ForgeRepository, { number }: Pull, given: Review) {
  const { id, user, body, state, commit, submittedAt } = given;
  const html = `${webUrl(repository)}/pull/${String(number)}#pullrequestreview-${String(id)}`;
  const pull = `${apiUrl(repository)}/pulls/${String(number)}`;
  return {
    id,
    node_id: nodeId('PullRequestReview', id),
    user: reviewer(repository, user),
    body,
    state,
    html_url: html,
    pull_request_url: pull,
    author_association: repository.associationOf(user),
    _links: { html: { href: html }, pull_request: { href: pull } },
    ...(submittedAt !== undefined && { submitted_at: iso(submittedAt) }),
    commit_id: commit,
  };
}

export function reviewComment(
  repository: ForgeRepository,
  { number }: Pull,
  { id: reviewId }: Review,
  given: ReviewComment,
) {
  const { id, path, line, side, body, user, commit, createdAt } = given;
  const url = `${apiUrl(repository)}/pulls/comments/${String(id)}`;
  const pull = `${apiUrl(repository)}/pulls/${String(number)}`;
  const html = `${webUrl(repository)}/pull/${String(number)}#discussion_r${String(id)}`;
  return {
    url,
    pull_request_review_id: reviewId,
    id,
    node_id: nodeId('PullRequestReviewComment', id),
    diff_hunk: '',
    path,
    position: line ?? 1,
    original_position: line ?? 1,
    commit_id: commit,
    original_commit_id: commit,
    user: reviewer(repository, user),
    body,
    created_at: iso(createdAt),
    updated_at: iso(createdAt),
    html_url: html,
    pull_request_url: pull,
    author_association: repository.associationOf(user),
    _links: { self: { href: url }, html: { href: html }, pull_request: { href: pull } },
    ...(line === undefined
      ? { subject_type: 'file' }
      : { line, original_line: line, side, subject_type: 'line' }),
  };
}

function reviewer({ forge }: ForgeRepository, user: User) {
  return user.isDeleted && forge.deletedReviewer === 'null' ? null : simpleUser(forge, user);
}
