import { afterEach, beforeEach, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';

let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open({
    files: { 'a.md': 'One\n', 'b.bin': Buffer.from([0, 1]), 'c.md': 'x'.repeat(600_000) },
  });
});

afterEach(() => room.close());

interface Answer {
  data?: { repository: Record<string, unknown> | null } | null;
  errors?: { message: string; type?: string }[];
}

async function ask(
  query: string,
  login: 'alice' | null = 'alice',
): Promise<{ status: number; body: Answer }> {
  const response = await fetch(`${room.running.url}/api/graphql`, {
    method: 'POST',
    headers: login === null ? {} : { Authorization: `token ${room.tokens.get(login) ?? ''}` },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, body: (await response.json()) as Answer };
}

const inside = (what: string) => ask(`query { repository(owner: "olga", name: "site") { ${what} } }`);

test('files are found by name: texts whole or cut, bytes without text, and null for a missing file', async () => {
  const parts = ['a.md', 'b.bin', 'c.md', 'none.md'].map(
    (path, at) =>
      `f${String(at)}: object(expression: "main:${path}") { oid ... on Blob { text byteSize isTruncated isBinary } }`,
  );
  const { body } = await inside(parts.join(' '));
  expect(body.data?.repository).toMatchObject({
    f0: { oid: expect.stringMatching(/^[0-9a-f]{40}$/) as string, text: 'One\n' },
    f1: { text: null, isBinary: true },
    f2: { byteSize: 600_000, isTruncated: true },
    f3: null,
  });
});

test('pull requests come in pages, with their changed files', async () => {
  for (const name of ['one', 'two', 'three']) await room.propose(`cms/faq/${name}`, { [`${name}.md`]: 'x' });
  const page = (after: string) =>
    inside(
      `pullRequests(states: OPEN, baseRefName: "main", first: 2${after}) { pageInfo { hasNextPage endCursor } nodes { headRefName author { login ... on User { name } } files(first: 9) { totalCount nodes { path changeType } } } }`,
    );
  const { body: first } = await page('');
  expect(first.data?.repository).toMatchObject({
    pullRequests: {
      pageInfo: { hasNextPage: true },
      nodes: [
        {
          headRefName: 'cms/faq/one',
          author: { login: 'alice', name: 'Alice' },
          files: { totalCount: 1, nodes: [{ path: 'one.md', changeType: 'ADDED' }] },
        },
        { headRefName: 'cms/faq/two' },
      ],
    },
  });
  const { body: second } = await page(', after: "1"');
  expect(second.data?.repository).toMatchObject({
    pullRequests: { pageInfo: { hasNextPage: false }, nodes: [{ headRefName: 'cms/faq/three' }] },
  });
});

test("fields that are not in GitHub's description are refused", async () => {
  const { body } = await inside('object(expression: "main:a.md") { bytes }');
  expect(body.errors?.[0]?.message).toMatch(/Cannot query field "bytes"/);
});

test('a token is needed, and only what it may see is answered', async () => {
  expect((await ask('query { viewer { login } }', null)).status).toBe(401);
  const { body } = await ask('query { repository(owner: "olga", name: "none") { id } }');
  expect(body).toMatchObject({ data: { repository: null }, errors: [{ type: 'NOT_FOUND' }] });
});
