import { id, number, proposed, repo, sha, step, written } from './step.ts';
import type { Step } from './step.ts';

const branch = 'cms/posts/hello';
const path = 'content/posts/hello.md';

/** A new entry from its first save to its publication as Decap does it, with an approval in between. */
export const entry: Step[] = [
  ...written('hello', { path, text: 'Hello\n', on: 'main' }),
  ...proposed('hello'),
  step('alice', 'its branch', () => ['GET', `${repo}/branches/${encodeURIComponent(branch)}`]),
  step('alice', 'its ref', () => ['GET', `${repo}/git/ref/heads/${branch}`]),
  step('alice', 'refs with this prefix', () => ['GET', `${repo}/git/matching-refs/heads/cms/`]),
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
  step('alice', 'a pull request that does not exist', () => ['GET', `${repo}/pulls/99`]),
  step('alice', 'its commits', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/commits`]),
  step('alice', 'its files', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/files`]),
  step('alice', 'the comparison', () => ['GET', `${repo}/compare/main...${branch}`]),
  step('alice', 'the comparison, with the owner named', () => [
    'GET',
    `${repo}/compare/main...olga:${branch}`,
  ]),
  step('alice', 'a new label', () => [
    'POST',
    `${repo}/labels`,
    { name: 'legal', color: 'ff0000', description: 'For the lawyers' },
  ]),
  step('alice', 'a label that differs only in case', () => [
    'POST',
    `${repo}/labels`,
    { name: 'Legal', color: 'ff0000' },
  ]),
  step('alice', 'a label by its name', () => ['GET', `${repo}/labels/legal`]),
  step('alice', 'add a label', ({ helloPull = '' }) => [
    'POST',
    `${repo}/issues/${helloPull}/labels`,
    { labels: ['legal'] },
  ]),
  step('alice', 'remove a label', ({ helloPull = '' }) => [
    'DELETE',
    `${repo}/issues/${helloPull}/labels/legal`,
  ]),
  step('alice', 'remove a label that is not set', ({ helloPull = '' }) => [
    'DELETE',
    `${repo}/issues/${helloPull}/labels/legal`,
  ]),
  step('alice', 'its labels', ({ helloPull = '' }) => ['GET', `${repo}/issues/${helloPull}/labels`]),
  step('alice', 'all labels', () => ['GET', `${repo}/labels`]),

  step('alice', 'a check passes', ({ hello = '' }) => [
    'POST',
    `${repo}/statuses/${hello}`,
    { state: 'success', context: 'deploy', target_url: 'https://preview.example/1' },
  ]),
  step('alice', 'the combined status', ({ hello = '' }) => ['GET', `${repo}/commits/${hello}/status`]),
  step('alice', 'the check runs', ({ hello = '' }) => ['GET', `${repo}/commits/${hello}/check-runs`]),

  step('olga', 'no protection', () => ['GET', `${repo}/branches/main/protection`]),
  step('olga', 'protect main', () => [
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
  step('alice', 'protection, without the right to see it', () => ['GET', `${repo}/branches/main/protection`]),
  step('alice', 'a protected branch', () => ['GET', `${repo}/branches/main`]),
  step('alice', 'move protected main directly', ({ hello }) => [
    'PATCH',
    `${repo}/git/refs/heads/main`,
    { sha: hello },
  ]),
  step('alice', 'whether it is merged, before the merge', ({ helloPull = '' }) => [
    'GET',
    `${repo}/pulls/${helloPull}/merge`,
  ]),
  step('alice', 'merge without an approval', ({ hello, helloPull = '' }) => [
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
  step('alice', 'merge with a wrong head', ({ start, helloPull = '' }) => [
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
  step('alice', 'merge again', ({ helloPull = '' }) => [
    'PUT',
    `${repo}/pulls/${helloPull}/merge`,
    { merge_method: 'merge' },
  ]),
  step('alice', 'whether it is merged', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}/merge`]),
  step('alice', 'the pull request, merged', ({ helloPull = '' }) => ['GET', `${repo}/pulls/${helloPull}`]),
  step('alice', 'the merge', ({ merge = '' }) => ['GET', `${repo}/git/commits/${merge}`]),
  step('alice', 'the file on main', () => ['GET', `${repo}/contents/${path}`]),
  step('alice', 'delete its branch', () => [
    'DELETE',
    `${repo}/git/refs/heads/${encodeURIComponent(branch)}`,
  ]),
  step('alice', 'delete its branch again', () => [
    'DELETE',
    `${repo}/git/refs/heads/${encodeURIComponent(branch)}`,
  ]),
  step('alice', 'delete the protected branch', () => ['DELETE', `${repo}/git/refs/heads/main`]),
  step('olga', 'remove the protection', () => ['DELETE', `${repo}/branches/main/protection`]),
];

/** Notes on an entry, as Decap stores them: an issue with a comment for each. */
export const notes: Step[] = [
  step(
    'alice',
    'open an issue',
    () => [
      'POST',
      `${repo}/issues`,
      { title: 'Notes: hello', body: 'About `posts/hello`', labels: ['decap-cms-notes'] },
    ],
    number('question'),
  ),
  step('alice', 'the issue', ({ question = '' }) => ['GET', `${repo}/issues/${question}`]),
  step('alice', 'find the issue by its text', () => [
    'GET',
    `/search/issues?q=${encodeURIComponent('repo:olga/site label:decap-cms-notes "posts/hello" in:body state:open')}`,
  ]),
  step('alice', 'issues with a label', () => ['GET', `${repo}/issues?labels=decap-cms-notes&state=all`]),
  step(
    'lea',
    'comment on the issue',
    ({ question = '' }) => ['POST', `${repo}/issues/${question}/comments`, { body: 'Yes?' }],
    id('comment'),
  ),
  step('alice', 'the comments on the issue', ({ question = '' }) => [
    'GET',
    `${repo}/issues/${question}/comments?per_page=100`,
  ]),
  step('alice', 'one comment', ({ comment = '' }) => ['GET', `${repo}/issues/comments/${comment}`]),
  step('lea', 'change a comment', ({ comment = '' }) => [
    'PATCH',
    `${repo}/issues/comments/${comment}`,
    { body: 'Yes!' },
  ]),
  step('eve', 'change a comment as an outsider', ({ comment = '' }) => [
    'PATCH',
    `${repo}/issues/comments/${comment}`,
    { body: 'No!' },
  ]),
  step('lea', 'delete a comment', ({ comment = '' }) => ['DELETE', `${repo}/issues/comments/${comment}`]),
  step('alice', 'closed', ({ question = '' }) => [
    'PATCH',
    `${repo}/issues/${question}`,
    { state: 'closed', labels: ['entry-published'] },
  ]),
];
