import { afterEach, beforeEach, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';

const old = 'content/posts/old.md';

let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open();
});

afterEach(() => room.close());

interface Pull {
  state: string;
  merged: boolean;
  mergeable: boolean | null;
  mergeable_state: string;
  merge_commit_sha: string | null;
  merged_by: { login: string } | null;
  head: { sha: string };
  base: { sha: string };
}

interface Commit {
  message: string;
  author: { name: string; email: string };
  committer: { name: string; email: string };
  parents: { sha: string }[];
}

const pull = async (number: number) => (await room.at<Pull>('alice', 'GET', `/pulls/${String(number)}`)).body;
const commit = async (sha: string) => (await room.at<Commit>('alice', 'GET', `/git/commits/${sha}`)).body;

test('two changes in different places are both merged, whatever happened in between', async () => {
  const a = await room.propose('a', { [old]: 'First\nTwo\nThree\n' });
  const b = await room.propose('b', { [old]: 'One\nTwo\nThird\n' });
  await room.repository.commit('main', { 'content/posts/new.md': 'New\n' });
  expect((await room.merge('alice', a)).status).toBe(200);
  expect((await room.merge('lea', b)).status).toBe(200);
  expect(await room.text(old)).toBe('First\nTwo\nThird\n');
  expect(await room.text('content/posts/new.md')).toBe('New\n');
});

test('a merge takes the last saved version', async () => {
  const number = await room.propose('a', { 'content/posts/new.md': 'First\n' });
  const head = await room.pushOver('a', { 'content/posts/new.md': 'Second\n' });
  expect((await pull(number)).head.sha).toBe(head);
  expect((await room.merge('alice', number, { sha: head })).status).toBe(200);
  expect(await room.text('content/posts/new.md')).toBe('Second\n');
});

test('a merge has two parents, its author is the person who merged, and GitHub is the committer', async () => {
  const number = await room.propose('a', { 'content/posts/new.md': 'New\n' });
  const { base, head } = await pull(number);
  const { body } = await room.merge('lea', number, { commit_message: 'By Decap' });
  expect(await commit(body.sha)).toMatchObject({
    message: 'Merge pull request #1 from olga/a\n\nBy Decap',
    author: { name: 'Léa', email: 'lea@people.example' },
    committer: { name: 'GitHub', email: 'noreply@github.com' },
    parents: [{ sha: base.sha }, { sha: head.sha }],
  });
  expect(await pull(number)).toMatchObject({
    state: 'closed',
    merged: true,
    merge_commit_sha: body.sha,
    merged_by: { login: 'lea' },
  });
});

test('the author of squashed commits is the author of the pull request, and the other authors are named', async () => {
  const number = await room.propose('a', { 'content/posts/new.md': 'One\n' });
  const lea = room.forge.user('lea');
  await room.repository.commit(
    'a',
    { 'content/posts/new.md': 'Two\n' },
    { message: 'A comma', ...(lea && { by: lea }) },
  );
  const { body } = await room.merge('olga', number, { merge_method: 'squash' });
  const squashed = await commit(body.sha);
  expect(squashed.parents).toHaveLength(1);
  expect(squashed.author).toMatchObject({ name: 'Alice', email: 'alice@people.example' });
  expect(squashed.message).toBe(
    'Write a (#1)\n\n* Write a\n\n* A comma\n\nCo-authored-by: Léa <lea@people.example>',
  );
});

test('a conflict is answered with 405 and changes nothing', async () => {
  const a = await room.propose('a', { [old]: 'A\n' });
  const b = await room.propose('b', { [old]: 'B\n' });
  await room.merge('alice', a);
  expect(await pull(b)).toMatchObject({ mergeable: false, mergeable_state: 'dirty' });
  expect(await room.merge('alice', b)).toMatchObject({
    status: 405,
    body: { message: 'Pull Request is not mergeable' },
  });
  expect(await room.text(old)).toBe('A\n');
  expect((await pull(b)).state).toBe('open');
});

