import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';
import type { Login, Refused } from './newsroom.ts';

const old = 'content/posts/old.md';
const needsOne = 'At least 1 approving review is required by reviewers with write access.';
const viaPull = 'Changes must be made through a pull request.';

let room: Newsroom;
let number: number;

beforeEach(async () => {
  room = await Newsroom.open();
  number = await room.propose('a', { [old]: 'A\n' });
});

afterEach(() => room.close());

type Reviewed = [Login, 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT'][];

describe('required approvals', () => {
  test.each<{
    name: string;
    reviews: Reviewed;
    count?: number;
    by?: Login;
    admins?: boolean;
    refused?: string;
  }>([
    { name: 'nobody has reviewed it', reviews: [], refused: needsOne },
    { name: 'a person who may push approves', reviews: [['lea', 'APPROVE']] },
    { name: 'an outsider approves', reviews: [['eve', 'APPROVE']], refused: needsOne },
    { name: 'somebody only comments', reviews: [['lea', 'COMMENT']], refused: needsOne },
    {
      name: 'somebody approves and comments afterwards',
      reviews: [
        ['lea', 'APPROVE'],
        ['lea', 'COMMENT'],
      ],
    },
    {
      name: 'one person approves and another requests changes',
      reviews: [
        ['lea', 'APPROVE'],
        ['olga', 'REQUEST_CHANGES'],
      ],
      refused: 'Changes requested by a reviewer with write access.',
    },
    {
      name: 'one person approves and an outsider requests changes',
      reviews: [
        ['lea', 'APPROVE'],
        ['eve', 'REQUEST_CHANGES'],
      ],
    },
    {
      name: 'somebody requests changes and then approves',
      reviews: [
        ['lea', 'REQUEST_CHANGES'],
        ['lea', 'APPROVE'],
      ],
    },
    {
      name: 'two approvals are needed and one person approves twice',
      reviews: [
        ['lea', 'APPROVE'],
        ['lea', 'APPROVE'],
      ],
      count: 2,
      refused: 'At least 2 approving reviews are required by reviewers with write access.',
    },
    {
      name: 'two approvals are needed and two people approve',
      reviews: [
        ['lea', 'APPROVE'],
        ['olga', 'APPROVE'],
      ],
      count: 2,
    },
    { name: 'an administrator merges', reviews: [], by: 'olga', refused: needsOne },
    { name: 'an administrator who may bypass the protection merges', reviews: [], by: 'olga', admins: false },
    {
      name: 'somebody else merges and administrators may bypass the protection',
      reviews: [],
      admins: false,
      refused: needsOne,
    },
  ])('$name', async ({ reviews, count = 1, by = 'alice', admins = true, refused }) => {
    await room.protect({
      enforce_admins: admins,
      required_pull_request_reviews: { required_approving_review_count: count },
    });
    for (const [login, event] of reviews) await room.review(login, number, event);
    const { status, body } = await room.merge(by, number);
    if (refused === undefined) expect(status).toBe(200);
    else expect([status, body.message]).toEqual([405, refused]);
    expect(await room.text(old)).toBe(refused === undefined ? 'A\n' : 'One\nTwo\nThree\n');
  });
});

describe('after a push, an approval', () => {
  test.each([
    { name: 'still counts by default', dismiss: false, again: 'B\n', counts: true },
    { name: 'is dismissed together with the old commit', dismiss: true, again: 'B\n', counts: false },
    { name: 'stays if the change is the same', dismiss: true, again: 'A\n', counts: true },
  ])('$name', async ({ dismiss, again, counts }) => {
    await room.protect({
      required_pull_request_reviews: {
        required_approving_review_count: 1,
        dismiss_stale_reviews: dismiss,
      },
    });
    await room.review('lea', number, 'APPROVE');
    // Main has moved: what Decap saves again begins from there.
    await room.repository.commit('main', { 'content/posts/other.md': 'Other\n' });
    await room.pushOver('a', { [old]: again });
    const { body } = await room.at<{ state: string }[]>('alice', 'GET', `/pulls/${String(number)}/reviews`);
    expect(body.map(({ state }) => state)).toEqual([counts ? 'APPROVED' : 'DISMISSED']);
    expect((await room.merge('alice', number)).status).toBe(counts ? 200 : 405);
  });
});

describe('a required check', () => {
  const checks = (contexts: string[], strict = false) => ({
    required_status_checks: { strict, contexts },
    required_pull_request_reviews: null,
  });

  test.each<{ name: string; states: string[]; refused?: string }>([
    { name: 'has no result', states: [], refused: 'Required status check "gate" is expected.' },
    { name: 'is running', states: ['pending'], refused: 'Required status check "gate" is pending.' },
    { name: 'fails', states: ['success', 'failure'], refused: 'Required status check "gate" is failing.' },
    { name: 'has passed', states: ['failure', 'success'] },
  ])('$name', async ({ states, refused }) => {
    await room.protect(checks(['gate']));
    const { body: pull } = await room.at<{ head: { sha: string } }>(
      'alice',
      'GET',
      `/pulls/${String(number)}`,
    );
    for (const state of states)
      await room.at('alice', 'POST', `/statuses/${pull.head.sha}`, { state, context: 'gate' });
    const { status, body } = await room.merge('alice', number);
    expect([status, body.message]).toEqual(
      refused === undefined ? [200, 'Pull Request successfully merged'] : [405, refused],
    );
  });

  test('can be a check run of an app', async () => {
    await room.protect(checks(['gate', 'other']));
    const sha = (await room.repository.branchHead('a')) ?? '';
    const run = { sha, detailsUrl: null, at: room.forge.clock.now(), status: 'completed' } as const;
    room.repository.checkRuns.push({ ...run, id: 1, name: 'gate', conclusion: 'success' });
    expect((await room.merge('alice', number)).body.message).toBe(
      '1 of 2 required status checks are expected.',
    );
    room.repository.checkRuns.push({ ...run, id: 2, name: 'other', conclusion: 'neutral' });
    const { body } = await room.at<{ total_count: number }>('alice', 'GET', `/commits/${sha}/check-runs`);
    expect(body.total_count).toBe(2);
    expect((await room.merge('alice', number)).status).toBe(200);
  });

  test('can require that the branch is up to date', async () => {
    await room.protect({ ...checks([], true) });
    await room.repository.commit('main', { 'content/posts/other.md': 'Other\n' });
    expect((await room.merge('alice', number)).status).toBe(405);
    await room.pushOver('a', { [old]: 'A\n' });
    expect((await room.merge('alice', number)).status).toBe(200);
  });
});

describe('moving main directly', () => {
  const heads = '/git/refs/heads/main';
  const ahead = async () => (await room.repository.branchHead('a')) ?? '';

  test.each<{ name: string; by: Login; protection?: object; status: number; message?: string }>([
    { name: 'is allowed to a person who may push, without protection', by: 'alice', status: 200 },
    { name: 'is refused to an outsider', by: 'eve', status: 404, message: 'Not Found' },
    {
      name: 'is refused to a person who may push',
      by: 'alice',
      protection: {},
      status: 422,
      message: viaPull,
    },
    { name: 'is refused to its owner', by: 'olga', protection: {}, status: 422, message: viaPull },
    {
      name: 'is allowed to an owner who may bypass the protection',
      by: 'olga',
      protection: { enforce_admins: false },
      status: 200,
    },
  ])('$name', async ({ by, protection, status, message }) => {
    if (protection) await room.protect(protection);
    const moved = await room.at<Refused>(by, 'PATCH', heads, { sha: await ahead() });
    expect(moved.status).toBe(status);
    if (message !== undefined) expect(moved.body.message).toBe(message);
  });

  test.each<{ name: string; protection: object; status: number; message?: string }>([
    { name: 'refused', protection: {}, status: 422, message: 'Cannot force-push to this branch' },
    {
      name: 'is refused even to an owner who may bypass the rest',
      protection: { enforce_admins: false },
      status: 422,
      message: 'Cannot force-push to this branch',
    },
    {
      name: 'allowed',
      protection: { allow_force_pushes: true, required_pull_request_reviews: null },
      status: 200,
    },
  ])('by force: $name', async ({ protection, status, message }) => {
    const first = (await room.repository.branchHead('main')) ?? '';
    await room.repository.commit('main', { [old]: 'B\n' });
    await room.protect(protection);
    const moved = await room.at<Refused>('olga', 'PATCH', heads, { sha: first, force: true });
    expect(moved.status).toBe(status);
    if (message !== undefined) expect(moved.body.message).toBe(message);
  });

  test('by deleting it is refused to everybody', async () => {
    for (const login of ['olga', 'alice'] as const)
      expect((await room.at(login, 'DELETE', heads)).status).toBe(422);
  });
});

test('a protection that the forge does not know is an error', async () => {
  const asked = await room.at<Refused>('olga', 'PUT', '/branches/main/protection', {
    required_status_checks: null,
    enforce_admins: true,
    required_pull_request_reviews: { require_code_owner_reviews: true },
    restrictions: null,
  });
  expect([asked.status, asked.body.message]).toEqual([
    501,
    'The test forge does not know require_code_owner_reviews.',
  ]);
  room.tolerate(/GitHub does not answer 501/);
});
