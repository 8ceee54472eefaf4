import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ForgeFault } from '../../src/forges/forge.ts';
import type { Forge, ForgeAccess } from '../../src/forges/forge.ts';
import { protectionOf } from '../../src/forges/github-protection.ts';
import { github } from '../../src/forges/github.ts';
import { gitOutput } from '../../src/lib/git/git.ts';
import { Newsroom } from '../forge/newsroom.ts';
import type { Login } from '../forge/newsroom.ts';

/** One forge for all tests; each opens its own pull request. */
let room: Newsroom;
let slept: number[];
let count = 0;

beforeAll(async () => {
  room = await Newsroom.open({ collaborators: { alice: 'write', lea: 'write', eve: 'read' } });
});

afterAll(() => room.close());

beforeEach(() => {
  slept = [];
  room.forge.failures.clear();
  room.forge.clock.skew = 0;
});

function as(login: Login, more: Partial<ForgeAccess> = {}): Forge {
  return github({
    api: room.running.apiRoot,
    repository: 'olga/site',
    token: room.tokens.get(login),
    sleep: (milliseconds) => {
      slept.push(milliseconds / 1000);
      return Promise.resolve();
    },
    ...more,
  });
}

async function proposed(): Promise<{ number: number; branch: string; commit: string }> {
  const branch = `change-${String(++count)}`;
  const number = await room.propose(branch, { [`content/posts/${branch}.md`]: 'One\n' });
  return { number, branch, commit: (await room.repository.branchHead(branch)) ?? '' };
}

/** The error message. */
async function faultOf(work: Promise<unknown>): Promise<ForgeFault> {
  const found: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(found instanceof ForgeFault)) throw new Error(`expected a fault, not ${String(found)}`);
  return found;
}

