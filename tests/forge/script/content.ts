import { blobAt, repo, sha, step } from './step.ts';
import type { Step } from './step.ts';

const nothing = '1'.repeat(40);

/** The content of the repository, and how it is read and written. */
export const content: Step[] = [
  step('alice', 'the branch', () => ['GET', `${repo}/branches/main`], { start: ({ commit }) => commit.sha }),
  step('alice', 'a branch that does not exist', () => ['GET', `${repo}/branches/nothing`]),
  step('alice', 'all branches', () => ['GET', `${repo}/branches`]),
  step('alice', 'the tree', () => ['GET', `${repo}/git/trees/main`], sha('startTree')),
  step('alice', 'a folder that does not exist', () => ['GET', `${repo}/git/trees/main:content/posts`]),
  step('alice', 'the commits', () => ['GET', `${repo}/commits`]),
  step('alice', 'a file', () => ['GET', `${repo}/contents/README.md`]),
  step('alice', 'a file that does not exist', () => ['GET', `${repo}/contents/nothing.md`]),
  step(
    'olga',
    'the first text',
    () => ['POST', `${repo}/git/blobs`, { content: 'One\n', encoding: 'utf-8' }],
    sha('old'),
  ),
  step(
    'olga',
    'a tree with the first text',
    ({ startTree, old }) => [
      'POST',
      `${repo}/git/trees`,
      { base_tree: startTree, tree: [blobAt('content/posts/old.md', old)] },
    ],
    sha('mainTree'),
  ),
  step(
    'olga',
    'a commit without an author',
    ({ mainTree, start }) => [
      'POST',
      `${repo}/git/commits`,
      { message: 'Begin', tree: mainTree, parents: [start] },
    ],
    sha('main'),
  ),
  step('olga', 'move main to the commit', ({ main }) => [
    'PATCH',
    `${repo}/git/refs/heads/main`,
    { sha: main },
  ]),
  step('alice', 'the folder', () => ['GET', `${repo}/git/trees/main:content/posts`]),
  step('alice', 'the folder, with an encoded slash', () => ['GET', `${repo}/git/trees/main:content%2Fposts`]),
  step('alice', 'the whole tree', () => ['GET', `${repo}/git/trees/main?recursive=1`]),
  step('alice', 'a text by its id', ({ old = '' }) => ['GET', `${repo}/git/blobs/${old}`]),
  step('alice', 'a text that does not exist', () => ['GET', `${repo}/git/blobs/${nothing}`]),
  step('alice', 'a commit in git’s form', ({ main = '' }) => ['GET', `${repo}/git/commits/${main}`]),
  step('alice', 'a commit with its changes', ({ main = '' }) => ['GET', `${repo}/commits/${main}`]),
  step('alice', 'a commit that does not exist', () => ['GET', `${repo}/commits/${nothing}`]),
  step('alice', 'the commits of a file', () => ['GET', `${repo}/commits?path=content/posts/old.md&sha=main`]),
  step('alice', 'a tree based on a commit', ({ main, old }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: main, tree: [blobAt('content/posts/new.md', old)] },
  ]),
  step('alice', 'a tree without a file that does not exist', ({ mainTree }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: mainTree, tree: [{ ...blobAt('content/nothing.md', ''), sha: null }] },
  ]),
  step('alice', 'a tree with a blob that does not exist', ({ mainTree }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: mainTree, tree: [blobAt('content/posts/new.md', nothing)] },
  ]),
  step('alice', 'a commit whose tree does not exist', () => [
    'POST',
    `${repo}/git/commits`,
    { message: 'Nothing', tree: nothing, parents: [] },
  ]),
  step('alice', 'a branch whose commit does not exist', () => [
    'POST',
    `${repo}/git/refs`,
    { ref: 'refs/heads/none', sha: nothing },
  ]),
  step('eve', 'a text by an outsider', () => [
    'POST',
    `${repo}/git/blobs`,
    { content: 'SGVsbG8K', encoding: 'base64' },
  ]),
];
