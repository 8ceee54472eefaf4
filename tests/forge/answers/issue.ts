import { iso } from '../clock.ts';
import type { Comment, Issue, Label } from '../issue.ts';
import type { ForgeRepository } from '../repository.ts';
import { apiUrl, webUrl } from './repository.ts';
import { nodeId, simpleUser } from './user.ts';

export function label(repository: ForgeRepository, { id, name, color, description }: Label) {
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${apiUrl(repository)}/labels/${encodeURIComponent(name)}`,
    name,
    color,
    default: false,
    description,
  };
}

/** An issue as in lists. */
export function listedIssue(repository: ForgeRepository, given: Issue) {
  const { forge } = repository;
  const { id, number, title, body, user, state, labels, comments, createdAt, updatedAt, closedAt } = given;
  const url = `${apiUrl(repository)}/issues/${String(number)}`;
  const page = `${webUrl(repository)}/${given.pull ? 'pull' : 'issues'}/${String(number)}`;
  return {
    url,
    repository_url: apiUrl(repository),
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: page,
    id,
    node_id: nodeId(given.pull ? 'PullRequest' : 'Issue', id),
    number,
    title,
    user: simpleUser(forge, user),
    labels: labels.map((one) => label(repository, one)),
    state,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: comments.length,
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    closed_at: closedAt === undefined ? null : iso(closedAt),
    author_association: repository.associationOf(user),
    active_lock_reason: null,
    body,
    timeline_url: `${url}/timeline`,
    performed_via_github_app: null,
    state_reason: state === 'closed' && !given.pull ? 'completed' : null,
    ...(given.pull && {
      draft: given.pull.isDraft,
      pull_request: {
        url: `${apiUrl(repository)}/pulls/${String(number)}`,
        html_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        merged_at: given.pull.merged === undefined ? null : iso(given.pull.merged.at),
      },
    }),
  };
}

export function issue(repository: ForgeRepository, given: Issue) {
  const { closedBy } = given;
  return {
    ...listedIssue(repository, given),
    closed_by: closedBy === undefined ? null : simpleUser(repository.forge, closedBy),
  };
}

export function comment(repository: ForgeRepository, { number, pull }: Issue, given: Comment) {
  const { id, user, body, createdAt, updatedAt } = given;
  const url = `${apiUrl(repository)}/issues`;
  const page = `${webUrl(repository)}/${pull ? 'pull' : 'issues'}/${String(number)}`;
  return {
    url: `${url}/comments/${String(id)}`,
    html_url: `${page}#issuecomment-${String(id)}`,
    issue_url: `${url}/${String(number)}`,
    id,
    node_id: nodeId('IssueComment', id),
    user: simpleUser(repository.forge, user),
    created_at: iso(createdAt),
    updated_at: iso(updatedAt),
    author_association: repository.associationOf(user),
    body,
    performed_via_github_app: null,
  };
}