describe('reading', () => {
  test('gives the repository and the permissions of the token', async () => {
    expect(await as('alice').repository()).toMatchObject({
      id: room.repository.id,
      fullName: 'olga/site',
      isPrivate: false,
      defaultBranch: 'main',
      may: { read: true, write: true, administer: false },
      merges: { merge: true, squash: true },
    });
    const alice = room.forge.user('alice')?.id;
    expect(await as('alice').viewer()).toEqual({ id: alice, login: 'alice', isBot: false, scopes: ['repo'] });
    const fine = room.forge.addToken('lea', { permissions: { contents: 'read' } });
    expect(await as('lea', { token: fine }).viewer()).not.toHaveProperty('scopes');
  });

  test('gives pull requests with their files', async () => {
    const { number, branch, commit } = await proposed();
    const listed = (await as('lea').openPulls('main')).find((one) => one.number === number);
    expect(listed).toMatchObject({
      title: `Write ${branch}`,
      author: { id: room.forge.user('alice')?.id, login: 'alice', isBot: false },
      state: 'open',
      head: { branch, commit, isFork: false },
      base: { branch: 'main' },
    });
    expect(await as('lea').openPulls('elsewhere')).toEqual([]);
    room.repository.pull(number).pull.unsettled = 1;
    expect((await as('lea').pull(number)).isMergeable).toBeUndefined();
    const pull = await as('lea').pull(number);
    expect(pull.isMergeable).toBe(true);
    expect(pull.files).toEqual([
      {
        path: `content/posts/${branch}.md`,
        change: 'added',
        additions: 1,
        deletions: 0,
        patch: '@@ -0,0 +1 @@\n+One',
      },
    ]);
    const merged = await room.merge('olga', number);
    expect(await as('lea').pull(number)).toMatchObject({ state: 'merged', mergedAs: merged.body.sha });
  });

  test('gives the authors of the commits between two, co-authors and numbered addresses included', async () => {
    const { commit, branch } = await proposed();
    const lea = room.forge.user('lea')?.id ?? 0;
    const base = (await room.repository.branchHead('main')) ?? '';
    const { sha } = await room.repository.commit(
      branch,
      { 'content/posts/old.md': 'Two\n' },
      {
        message: `Words\n\nCo-authored-by: L <${String(lea)}+lea@users.noreply.github.com>\nCo-authored-by: I <ines@people.invalid>`,
      },
    );
    const found = await as('alice').compare(base, sha);
    expect(found.mergeBase).toBe(base);
    const [alice, olga] = ['alice', 'olga'].map((login) => room.forge.user(login)?.id);
    expect(found.commits).toEqual([
      { id: commit, parents: [base], authors: [{ account: alice, address: 'alice@people.example' }] },
      {
        id: sha,
        parents: [commit],
        authors: [
          { account: olga, address: 'olga@people.example' },
          { account: lea, address: `${String(lea)}+lea@users.noreply.github.com` },
          { address: 'ines@people.invalid' },
        ],
      },
    ]);
    const of = await as('alice').commits(sha, `content/posts/${branch}.md`);
    expect(of.map(({ id }) => id)).toEqual([commit]);
  });

  test('gives the files of a commit, byte for byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, value) => value));
    const { sha } = await room.repository.commit(
      'bytes',
      { 'content/media/a b/é.bin': bytes },
      { from: 'main' },
    );
    const files = await as('eve').tree(sha, 'content/media');
    expect([...files.keys()]).toEqual(['content/media/a b/é.bin']);
    const blob = files.get('content/media/a b/é.bin')?.blob ?? '';
    expect(Buffer.from(await as('eve').blob(blob))).toEqual(bytes);
    expect((await as('eve').tree(sha, 'content/nothing')).size).toBe(0);
    expect((await as('eve').tree(sha, '')).has('content/posts/old.md')).toBe(true);
  });

  test('gives all of many files, though the forge cuts its answer, and many commits page by page', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, at) => [
        `content/posts/${at % 2 === 0 ? 'en/' : ''}many-${String(at)}.md`,
        'x\n',
      ]),
    );
    await room.repository.commit('many', files, { from: 'main' });
    // A hundred and four more, at once.
    const more = Array.from(
      { length: 104 },
      (_, at) =>
        `commit refs/heads/many\ncommitter A <a@people.example> ${String(1_800_000_000 + at)} +0000\ndata 2\nx\n${at === 0 ? 'from refs/heads/many^0\n' : ''}\n`,
    );
    await gitOutput(room.repository.store.dir, ['fast-import', '--quiet'], { stdin: more.join('') });
    const [base = '', head = ''] = await Promise.all(
      ['main', 'many'].map((one) => room.repository.branchHead(one)),
    );
    const whole = await as('eve').tree(head, 'content');
    room.forge.deepTreeItems = 3;
    expect([...(await as('eve').tree(head, 'content'))].toSorted()).toEqual([...whole].toSorted());
    room.forge.deepTreeItems = 100_000;
    const { commits } = await as('eve').compare(base, head);
    expect(new Set(commits.map(({ id }) => id)).size).toBe(105);
  });

  test('gives the check results of a commit', async () => {
    const { commit } = await proposed();
    await room.at('olga', 'POST', `/statuses/${commit}`, {
      state: 'error',
      context: 'gate',
      description: 'Legal is missing',
      target_url: 'https://ci.example/1',
    });
    expect(await as('alice').checks(commit)).toEqual([
      { name: 'gate', state: 'failure', description: 'Legal is missing', url: 'https://ci.example/1' },
    ]);
  });

  test('gives the protection of a branch to administrators', async () => {
    await room.repository.commit('guarded', { 'x.md': 'x\n' }, { from: 'main' });
    expect(await as('olga').protection('guarded')).toEqual({ isProtected: false, isKnown: true });
    await room.at('olga', 'PUT', '/branches/guarded/protection', {
      required_status_checks: { strict: true, contexts: ['gate'] },
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 2, dismiss_stale_reviews: true },
      restrictions: null,
    });
    expect(await as('olga').protection('guarded')).toEqual({
      isProtected: true,
      isKnown: true,
      forAdmins: true,
      approvals: { count: 2, dismissesStale: true, codeOwners: false },
      checks: ['gate'],
      isUpToDateAsked: true,
      allowsForce: false,
      allowsDeletion: false,
    });
    expect(await as('alice').protection('guarded')).toEqual({ isProtected: true, isKnown: false });
  });
});

