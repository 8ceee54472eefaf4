import { proposed, repo, step, written } from './step.ts';
import type { Step } from './step.ts';

const path = 'content/posts/last.md';
const pull = (known: Record<string, string>) => `${repo}/pulls/${known['lastPull'] ?? ''}`;

/** What GitHub refuses. It comes last, because a side that does not refuse ends in another state. */
export const refusals: Step[] = [
  ...written('last', { path, text: 'Last\n', on: 'main' }),
  ...proposed('last'),
  step('alice', 'the same branch again', ({ last }) => [
    'POST',
    `${repo}/git/refs`,
    { ref: 'refs/heads/cms/posts/last', sha: last },
  ]),
  step('alice', 'a branch inside a branch', ({ last }) => [
    'POST',
    `${repo}/git/refs`,
    { ref: 'refs/heads/cms/posts/last/more', sha: last },
  ]),
  step('alice', 'a ref that does not exist', ({ last }) => [
    'PATCH',
    `${repo}/git/refs/heads/nothing`,
    { sha: last },
  ]),
  step('alice', 'approve one’s own pull request', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'APPROVE' },
  ]),
  step('alice', 'request changes of oneself', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'REQUEST_CHANGES', body: 'No' },
  ]),
  step('lea', 'request changes without a comment', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'REQUEST_CHANGES' },
  ]),
  step('lea', 'a pending review', (known) => ['POST', `${pull(known)}/reviews`, { body: 'Wait' }]),
  step('lea', 'a second pending review', (known) => ['POST', `${pull(known)}/reviews`, { body: 'Wait' }]),
  step('eve', 'an approval by an outsider', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'APPROVE' },
  ]),
  step('eve', 'a label by an outsider', ({ lastPull = '' }) => [
    'PUT',
    `${repo}/issues/${lastPull}/labels`,
    { labels: ['mine'] },
  ]),
  step('alice', 'the same pull request again', () => [
    'POST',
    `${repo}/pulls`,
    { title: 'Again', head: 'olga:cms/posts/last', base: 'main' },
  ]),
  step('alice', 'a pull request without a branch', () => [
    'POST',
    `${repo}/pulls`,
    { title: 'None', head: 'olga:nothing', base: 'main' },
  ]),
  step('eve', 'merge as an outsider', (known) => ['PUT', `${pull(known)}/merge`, { merge_method: 'merge' }]),
  step('alice', 'delete the branch of the pull request', () => [
    'DELETE',
    `${repo}/git/refs/heads/cms/posts/last`,
  ]),
  step('alice', 'closed with its branch', (known) => ['GET', pull(known)]),
  step('alice', 'open a pull request without its branch', (known) => [
    'PATCH',
    pull(known),
    { state: 'open' },
  ]),
  step('alice', 'settings, without the right to change them', () => [
    'PATCH',
    repo,
    { delete_branch_on_merge: true },
  ]),
  step('olga', 'settings', () => ['PATCH', repo, { delete_branch_on_merge: true }]),
];
