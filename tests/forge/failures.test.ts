import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';
import type { Refused } from './newsroom.ts';

let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open();
});

afterEach(() => room.close());

const labels = { name: 'a', color: 'ff0000' };

describe('planned faults', () => {
  test.each([500, 502, 503, 504] as const)(
    '%i is answered as often as planned, and nothing is changed',
    async (status) => {
      room.forge.failures.plan({ fault: { status }, times: 2, on: /^POST / });
      const replies = [];
      for (const method of ['POST', 'GET', 'POST', 'GET', 'POST'])
        replies.push(
          (await room.at('alice', method, '/labels', method === 'POST' ? labels : undefined)).status,
        );
      expect(replies).toEqual([status, 200, status, 200, 201]);
    },
  );

  test.each([403, 429] as const)('too many requests at once are answered with %i', async (status) => {
    room.forge.failures.plan({ fault: { secondaryLimit: status, retryAfter: 7 }, times: 1 });
    const { headers, ...reply } = await room.at<Refused>('alice', 'GET', '');
    expect(reply).toMatchObject({
      status,
      body: { message: expect.stringContaining('secondary rate limit') as string },
    });
    expect(headers.get('Retry-After')).toBe('7');
    expect((await room.at('alice', 'GET', '')).status).toBe(200);
  });

  test('requests beyond the limit of the hour are refused', async () => {
    const limit = room.forge.tokens.get(room.tokens.get('alice') ?? '')?.limit;
    if (limit) limit.limit = 2;
    room.forge.clock.at = new Date('2026-05-01T10:00:00Z');
    const replies = [];
    for (let count = 0; count < 3; count++) replies.push(await room.at<Refused>('alice', 'GET', ''));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 403]);
    expect(replies[2]?.body.message).toMatch(/^API rate limit exceeded for user ID \d+\.$/);
    const { headers } = replies[2] ?? {};
    expect(headers?.get('X-RateLimit-Remaining')).toBe('0');
    expect(headers?.get('X-RateLimit-Reset')).toBe(String(Date.parse('2026-05-01T11:00:00Z') / 1000));
    // Somebody else has their own limit, and asking for the limit is not counted.
    expect((await room.at('lea', 'GET', '')).status).toBe(200);
    const left = await room.ask<{ rate: { remaining: number } }>('alice', 'GET', '/rate_limit');
    expect(left.body.rate.remaining).toBe(0);
    room.forge.clock.at = new Date('2026-05-01T11:00:01Z');
    expect((await room.at('alice', 'GET', '')).status).toBe(200);
  });

  test('an answer can be slow', async () => {
    room.forge.failures.plan({ fault: { slow: 10_000 }, times: 1 });
    const patience = AbortSignal.timeout(100);
    const asked = fetch(`${room.running.apiRoot}/rate_limit`, { signal: patience });
    await expect(asked).rejects.toThrow(/timeout/);
  });

  test.each([
    { reset: 'before', done: false },
    { reset: 'after', done: true },
  ] as const)('a connection can break $reset the request was carried out', async ({ reset, done }) => {
    room.forge.failures.plan({ fault: { reset }, times: 1, on: /^POST / });
    await expect(room.at('alice', 'POST', '/labels', labels)).rejects.toThrow('fetch failed');
    expect((await room.at('alice', 'GET', '/labels/a')).status).toBe(done ? 200 : 404);
  });

  test('a stopped forge comes back with all its data', async () => {
    await room.at('alice', 'POST', '/labels', labels);
    await room.running.down();
    await expect(room.at('alice', 'GET', '/labels')).rejects.toThrow('fetch failed');
    await room.running.up();
    expect((await room.at('alice', 'GET', '/labels/a')).status).toBe(200);
  });

  test('the clock can be wrong by a day', async () => {
    room.forge.clock.skew = 24 * 60 * 60 * 1000;
    const { headers } = await room.at('alice', 'GET', '');
    const ahead = Date.parse(headers.get('Date') ?? '') - Date.now();
    expect(Math.abs(ahead - room.forge.clock.skew)).toBeLessThan(60_000);
  });
});

