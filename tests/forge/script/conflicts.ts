import { proposed, repo, sha, step, written } from './step.ts';
import type { Step } from './step.ts';

const path = 'content/posts/old.md';
const pull = (known: Record<string, string>) => `${repo}/pulls/${known['bPull'] ?? ''}`;

/** Two drafts that change the same place, and what can still be done with the second. */
export const conflicts: Step[] = [
  ...written('a', { path, text: 'A\n', on: 'main' }),
  ...proposed('a'),
  ...written('b', { path, text: 'B\n', on: 'main' }),
  ...proposed('b'),
  step(
    'alice',
    'merge the first of two drafts',
    ({ aPull = '' }) => ['PUT', `${repo}/pulls/${aPull}/merge`, { merge_method: 'squash' }],
    sha('squash'),
  ),
  step('alice', 'the squashed commit', ({ squash = '' }) => ['GET', `${repo}/git/commits/${squash}`]),
  step('alice', 'the first on main', () => ['GET', `${repo}/contents/${path}`]),
  step('alice', 'the second draft, in conflict', (known) => ['GET', pull(known)]),
  step('alice', 'the comparison of the second draft', () => ['GET', `${repo}/compare/main...cms/posts/b`]),
  step('alice', 'close the second draft', (known) => ['PATCH', pull(known), { state: 'closed' }]),
  step('alice', 'open the second draft again', (known) => [
    'PATCH',
    pull(known),
    { state: 'open', title: 'Again' },
  ]),
  step('alice', 'merge the second of two drafts', (known) => [
    'PUT',
    `${pull(known)}/merge`,
    { merge_method: 'merge' },
  ]),
  step('alice', 'what is on main now', () => ['GET', `${repo}/contents/${path}`]),
];
