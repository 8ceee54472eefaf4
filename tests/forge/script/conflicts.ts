import { proposed, repo, sha, step, written } from './step.ts';
import type { Step } from './step.ts';

const path = 'content/posts/old.md';
const pull = (known: Record<string, string>) => `${repo}/pulls/${known['bPull'] ?? ''}`;

/** Two that change the same place, and what is left to do with the second. */
export const conflicts: Step[] = [
  ...written('a', { path, text: 'A\n', on: 'main' }),
  ...proposed('a'),
  ...written('b', { path, text: 'B\n', on: 'main' }),
  ...proposed('b'),
  step(
    'alice',
    'the first of two',
    ({ aPull = '' }) => ['PUT', `${repo}/pulls/${aPull}/merge`, { merge_method: 'squash' }],
    sha('squash'),
  ),
  step('alice', 'what was squashed', ({ squash = '' }) => ['GET', `${repo}/git/commits/${squash}`]),
  step('alice', 'the first on main', () => ['GET', `${repo}/contents/${path}`]),
  step('alice', 'the second, in conflict', (known) => ['GET', pull(known)]),
  step('alice', 'what would differ', () => ['GET', `${repo}/compare/main...cms/posts/b`]),
  step('alice', 'the second, given up', (known) => ['PATCH', pull(known), { state: 'closed' }]),
  step('alice', 'taken up again', (known) => ['PATCH', pull(known), { state: 'open', title: 'Again' }]),
  step('alice', 'the second of two', (known) => ['PUT', `${pull(known)}/merge`, { merge_method: 'merge' }]),
  step('alice', 'what is on main now', () => ['GET', `${repo}/contents/${path}`]),
];