describe('tokens', () => {
  test('an unknown token is refused', async () => {
    const reply = await room.ask<Refused>(null, 'GET', '/user', undefined, { Authorization: 'Bearer none' });
    expect([reply.status, reply.body.message]).toEqual([401, 'Bad credentials']);
  });

  test('both words before a token are accepted', async () => {
    for (const word of ['token', 'Bearer', 'bearer']) {
      const Authorization = `${word} ${room.tokens.get('lea') ?? ''}`;
      expect((await room.ask(null, 'GET', '/user', undefined, { Authorization })).status).toBe(200);
    }
  });

  test('every answer lists the scopes of the token', async () => {
    const { headers } = await room.at('alice', 'GET', '');
    expect(headers.get('X-OAuth-Scopes')).toBe('repo');
    const fine = room.forge.addToken('alice', { permissions: { contents: 'read' } });
    const reply = await room.ask(null, 'GET', '/user', undefined, { Authorization: `Bearer ${fine}` });
    expect(reply.headers.has('X-OAuth-Scopes')).toBe(false);
  });

  test.each([
    { name: 'a classic token without the scope', token: { scopes: ['read:user'] }, status: 404 },
    {
      name: 'a fine-grained token without the right',
      token: { permissions: { contents: 'read' } as const },
      status: 403,
    },
    {
      name: 'a fine-grained token with the right',
      token: { permissions: { contents: 'write' } as const },
      status: 201,
    },
  ])('$name', async ({ token, status }) => {
    const Authorization = `Bearer ${room.forge.addToken('alice', token)}`;
    const path = '/repos/olga/site/git/blobs';
    const reply = await room.ask<Refused>(
      null,
      'POST',
      path,
      { content: 'x', encoding: 'utf-8' },
      { Authorization },
    );
    expect(reply.status).toBe(status);
    if (status === 403) expect(reply.body.message).toBe('Resource not accessible by personal access token');
  });

  test.each([
    {
      name: 'open a pull request',
      method: 'POST',
      path: '/pulls',
      body: { title: 'x', head: 'a', base: 'main' },
    },
    { name: 'review', method: 'POST', path: '/pulls/1/reviews', body: { event: 'APPROVE' } },
    { name: 'comment', method: 'POST', path: '/issues/1/comments', body: { body: 'x' } },
    { name: 'merge', method: 'PUT', path: '/pulls/1/merge', body: {} },
  ])('a fine-grained token that only reads cannot $name', async ({ method, path, body }) => {
    await room.propose('a', { 'content/posts/new.md': 'New\n' });
    const Authorization = `Bearer ${room.forge.addToken('lea', { permissions: { contents: 'read' } })}`;
    const reply = await room.ask<Refused>(null, method, `/repos/olga/site${path}`, body, { Authorization });
    expect([reply.status, reply.body.message]).toEqual([
      403,
      'Resource not accessible by personal access token',
    ]);
  });

  test.each([
    { as: 'alice', status: 200 },
    { as: 'eve', status: 404 },
    { as: null, status: 404 },
  ] as const)('a private repository, for $as', async ({ as, status }) => {
    await room.forge.addRepository('olga/secret', {
      files: { 'README.md': 'x\n' },
      isPrivate: true,
      collaborators: { alice: 'read' },
    });
    for (const path of ['', '/branches/main', '/git/trees/main', '/contents/README.md'])
      expect((await room.ask(as, 'GET', `/repos/olga/secret${path}`)).status).toBe(status);
  });

  test('without a token, public data can be read and nothing written', async () => {
    expect((await room.at(null, 'GET', '/git/trees/main?recursive=1')).status).toBe(200);
    expect((await room.at(null, 'POST', '/labels', labels)).status).toBe(401);
  });
});

describe('between browsers and the forge', () => {
  test('a page of another origin may send requests and read the headers that it needs', async () => {
    const headers = {
      Origin: 'https://site.example',
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization,content-type',
    };
    const asked = await fetch(`${room.running.apiRoot}/repos/olga/site`, { method: 'OPTIONS', headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(asked.headers.get('Access-Control-Allow-Methods')).toContain('PATCH');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toMatch(/authorization/i);
    const reply = await room.ask(null, 'GET', '/nothing', undefined, { Origin: 'https://site.example' });
    expect(reply.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(reply.headers.get('Access-Control-Expose-Headers')).toMatch(/ETag.*Link.*X-RateLimit-Reset/);
  });

  test('an unchanged answer is not sent again and not counted', async () => {
    const first = await room.at('alice', 'GET', '/pulls');
    const headers = { 'If-None-Match': first.headers.get('ETag') ?? '' };
    const path = '/repos/olga/site/pulls';
    const again = await room.ask('alice', 'GET', path, undefined, headers);
    expect([again.status, again.body]).toEqual([304, undefined]);
    expect(again.headers.get('X-RateLimit-Used')).toBe(first.headers.get('X-RateLimit-Used'));
    await room.propose('a', { 'content/posts/new.md': 'New\n' });
    expect((await room.ask('alice', 'GET', path, undefined, headers)).status).toBe(200);
  });
});

test.each([
  { name: 'invalid JSON', body: '{', status: 400, message: 'Problems parsing JSON' },
  {
    name: 'something other than an object',
    body: '[]',
    status: 400,
    message: 'Body should be a JSON object',
  },
  {
    name: 'no fields',
    body: '{}',
    status: 422,
    message: 'Invalid request.\n\n"title" wasn\'t supplied.',
  },
  {
    name: 'a field of the wrong type',
    body: '{"title": 1}',
    status: 422,
    message: "Invalid request.\n\nFor 'properties/title', 1 is not of type string.",
  },
])('a request with $name', async ({ body, status, message }) => {
  const reply = await fetch(`${room.running.apiRoot}/repos/olga/site/issues`, {
    method: 'POST',
    headers: { Authorization: `token ${room.tokens.get('alice') ?? ''}` },
    body,
  });
  expect([reply.status, ((await reply.json()) as Refused).message]).toEqual([status, message]);
});