test('rulesets protect a branch like the older protection, and both together add up', () => {
  const from = { ruleset_source_type: 'Repository', ruleset_source: 'olga/site', ruleset_id: 1 } as const;
  const pull = (count: number, dismisses: boolean) => ({
    type: 'pull_request' as const,
    ...from,
    parameters: {
      required_approving_review_count: count,
      dismiss_stale_reviews_on_push: dismisses,
      require_code_owner_review: false,
      require_last_push_approval: false,
      required_review_thread_resolution: false,
    },
  });
  const checks = {
    type: 'required_status_checks' as const,
    ...from,
    parameters: {
      required_status_checks: [{ context: 'gate' }],
      strict_required_status_checks_policy: true,
    },
  };
  expect(protectionOf(false, undefined, [])).toEqual({ isProtected: false, isKnown: true });
  expect(protectionOf(true, undefined, [])).toEqual({ isProtected: true, isKnown: false });
  expect(protectionOf(true, undefined, [{ type: 'deletion', ...from }])).toEqual({
    isProtected: true,
    isKnown: true,
    forAdmins: true,
    checks: [],
    isUpToDateAsked: false,
    allowsForce: true,
    allowsDeletion: false,
  });
  const both = [pull(1, true), pull(2, false), checks, { type: 'non_fast_forward' as const, ...from }];
  expect(
    protectionOf(
      true,
      {
        enforce_admins: { url: '', enabled: false },
        required_status_checks: { contexts: ['gate', 'lint'], checks: [] },
        allow_force_pushes: { enabled: true },
        allow_deletions: { enabled: true },
      },
      both,
    ),
  ).toEqual({
    isProtected: true,
    isKnown: true,
    forAdmins: true,
    approvals: { count: 2, dismissesStale: true, codeOwners: false },
    checks: ['gate', 'lint'],
    isUpToDateAsked: true,
    allowsForce: false,
    allowsDeletion: true,
  });
});

describe('reviews', () => {
  test('have their authors, commits and states', async () => {
    const { number, commit } = await proposed();
    const { body: first } = await room.review('lea', number, 'APPROVE', 'Good');
    await room.at('olga', 'PUT', `/pulls/${String(number)}/reviews/${String(first.id)}/dismissals`, {
      message: 'No',
    });
    await room.review('olga', number, 'REQUEST_CHANGES');
    await room.review('eve', number, 'COMMENT');
    // A pending review.
    await room.at('lea', 'POST', `/pulls/${String(number)}/reviews`, { body: 'Later' });
    const reviews = await as('lea').reviews(number);
    expect(reviews.map(({ by, state, commit: of }) => [by?.login, state, of])).toEqual([
      ['lea', 'dismissed', commit],
      ['olga', 'changes-requested', commit],
      ['eve', 'commented', commit],
    ]);
    expect(reviews[0]).toMatchObject({
      id: first.id,
      body: 'Good',
      at: expect.stringMatching(/^\d.+Z$/) as string,
    });
  });

  test('are read completely if there are three hundred, using the addresses that the forge gives', async () => {
    const { number, commit } = await proposed();
    const user = room.forge.user('lea');
    if (user === undefined) throw new Error('no Léa');
    room.repository.pull(number).pull.reviews.push(
      ...Array.from({ length: 300 }, (_, at) => ({
        id: 900_000 + at,
        user,
        body: `Word ${String(at)}`,
        state: 'COMMENTED' as const,
        commit,
        submittedAt: new Date(),
        comments: [],
      })),
    );
    expect(new Set((await as('alice').reviews(number)).map(({ id }) => id)).size).toBe(300);
    // The third page always fails: half a list is worse than none.
    room.forge.failures.plan({ fault: { slow: 0 }, times: 2, on: /\/reviews$/ });
    room.forge.failures.plan({ fault: { status: 502 }, times: 4, on: /\/reviews$/ });
    expect((await faultOf(as('alice').reviews(number))).kind).toBe('unreachable');
  });

  test.each(['ghost', 'null'] as const)('have no author if the account was deleted (%s)', async (how) => {
    const { number } = await proposed();
    room.forge.addUser(`gone-${how}`);
    const token = room.forge.addToken(`gone-${how}`);
    const commit = room.repository.pull(number).pull.head.sha;
    await as('eve', { token }).submitReview(number, { verdict: 'approve', body: '', commit });
    room.forge.deletedReviewer = how;
    room.forge.deleteUser(`gone-${how}`);
    expect((await as('lea').reviews(number)).map(({ by }) => by)).toEqual([undefined]);
  });

  test('are submitted for the reviewed commit', async () => {
    const { number, branch, commit } = await proposed();
    await room.repository.commit(branch, { 'content/posts/old.md': `${branch}\n` });
    const done = await as('lea').submitReview(number, { verdict: 'approve', body: '/approve legal', commit });
    expect(done).toMatchObject({ state: 'approved', commit, by: { login: 'lea' } });
    await room.pushOver(branch, { 'content/posts/old.md': 'By force\n' });
    const late = await faultOf(as('lea').submitReview(number, { verdict: 'approve', body: '', commit }));
    expect([late.kind, late.message]).toEqual([
      'refused',
      'The forge refused: commit_id is not part of the pull request.',
    ]);
  });

  test('of one’s own pull request are refused with the forge’s message', async () => {
    const { number, commit } = await proposed();
    const fault = await faultOf(as('alice').submitReview(number, { verdict: 'approve', body: '', commit }));
    expect(fault.message).toBe('The forge refused: Can not approve your own pull request.');
  });
});

