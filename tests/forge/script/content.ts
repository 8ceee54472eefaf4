import { blobAt, repo, sha, step } from './step.ts';
import type { Step } from './step.ts';

const nothing = '1'.repeat(40);

/** What is in the repository, and how it is read and written. */
export const content: Step[] = [
  step('alice', 'the branch', () => ['GET', `${repo}/branches/main`], { start: ({ commit }) => commit.sha }),
  step('alice', 'a branch that is not there', () => ['GET', `${repo}/branches/nothing`]),
  step('alice', 'all branches', () => ['GET', `${repo}/branches`]),
  step('alice', 'the tree', () => ['GET', `${repo}/git/trees/main`], sha('startTree')),
  step('alice', 'a folder that is not there', () => ['GET', `${repo}/git/trees/main:content/posts`]),
  step('alice', 'the commits', () => ['GET', `${repo}/commits`]),
  step('alice', 'a file', () => ['GET', `${repo}/contents/README.md`]),
  step('alice', 'a file that is not there', () => ['GET', `${repo}/contents/nothing.md`]),
  step(
    'olga',
    'a text, to begin with',
    () => ['POST', `${repo}/git/blobs`, { content: 'One\n', encoding: 'utf-8' }],
    sha('old'),
  ),
  step(
    'olga',
    'a tree with it',
    ({ startTree, old }) => [
      'POST',
      `${repo}/git/trees`,
      { base_tree: startTree, tree: [blobAt('content/posts/old.md', old)] },
    ],
    sha('mainTree'),
  ),
  step(
    'olga',
    'a commit of it, without an author',
    ({ mainTree, start }) => [
      'POST',
      `${repo}/git/commits`,
      { message: 'Begin', tree: mainTree, parents: [start] },
    ],
    sha('main'),
  ),
  step('olga', 'on main', ({ main }) => ['PATCH', `${repo}/git/refs/heads/main`, { sha: main }]),
  step('alice', 'the folder', () => ['GET', `${repo}/git/trees/main:content/posts`]),
  step('alice', 'the folder, as one part of the address', () => [
    'GET',
    `${repo}/git/trees/main:content%2Fposts`,
  ]),
  step('alice', 'everything', () => ['GET', `${repo}/git/trees/main?recursive=1`]),
  step('alice', 'a text by its id', ({ old = '' }) => ['GET', `${repo}/git/blobs/${old}`]),
  step('alice', 'a text that is not there', () => ['GET', `${repo}/git/blobs/${nothing}`]),
  step('alice', 'a commit, as git has it', ({ main = '' }) => ['GET', `${repo}/git/commits/${main}`]),
  step('alice', 'a commit, with what it changed', ({ main = '' }) => ['GET', `${repo}/commits/${main}`]),
  step('alice', 'a commit that is not there', () => ['GET', `${repo}/commits/${nothing}`]),
  step('alice', 'who changed a file', () => ['GET', `${repo}/commits?path=content/posts/old.md&sha=main`]),
  step('alice', 'a tree that begins from a commit', ({ main, old }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: main, tree: [blobAt('content/posts/new.md', old)] },
  ]),
  step('alice', 'a tree without what was never there', ({ mainTree }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: mainTree, tree: [{ ...blobAt('content/nothing.md', ''), sha: null }] },
  ]),
  step('alice', 'a tree of what is not there', ({ mainTree }) => [
    'POST',
    `${repo}/git/trees`,
    { base_tree: mainTree, tree: [blobAt('content/posts/new.md', nothing)] },
  ]),
  step('alice', 'a commit of no tree', () => [
    'POST',
    `${repo}/git/commits`,
    { message: 'Nothing', tree: nothing, parents: [] },
  ]),
  step('alice', 'a branch without a commit', () => [
    'POST',
    `${repo}/git/refs`,
    { ref: 'refs/heads/none', sha: nothing },
  ]),
  step('eve', 'a text of an outsider', () => [
    'POST',
    `${repo}/git/blobs`,
    { content: 'SGVsbG8K', encoding: 'base64' },
  ]),
];