test('a head that has moved is answered with 409', async () => {
  const number = await room.propose('a', { [old]: 'A\n' });
  const { head } = await pull(number);
  await room.pushOver('a', { [old]: 'B\n' });
  expect(await room.merge('alice', number, { sha: head.sha })).toMatchObject({
    status: 409,
    body: { message: 'Head branch was modified. Review and try the merge again.' },
  });
});

test('of two merges at the same moment, neither is lost or done by half', async () => {
  const numbers = [];
  for (const name of ['a', 'b', 'c', 'd'])
    numbers.push(await room.propose(name, { [`content/posts/${name}.md`]: `${name}\n` }));
  const replies = await Promise.all(numbers.map((number) => room.merge('alice', number)));
  for (const [at, { status, body }] of replies.entries()) {
    const name = 'abcd'[at] ?? '';
    if (status !== 200)
      expect(body.message).toBe('Base branch was modified. Review and try the merge again.');
    expect(await room.text(`content/posts/${name}.md`)).toBe(status === 200 ? `${name}\n` : undefined);
    expect((await pull(numbers[at] ?? 0)).merged).toBe(status === 200);
  }
  expect(replies.some(({ status }) => status === 200)).toBe(true);
});

test('it takes a moment to know whether a pull request can be merged', async () => {
  room.forge.unsettledReads = 2;
  const number = await room.propose('a', { [old]: 'A\n' });
  const seen = [await pull(number), await pull(number)].map(({ mergeable }) => mergeable);
  // Opening it was the first read.
  expect(seen).toEqual([null, true]);
});

test.each([
  { name: 'deleted by hand', on: false },
  { name: 'deleted by the merge', on: true },
])('a branch $name after its merge leaves the pull request merged', async ({ on }) => {
  await room.at('olga', 'PATCH', '', { delete_branch_on_merge: on });
  const number = await room.propose('cms/posts/a', { [old]: 'A\n' });
  await room.merge('alice', number);
  const deleted = await room.at<{ message: string } | undefined>(
    'alice',
    'DELETE',
    '/git/refs/heads/cms%2Fposts%2Fa',
  );
  expect(deleted.status).toBe(on ? 422 : 204);
  // Decap recognises this message and continues.
  if (on) expect(deleted.body?.message).toBe('Reference does not exist');
  expect((await pull(number)).merged).toBe(true);
});

test('deleting a branch closes its pull request without a merge', async () => {
  const number = await room.propose('a', { [old]: 'A\n' });
  await room.at('alice', 'DELETE', '/git/refs/heads/a');
  expect(await pull(number)).toMatchObject({ state: 'closed', merged: false, merge_commit_sha: null });
});

test('commits that reach main in another way count as merged', async () => {
  const number = await room.propose('a', { [old]: 'A\n' });
  const { head } = await pull(number);
  await room.at('olga', 'PATCH', '/git/refs/heads/main', { sha: head.sha });
  expect(await pull(number)).toMatchObject({ state: 'closed', merged: true });
});

test('another commit on main with the same bytes, as Decap forces it, does not count as merged', async () => {
  const number = await room.propose('a', { [old]: 'A\n' });
  await room.repository.commit('main', { [old]: 'A\n' }, { message: 'Force merge of' });
  expect(await pull(number)).toMatchObject({ state: 'open', merged: false });
  await room.at('alice', 'DELETE', '/git/refs/heads/a');
  expect(await pull(number)).toMatchObject({ state: 'closed', merged: false });
});

test('the base of a pull request is main’s commit at the last change of its head', async () => {
  const number = await room.propose('a', { [old]: 'A\n' });
  const { base } = await pull(number);
  const { sha } = await room.repository.commit('main', { 'content/posts/new.md': 'New\n' });
  expect((await pull(number)).base.sha).toBe(base.sha);
  await room.pushOver('a', { [old]: 'B\n' });
  expect((await pull(number)).base.sha).toBe(sha);
});
