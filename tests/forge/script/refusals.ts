import { proposed, repo, step, written } from './step.ts';
import type { Step } from './step.ts';

const path = 'content/posts/last.md';
const pull = (known: Record<string, string>) => `${repo}/pulls/${known['lastPull'] ?? ''}`;

/** What GitHub refuses. It comes last: who does not refuse it goes other ways from there on. */
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
  step('alice', 'a ref that is not there', ({ last }) => [
    'PATCH',
    `${repo}/git/refs/heads/nothing`,
    { sha: last },
  ]),
  step('alice', 'approve what is my own', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'APPROVE' },
  ]),
  step('alice', 'ask myself for changes', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'REQUEST_CHANGES', body: 'No' },
  ]),
  step('lea', 'ask for changes, without words', (known) => [
    'POST',
    `${pull(known)}/reviews`,
    { event: 'REQUEST_CHANGES' },
  ]),
  step('lea', 'one that is not handed in', (known) => ['POST', `${pull(known)}/reviews`, { body: 'Wait' }]),
  step('lea', 'and a second one', (known) => ['POST', `${pull(known)}/reviews`, { body: 'Wait' }]),
  step('eve', 'an approval that counts for nothing', (known) => [
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
  step('alice', 'a pull request of no branch', () => [
    'POST',
    `${repo}/pulls`,
    { title: 'None', head: 'olga:nothing', base: 'main' },
  ]),
  step('eve', 'merged by an outsider', (known) => ['PUT', `${pull(known)}/merge`, { merge_method: 'merge' }]),
  step('alice', 'its branch goes', () => ['DELETE', `${repo}/git/refs/heads/cms/posts/last`]),
  step('alice', 'closed with its branch', (known) => ['GET', pull(known)]),
  step('alice', 'no way back', (known) => ['PATCH', pull(known), { state: 'open' }]),
  step('alice', 'settings, for who may not change them', () => [
    'PATCH',
    repo,
    { delete_branch_on_merge: true },
  ]),
  step('olga', 'settings', () => ['PATCH', repo, { delete_branch_on_merge: true }]),
];