describe('writing happens only once', () => {
  test('for comments that are added and changed', async () => {
    const { number } = await proposed();
    const made = await as('alice').createComment(number, 'One');
    await as('alice').updateComment(made.id, 'Two');
    expect((await as('lea').comments(number)).map(({ body, by }) => [body, by?.login])).toEqual([
      ['Two', 'alice'],
    ]);
  });

  test.each([
    { name: 'the answer is lost', fault: { reset: 'after' } },
    { name: 'the connection breaks before', fault: { reset: 'before' } },
    { name: 'the forge fails', fault: { status: 502 } },
    { name: 'the forge asks to wait', fault: { secondaryLimit: 403, retryAfter: 7 } },
  ] as const)('if $name', async ({ fault }) => {
    const { number, commit } = await proposed();
    room.forge.failures.plan({ fault, times: 1, on: /^POST .+\/comments$/ });
    room.forge.failures.plan({ fault, times: 1, on: /^POST .+\/reviews$/ });
    room.forge.failures.plan({ fault, times: 1, on: /^PATCH / });
    const { id } = await as('lea').createComment(number, 'Once');
    await as('lea').updateComment(id, 'Twice');
    await as('lea').submitReview(number, { verdict: 'approve', body: 'Yes', commit });
    expect((await as('lea').comments(number)).map(({ body }) => body)).toEqual(['Twice']);
    expect(await as('lea').reviews(number)).toHaveLength(1);
  });

  test('and not at all if it always fails', async () => {
    const { number } = await proposed();
    room.forge.failures.plan({ fault: { status: 503 }, times: 3, on: /^POST / });
    const fault = await faultOf(as('lea').createComment(number, 'Never'));
    expect([fault.kind, fault.message]).toEqual([
      'unreachable',
      'The forge has an internal error (503). Nothing was written.',
    ]);
    expect(await as('lea').comments(number)).toEqual([]);
  });
});

