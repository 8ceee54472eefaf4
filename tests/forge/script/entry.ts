import { id, number, proposed, repo, sha, step, written } from './step.ts';
import type { Step } from './step.ts';

const branch = 'cms/posts/hello';
const path = 'content/posts/hello.md';

/** A new entry from its first save to its publication, as Decap goes about it, with somebody's approval between. */
export const entry: Step[] = [
  ...written('hello', { path, text: 'Hello\n', on: 'main' }),
  ...proposed('hello'),
  step('alice', 'its branch', () => ['GET', `${repo}/branches/${encodeURIComponent(branch)}`]),
  step('alice', 'its ref', () => ['GET', `${repo}/git/ref/heads/${branch}`]),
  step('alice', 'refs that begin so', () => ['GET', `${repo}/git/matching-refs/heads/cms/`]),
  step('alice', 'its label', ({ helloPull = '' }) => [
    'PUT',
    `${repo}/issues/${helloPull}/labels`,
    { labels: ['decap-cms/draft'] },
  ]),
  step('alice', 'open pull requests', () => [
    'GET',
    `${repo}/pulls?head=olga:${branch}&base=main&state=open&per_page=100`,
  ]),
  step('alice', 'pull requests to another branch', () => ['GET', `${repo}/pulls?base=other&state=all`]),
  step('alice', 'the pull request', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}`]),
  step('alice', 'a pull request that is not there', () => ['GET', `${repo}/pulls/99`]),
  step('alice', 'its commits', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/commits`]),
  step('alice', 'its files', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/files`]),
  step('alice', 'what differs', () => ['GET', `${repo}/compare/main...${branch}`]),
  step('alice', 'what differs, with the owner named', () => ['GET', `${repo}/compare/main...olga:${branch}`]),
  step('alice', 'a label of its own', () => [
    'POST',
    `${repo}/labels`,
    { name: 'legal', color: 'ff0000', description: 'For the lawyers' },
  ]),
  step('alice', 'no label twice', () => ['POST', `${repo}/labels`, { name: 'Legal', color: 'ff0000' }]),
  step('alice', 'a label by its name', () => ['GET', `${repo}/labels/legal`]),
  step('alice', 'one more label', ({ helloPull = '' }) => [
    'POST',
    `${repo}/issues/${helloPull}/labels`,
    { labels: ['legal'] },
  ]),
  step('alice', 'one label less', ({ helloPull = '' }) => [
    'DELETE',
    `${repo}/issues/${helloPull}/labels/legal`,
  ]),
  step('alice', 'a label that it has not', ({ helloPull = '' }) => [
    'DELETE',
    `${repo}/issues/${helloPull}/labels/legal`,
  ]),
  step('alice', 'its labels', ({ helloPull = '' }) => ['GET', `${repo}/issues/${helloPull}/labels`]),
  step('alice', 'all labels', () => ['GET', `${repo}/labels`]),

  step('alice', 'a machine is content', ({ hello = '' }) => [
    'POST',
    `${repo}/statuses/${hello}`,
    { state: 'success', context: 'deploy', target_url: 'https://preview.example/1' },
  ]),
  step('alice', 'what machines say', ({ hello = '' }) => ['GET', `${repo}/commits/${hello}/status`]),
  step('alice', 'what newer machines say', ({ hello = '' }) => [
    'GET',
    `${repo}/commits/${hello}/check-runs`,
  ]),

  step('olga', 'no protection', () => ['GET', `${repo}/branches/main/protection`]),
  step('olga', 'protected', () => [
    'PUT',
    `${repo}/branches/main/protection`,
    {
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1, dismiss_stale_reviews: false },
      restrictions: null,
    },
  ]),
  step('olga', 'its protection', () => ['GET', `${repo}/branches/main/protection`]),
  step('alice', 'protection, for who may not see it', () => ['GET', `${repo}/branches/main/protection`]),
  step('alice', 'a protected branch', () => ['GET', `${repo}/branches/main`]),
  step('alice', 'main, past the pull request', ({ hello }) => [
    'PATCH',
    `${repo}/git/refs/heads/main`,
    { sha: hello },
  ]),
  step('alice', 'not yet merged', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/merge`]),
  step('alice', 'merged without an approval', ({ hello, helloPull = '' }) => [
    'PUT',
    `${repo}/pulls/${helloPull}/merge`,
    { sha: hello, merge_method: 'merge' },
  ]),
  step(
    'lea',
    'approved',
    ({ helloPull = '' }) => [
      'POST',
      `${repo}/pulls/${helloPull}/reviews`,
      { event: 'APPROVE', body: 'Good' },
    ],
    id('helloReview'),
  ),
  step('alice', 'the approval', ({ helloPull = '', helloReview = '' }) => [
    'GET',
    `${repo}/pulls/${helloPull}/reviews/${helloReview}`,
  ]),
  step('alice', 'merged as it never stood', ({ start, helloPull = '' }) => [
    'PUT',
    `${repo}/pulls/${helloPull}/merge`,
    { sha: start, merge_method: 'merge' },
  ]),
  step(
    'alice',
    'merged',
    ({ hello, helloPull = '' }) => [
      'PUT',
      `${repo}/pulls/${helloPull}/merge`,
      { sha: hello, merge_method: 'merge', commit_message: 'Automatically generated. Merged on Decap CMS.' },
    ],
    sha('merge'),
  ),
  step('alice', 'merged again', ({ helloPull = '' }) => [
    'PUT',
    `${repo}/pulls/${helloPull}/merge`,
    { merge_method: 'merge' },
  ]),
  step('alice', 'whether it is merged', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/merge`]),
  step('alice', 'the pull request, merged', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}`]),
  step('alice', 'the merge', ({ merge = '' }) => ['GET', `${repo}/git/commits/${merge}`]),
  step('alice', 'the file on main', () => ['GET', `${repo}/contents/${path}`]),
  step('alice', 'its branch, gone', () => ['DELETE', `${repo}/git/refs/heads/${encodeURIComponent(branch)}`]),
  step('alice', 'its branch, gone before', () => [
    'DELETE',
    `${repo}/git/refs/heads/${encodeURIComponent(branch)}`,
  ]),
  step('alice', 'the protected branch, gone', () => ['DELETE', `${repo}/git/refs/heads/main`]),
  step('olga', 'no longer protected', () => ['DELETE', `${repo}/branches/main/protection`]),
];

