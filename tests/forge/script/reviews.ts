import { id, proposed, repo, step, written } from './step.ts';
import type { Step } from './step.ts';

const path = 'content/posts/again.md';
const ref = `${repo}/git/refs/heads/${encodeURIComponent('cms/posts/again')}`;
const pull = (known: Record<string, string>) => `${repo}/pulls/${known['againPull'] ?? ''}`;

/** An entry that is saved a second time after its review: Decap pushes over it by force. */
export const reviews: Step[] = [
  ...written('again', { path, text: 'First\n', on: 'main' }),
  ...proposed('again'),
  step(
    'lea',
    'an approval',
    (known) => ['POST', `${pull(known)}/reviews`, { event: 'APPROVE' }],
    id('approval'),
  ),
  ...written('better', { path, text: 'Second\n', on: 'main' }),
  step('alice', 'move a branch without force', ({ better }) => ['PATCH', ref, { sha: better, force: false }]),
  step('alice', 'move a branch by force', ({ better }) => ['PATCH', ref, { sha: better, force: true }]),
  step('alice', 'the pull request after the push', (known) => ['GET', pull(known)]),
  step('alice', 'the reviews after the push', (known) => ['GET', `${pull(known)}/reviews`]),
  step('olga', 'dismiss an approval', (known) => [
    'PUT',
    `${pull(known)}/reviews/${known['approval'] ?? ''}/dismissals`,
    { message: 'The text has changed' },
  ]),
  step(
    'lea',
    'a pending review with a comment',
    (known) => [
      'POST',
      `${pull(known)}/reviews`,
      { body: 'Wait', comments: [{ path, line: 1, side: 'RIGHT', body: 'A comma?' }] },
    ],
    id('pending'),
  ),
  step('alice', 'the reviews without the pending one', (known) => ['GET', `${pull(known)}/reviews`]),
  step('lea', 'change the pending review', (known) => [
    'PUT',
    `${pull(known)}/reviews/${known['pending'] ?? ''}`,
    { body: 'Wait a little' },
  ]),
  step('lea', 'submit the pending review', (known) => [
    'POST',
    `${pull(known)}/reviews/${known['pending'] ?? ''}/events`,
    { event: 'COMMENT' },
  ]),
  step('alice', 'one review', (known) => ['GET', `${pull(known)}/reviews/${known['pending'] ?? ''}`]),
  step('alice', 'the comments of a review', (known) => [
    'GET',
    `${pull(known)}/reviews/${known['pending'] ?? ''}/comments`,
  ]),
  step('alice', 'all comments on lines', (known) => ['GET', `${pull(known)}/comments`]),
  step(
    'lea',
    'another pending review',
    (known) => ['POST', `${pull(known)}/reviews`, { body: 'Or not' }],
    id('dropped'),
  ),
  step('lea', 'delete the pending review', (known) => [
    'DELETE',
    `${pull(known)}/reviews/${known['dropped'] ?? ''}`,
  ]),
  step('alice', 'merge the second save', (known) => [
    'PUT',
    `${pull(known)}/merge`,
    { sha: known['better'], merge_method: 'squash' },
  ]),
  step('alice', 'the second save on main', () => ['GET', `${repo}/contents/${path}`]),
];