describe('errors', () => {
  test.each([
    { status: 500 },
    { status: 502 },
    { status: 504 },
    { reset: 'before' },
    { reset: 'after' },
  ] as const)('%o passes', async (fault) => {
    room.forge.failures.plan({ fault, times: 3 });
    expect((await as('alice').repository()).fullName).toBe('olga/site');
    expect(slept).toEqual([1, 3, 9]);
  });

  test('a forge that does not come back is named in the message', async () => {
    room.forge.failures.plan({ fault: { status: 503 }, times: 4 });
    expect(await faultOf(as('alice').repository())).toMatchObject({
      kind: 'unreachable',
      status: 503,
      message: 'The forge has an internal error (503).',
    });
    await room.running.down();
    const fault = await faultOf(as('alice').repository());
    await room.running.up();
    expect(fault.kind).toBe('unreachable');
    expect(fault.message).toMatch(/^The forge does not answer: .*ECONNREFUSED/);
  });

  test('a request has a time limit', async () => {
    // On a busy machine a request is given up before it is sent: what is planned for it must not meet another test's.
    room.forge.failures.plan({ fault: { slow: 300 }, times: 4, on: /\/comments/ });
    const fault = await faultOf(as('alice', { timeout: 30 }).comments(1));
    expect(fault.message).toBe('The forge does not answer: The operation was aborted due to timeout.');
  });

  test.each([403, 429] as const)('with %i, it waits as long as the answer says', async (status) => {
    room.forge.failures.plan({ fault: { secondaryLimit: status, retryAfter: 17 }, times: 2 });
    await as('alice').repository();
    expect(slept).toEqual([17, 17]);
    room.forge.failures.plan({ fault: { secondaryLimit: status, retryAfter: 3600 }, times: 1 });
    const fault = await faultOf(as('alice').repository());
    expect(fault.kind).toBe('busy');
    expect(fault.message).toContain('asks to wait 60 minutes');
  });

  test('a limit that ends soon is waited for by the forge’s clock, even if ours is wrong', async () => {
    const token = room.forge.addToken('alice');
    const limit = room.forge.tokens.get(token)?.limit;
    if (limit === undefined) throw new Error('no limit');
    room.forge.clock.skew = -3 * 24 * 3600_000;
    Object.assign(limit, { used: 5000, resetAt: new Date(room.forge.clock.now().getTime() + 30_000) });
    const forge = as('alice', {
      token,
      sleep: (milliseconds) => {
        slept.push(milliseconds / 1000);
        limit.used = 0;
        return Promise.resolve();
      },
    });
    await forge.repository();
    expect(slept).toHaveLength(1);
    expect(slept[0]).toBeGreaterThanOrEqual(30);
    expect(slept[0]).toBeLessThanOrEqual(33);
  });

  test('missing, forbidden and unknown things have clear messages, which never contain the token', async () => {
    expect((await faultOf(as('eve').pull(4711))).kind).toBe('missing');
    const secret = await faultOf(
      github({ api: room.running.apiRoot, repository: 'olga/secret' }).repository(),
    );
    expect([secret.kind, secret.message]).toEqual([
      'missing',
      'The forge has nothing there, or the token may not see it. No token was given: set GITHUB_TOKEN.',
    ]);
    const { number } = await proposed();
    const token = room.forge.addToken('lea', { permissions: { contents: 'read' } });
    const no = await faultOf(as('lea', { token }).createComment(number, 'x'));
    expect([no.kind, no.message]).toEqual([
      'forbidden',
      'The forge does not allow it: Resource not accessible by personal access token.',
    ]);
    const none = await faultOf(as('eve', { token: 'ghp_wrong' }).repository());
    expect(none.kind).toBe('login');
    expect(slept).toEqual([]);
    for (const { message, stack = '' } of [no, none]) {
      expect(message + stack).not.toContain(token);
      expect(message + stack).not.toContain('ghp_wrong');
    }
  });

  test.each([
    {
      name: 'an answer that is cut off',
      body: '[{"id": 1}, {"id"',
      link: '',
      words: 'something unexpected',
    },
    { name: 'a page of words', body: '<h1>Login</h1>', link: '', words: 'something unexpected' },
    {
      name: 'a list with a next address on another host',
      body: '[]',
      link: 'https://elsewhere.example/2',
      words: 'another address',
    },
  ])('$name is not accepted', async ({ body, link, words }) => {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'application/json');
      if (link !== '') response.setHeader('Link', `<${link}>; rel="next"`);
      response.end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const api = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const fault = await faultOf(as('alice', { api }).reviews(1));
    server.close();
    expect(fault.message).toContain(words);
  });

  test.each([
    { api: 'http://forge.example', repository: 'olga/site' },
    { api: 'nowhere', repository: 'olga/site' },
    { api: 'https://api.github.com', repository: 'olga/site/../secret' },
    { api: 'https://api.github.com', repository: 'site' },
  ])('no token is sent for $api $repository', (access) => {
    expect(() => github(access)).toThrow(ForgeFault);
  });
});
