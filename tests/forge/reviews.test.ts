import { afterEach, beforeEach, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';
import type { Reply } from './newsroom.ts';

const old = 'content/posts/old.md';

let room: Newsroom;
let number: number;

beforeEach(async () => {
  room = await Newsroom.open();
  number = await room.propose('a', { [old]: 'A\n' });
});

afterEach(() => room.close());

interface Review {
  id: number;
  state: string;
  commit_id: string;
  author_association: string;
  user: { id: number; login: string } | null;
}

const reviews = async (query = '') =>
  (await room.at<Review[]>('alice', 'GET', `/pulls/${String(number)}/reviews${query}`)).body;

test('a review stays with the reviewed commit, which can still be read', async () => {
  const first = (await room.repository.branchHead('a')) ?? '';
  await room.review('lea', number, 'APPROVE');
  const second = await room.pushOver('a', { [old]: 'B\n' });
  await room.review('olga', number, 'APPROVE');
  expect((await reviews()).map(({ commit_id }) => commit_id)).toEqual([first, second]);
  const { body } = await room.at<{ content: string }>('alice', 'GET', `/contents/${old}?ref=${first}`);
  expect(Buffer.from(body.content, 'base64').toString()).toBe('A\n');
});

test('a review shows its author’s relation to the repository', async () => {
  for (const login of ['lea', 'olga', 'eve'] as const) await room.review(login, number, 'APPROVE');
  expect((await reviews()).map(({ author_association }) => author_association)).toEqual([
    'COLLABORATOR',
    'OWNER',
    'NONE',
  ]);
});

test('a review may name an earlier commit of the branch, but no commit outside it', async () => {
  const first = (await room.repository.branchHead('a')) ?? '';
  await room.repository.commit('a', { [old]: 'B\n' });
  const path = `/pulls/${String(number)}/reviews`;
  const early = await room.at<Review>('lea', 'POST', path, { event: 'APPROVE', commit_id: first });
  expect([early.status, early.body.commit_id]).toEqual([200, first]);
  const { sha } = await room.repository.commit('elsewhere', { [old]: 'C\n' }, { from: 'main' });
  expect((await room.at('lea', 'POST', path, { event: 'APPROVE', commit_id: sha })).status).toBe(422);
});

test('three hundred reviews come in pages, linked by addresses with the repository’s id', async () => {
  for (let count = 0; count < 300; count++)
    await room.review('lea', number, 'COMMENT', `Word ${String(count)}`);
  expect(await reviews()).toHaveLength(30);
  const seen: number[] = [];
  let next: string | undefined = `/repos/olga/site/pulls/${String(number)}/reviews?per_page=100`;
  while (next !== undefined) {
    const page: Reply<Review[]> = await room.ask('alice', 'GET', next);
    seen.push(...page.body.map(({ id }) => id));
    const link = /<([^>]+)>; rel="next"/.exec(page.headers.get('Link') ?? '')?.[1];
    next = link?.slice(room.running.apiRoot.length);
    if (next !== undefined)
      expect(next).toMatch(/^\/repositories\/\d+\/pulls\/1\/reviews\?per_page=100&page=\d$/);
  }
  expect(new Set(seen).size).toBe(300);
});

test('a user with a new login is the same person', async () => {
  await room.review('lea', number, 'APPROVE');
  const [before] = await reviews();
  room.forge.renameUser('lea', 'lea-weiss');
  const [after] = await reviews();
  expect(after?.user).toMatchObject({ id: before?.user?.id, login: 'lea-weiss' });
  expect((await room.ask('alice', 'GET', '/users/lea')).status).toBe(404);
  const byId = await room.ask<{ login: string }>('alice', 'GET', `/user/${String(before?.user?.id)}`);
  expect(byId.body.login).toBe('lea-weiss');
});

test.each([
  { as: 'null', user: null },
  { as: 'ghost', user: expect.objectContaining({ login: 'ghost', id: 10137 }) as object },
] as const)(
  'the user of a deleted account reads as $as, and their approval does not count',
  async ({ as, user }) => {
    room.forge.deletedReviewer = as;
    await room.protect();
    await room.review('lea', number, 'APPROVE');
    room.forge.deleteUser('lea');
    expect((await reviews()).map((review) => review.user)).toEqual([user]);
    expect((await room.merge('alice', number)).status).toBe(405);
    const pull = await room.at<{ user: { login: string } }>('olga', 'GET', `/pulls/${String(number)}`);
    expect(pull.body.user.login).toBe('alice');
    expect((await room.ask('lea', 'GET', '/user')).status).toBe(401);
  },
);

test('an approval of a former collaborator does not count', async () => {
  await room.protect();
  await room.review('lea', number, 'APPROVE');
  room.repository.collaborators.delete(room.forge.user('lea')?.id ?? 0);
  expect((await room.merge('alice', number)).status).toBe(405);
});