/** Words about an entry, as Decap keeps them: an issue with a comment for each. */
export const notes: Step[] = [
  step(
    'alice',
    'a question',
    () => [
      'POST',
      `${repo}/issues`,
      { title: 'Notes: hello', body: 'About `posts/hello`', labels: ['decap-cms-notes'] },
    ],
    number('question'),
  ),
  step('alice', 'the question', ({ question = '' }) => ['GET', `${repo}/issues/${question}`]),
  step('alice', 'found by its words', () => [
    'GET',
    `/search/issues?q=${encodeURIComponent('repo:olga/site label:decap-cms-notes "posts/hello" in:body state:open')}`,
  ]),
  step('alice', 'questions with a label', () => ['GET', `${repo}/issues?labels=decap-cms-notes&state=all`]),
  step(
    'lea',
    'a word on it',
    ({ question = '' }) => ['POST', `${repo}/issues/${question}/comments`, { body: 'Yes?' }],
    id('comment'),
  ),
  step('alice', 'the words on it', ({ question = '' }) => [
    'GET',
    `${repo}/issues/${question}/comments?per_page=100`,
  ]),
  step('alice', 'one word', ({ comment = '' }) => ['GET', `${repo}/issues/comments/${comment}`]),
  step('lea', 'another word', ({ comment = '' }) => [
    'PATCH',
    `${repo}/issues/comments/${comment}`,
    { body: 'Yes!' },
  ]),
  step('eve', "an outsider's word for it", ({ comment = '' }) => [
    'PATCH',
    `${repo}/issues/comments/${comment}`,
    { body: 'No!' },
  ]),
  step('lea', 'no word', ({ comment = '' }) => ['DELETE', `${repo}/issues/comments/${comment}`]),
  step('alice', 'closed', ({ question = '' }) => [
    'PATCH',
    `${repo}/issues/${question}`,
    { state: 'closed', labels: ['entry-published'] },
  ]),
];
