import type { Data } from './github-client.ts';
import type { Account, ChangedFile, Check, Comment, Commit, Issue, PullSummary, Review } from './forge.ts';

/** What GitHub answers, in Colophon's own words. */

/** A deleted account is null, or GitHub's "ghost" account with this number. */
const ghost = 10137;

/** The client's type for integers, because some JSON numbers are too large for JavaScript; GitHub's are not. */
type Whole = number | bigint;

interface GivenUser {
  id: Whole;
  login: string;
  type?: string;
}

export function account(user: GivenUser | null | undefined): Account | undefined {
  if (!user || user.id === ghost) return undefined;
  return { id: Number(user.id), login: user.login, isBot: user.type === 'Bot' };
}

type GivenPull =
  Data<'GET /repos/{owner}/{repo}/pulls'>[number] | Data<'GET /repos/{owner}/{repo}/pulls/{pull_number}'>;

export function pullSummary(given: GivenPull): PullSummary {
  const { number, title, html_url: url, user, head, base } = given;
  const isMerged = given.merged_at !== null;
  return {
    number,
    title,
    url,
    author: account(user),
    isDraft: given.draft === true,
    state: isMerged ? 'merged' : given.state === 'open' ? 'open' : 'closed',
    labels: given.labels.map(({ name }) => name),
    // GitHub's API description has no null for a deleted fork, but the API returns it.
    head: {
      branch: head.ref,
      commit: head.sha,
      isFork: (head.repo as { id: Whole } | null)?.id !== base.repo.id,
    },
    base: { branch: base.ref, commit: base.sha },
    createdAt: given.created_at,
    updatedAt: given.updated_at,
    ...(isMerged && given.merge_commit_sha !== null && { mergedAs: given.merge_commit_sha }),
  };
}

const changes: Record<string, ChangedFile['change']> = {
  added: 'added',
  copied: 'added',
  removed: 'deleted',
  renamed: 'renamed',
};

export function changedFile(
  given: Data<'GET /repos/{owner}/{repo}/pulls/{pull_number}/files'>[number],
): ChangedFile {
  const { filename, status, additions, deletions, patch, previous_filename: before } = given;
  return {
    path: filename,
    change: changes[status] ?? 'changed',
    additions,
    deletions,
    ...(before !== undefined && { before }),
    ...(patch !== undefined && { patch }),
  };
}

const states: Record<string, Review['state']> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

/** @returns undefined for a review that is not submitted, or has an unknown state */
export function review(given: {
  id: Whole;
  user: GivenUser | null;
  state: string;
  body: string;
  commit_id: string | null;
  submitted_at?: string;
  html_url: string;
}): Review | undefined {
  const state = states[given.state];
  if (state === undefined || given.submitted_at === undefined) return undefined;
  return {
    id: Number(given.id),
    by: account(given.user),
    state,
    body: given.body,
    commit: given.commit_id,
    at: given.submitted_at,
    url: given.html_url,
  };
}

export function comment(given: {
  id: Whole;
  user: GivenUser | null;
  body?: string;
  html_url: string;
}): Comment {
  return { id: Number(given.id), by: account(given.user), body: given.body ?? '', url: given.html_url };
}

/** The account number in the private address that GitHub offers its users. */
const numbered = /^(\d+)\+[^@\s]+@users\.noreply\./;

export function issue(given: { number: number; title: string; body?: string | null; state: string }): Issue {
  const { number, title, body, state } = given;
  return { number, title, body: (body ?? '').replaceAll('\r\n', '\n'), isOpen: state === 'open' };
}

export function commit(given: Data<'GET /repos/{owner}/{repo}/commits'>[number]): Commit {
  const { author, message } = given.commit;
  // GitHub's API description has an empty object for an address without an account.
  const known = given.author === null ? undefined : account(given.author as GivenUser);
  const beside = [...message.matchAll(/^co-authored-by:.*<([^<>\s]+)>\s*$/gim)].map(
    ([, address = '']) => address,
  );
  return {
    id: given.sha,
    parents: given.parents.map(({ sha }) => sha),
    authors: [by(author?.email ?? '', known?.id), ...beside.map((address) => by(address))],
  };
}

function by(address: string, id?: number): Commit['authors'][number] {
  const number = id ?? Number(numbered.exec(address)?.[1] ?? Number.NaN);
  return { address, ...(Number.isSafeInteger(number) && { account: number }) };
}

type GivenStatus = Data<'GET /repos/{owner}/{repo}/commits/{ref}/status'>['statuses'][number];
type GivenRun = Data<'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'>['check_runs'][number];

export function statusCheck({ context, state, target_url: url, description }: GivenStatus): Check {
  return {
    name: context,
    state: state === 'success' || state === 'pending' ? state : 'failure',
    ...(url && { url }),
    ...(description && { description }),
  };
}

export function runCheck({
  name,
  status,
  conclusion,
  html_url: own,
  details_url: url,
  output,
}: GivenRun): Check {
  const isGood = conclusion === 'success';
  const isIdle = conclusion === 'neutral' || conclusion === 'skipped';
  const address = url ?? own;
  return {
    name,
    state: status !== 'completed' ? 'pending' : isGood ? 'success' : isIdle ? 'neutral' : 'failure',
    ...(address && { url: address }),
    ...(output.title && { description: output.title }),
  };
}
