import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beyondRoom } from '../../../src/cms/editor/client/blob-cache.ts';
import { ForgeDrafts } from '../../../src/cms/editor/client/github-drafts.ts';
import { ForgeRest } from '../../../src/cms/editor/client/github-rest.ts';
import { batchesOf, ForgeTexts } from '../../../src/cms/editor/client/github-texts.ts';
import { ForgeTree } from '../../../src/cms/editor/client/github-tree.ts';
import { Newsroom } from '../../forge/newsroom.ts';

let room: Newsroom;
let rest: ForgeRest;

const long = `${'é'.repeat(300_000)}\n`;
const files: Record<string, string | Buffer> = {
  'content/faq/en/a.mdx': '\uFEFFWith a mark\r\n',
  'content/faq/en/b.mdx': 'Two\n',
  'content/faq/fr/c.mdx': 'Trois\n',
  'content/faq/fr/long.mdx': long,
  'content/media/a.bin': Buffer.from([0, 1, 2, 255]),
  'README.md': 'Not content',
};

beforeEach(async () => {
  room = await Newsroom.open({ files });
  const token = room.tokens.get('alice') ?? '';
  rest = new ForgeRest({ api: room.running.apiRoot, repository: 'olga/site', token }, () =>
    Promise.resolve(),
  );
});

afterEach(() => room.close());

const noCache = { read: () => Promise.resolve(new Map()), write: () => Promise.resolve() };

function memory() {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    read: (ids: readonly string[]) =>
      Promise.resolve(
        new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id) ?? new Uint8Array()] as const] : []))),
      ),
    write: (blobs: ReadonlyMap<string, Uint8Array>) => {
      for (const [id, bytes] of blobs) kept.set(id, bytes);
      return Promise.resolve();
    },
  };
}

const names = (found: { path: string }[]) => found.map(({ path }) => path.replace('content/', '')).toSorted();

describe('the list of files', () => {
  test('takes one request for all folders', async () => {
    const tree = new ForgeTree(rest, 'main', 'content');
    expect(names((await tree.below('content/faq')).files)).toEqual([
      'faq/en/a.mdx',
      'faq/en/b.mdx',
      'faq/fr/c.mdx',
      'faq/fr/long.mdx',
    ]);
    expect(names((await tree.below('content/media')).files)).toEqual(['media/a.bin']);
    expect((await tree.below('content/none')).files).toEqual([]);
    expect(rest.requests).toBe(1);
  });

  test.each([1, 2, 3, 5])('is complete even if the forge returns only %i items at a time', async (most) => {
    room.forge.deepTreeItems = most;
    const tree = new ForgeTree(rest, 'main', 'content');
    const { files: found, cut } = await tree.below('content/faq');
    expect(names(found)).toEqual(['faq/en/a.mdx', 'faq/en/b.mdx', 'faq/fr/c.mdx', 'faq/fr/long.mdx']);
    expect(cut).toEqual([]);
  });

  test('works at the top of a repository, and is empty for an empty one', async () => {
    const top = new ForgeTree(rest, 'main', '');
    expect(names((await top.below('content/media')).files)).toEqual(['media/a.bin']);
    const none = new ForgeTree(rest, 'main', 'nowhere');
    expect((await none.below('nowhere/faq')).files).toEqual([]);
  });

  test('is an error, not empty, for a repository that the token may not read', async () => {
    const other = new ForgeRest({ ...rest.forge, repository: 'olga/none' });
    await expect(new ForgeTree(other, 'main', 'content').below('content/faq')).rejects.toMatchObject({
      kind: 'missing',
      status: undefined,
    });
  });
});

describe.each([true, false])('the content of files, GraphQL: %s', (hasGraphql) => {
  test('is exact and is requested only once', async () => {
    room.forge.hasGraphql = hasGraphql;
    const found = (await new ForgeTree(rest, 'main', 'content').below('content/faq')).files;
    const cache = memory();
    const texts = await new ForgeTexts(rest, cache).read(found);
    const byPath = Object.fromEntries(found.map(({ path, id }) => [path, texts.get(id)]));
    expect(byPath).toEqual(
      Object.fromEntries(Object.entries(files).filter(([path]) => path.includes('/faq/'))),
    );
    const before = rest.requests;
    expect(await new ForgeTexts(rest, cache).read(found)).toEqual(texts);
    expect(rest.requests).toBe(before);
  });

  test('can be read as bytes too', async () => {
    room.forge.hasGraphql = hasGraphql;
    const [file] = (await new ForgeTree(rest, 'main', 'content').below('content/media')).files;
    const cache = memory();
    const bytes = await new ForgeTexts(rest, cache).bytes(file?.id ?? '');
    expect([...bytes]).toEqual([0, 1, 2, 255]);
    expect(cache.kept.has(file?.id ?? '')).toBe(true);
  });

  test('drafts are listed with their files in all languages', async () => {
    room.forge.hasGraphql = hasGraphql;
    const number = await room.propose('cms/faq/b', {
      'content/faq/en/b.mdx': 'Two, changed\n',
      'content/media/new.bin': 'x\0',
    });
    await room.propose('else/where', { 'content/faq/en/x.mdx': 'x' });
    const paths = ['content/faq/en/b.mdx', 'content/faq/fr/b.mdx'];
    const [draft, ...others] = await new ForgeDrafts(rest, 'main', () => paths, noCache).all();
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ number, branch: 'cms/faq/b' });
    expect(draft?.files).toMatchObject([
      { path: 'content/faq/en/b.mdx', isNew: false, id: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
      { path: 'content/media/new.bin', isNew: true, id: expect.stringMatching(/^[0-9a-f]{40}$/) as string },
    ]);
    if (!hasGraphql) return;
    expect(draft?.texts.get('content/faq/en/b.mdx')).toMatchObject({ text: 'Two, changed\n' });
    expect(draft?.texts.get('content/faq/fr/b.mdx')).toBeNull();
  });
});

test('reading twelve drafts takes two requests, and none a moment later if nothing changed', async () => {
  for (let at = 0; at < 12; at++)
    await room.propose(`cms/faq/d${String(at)}`, {
      [`content/faq/en/d${String(at)}.mdx`]: `${String(at)}\n`,
    });
  const pathOf = (branch: string) => [`${branch.replace('cms/faq/', 'content/faq/en/')}.mdx`];
  const drafts = new ForgeDrafts(rest, 'main', pathOf, noCache);
  expect(await drafts.all()).toHaveLength(12);
  await drafts.all();
  expect(rest.requests).toBe(2);
}, 60_000);

test('a long list of drafts is read page by page', async () => {
  const asked: string[] = [];
  const pages = [
    { nodes: [pull(1), pull(2)], pageInfo: { hasNextPage: true, endCursor: 'Y3Vyc29y"' } },
    { nodes: [pull(3)], pageInfo: { hasNextPage: false, endCursor: null } },
  ];
  class Paged extends ForgeRest {
    override query<T>(query: string): Promise<T> {
      asked.push(query);
      const repository = query.includes('pullRequests') ? { pullRequests: pages.shift() } : {};
      return Promise.resolve({ repository } as T);
    }
  }
  const drafts = await new ForgeDrafts(new Paged(rest.forge), 'main', () => [], noCache).all();
  expect(drafts.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(asked[1]).toContain('after: "Y3Vyc29y\\""');
});

function pull(number: number): object {
  return {
    number,
    title: '',
    headRefName: `cms/faq/d${String(number)}`,
    headRefOid: String(number).repeat(40),
    isCrossRepository: false,
    updatedAt: '2026-11-30T12:00:00Z',
    author: null,
    labels: { nodes: [] },
    files: { totalCount: 0, nodes: [] },
  };
}

test('small files are loaded in batches, and a few large ones fill a batch alone', () => {
  const file = (size: number, at: number) => ({ id: String(at), size });
  expect(
    batchesOf(Array.from({ length: 303 }, (_, at) => file(2000, at))).map((part) => part.length),
  ).toEqual([150, 150, 3]);
  expect(batchesOf([400_000, 400_000, 400_000, 400_000].map(file)).map((part) => part.length)).toEqual([
    3, 1,
  ]);
  expect(batchesOf([])).toEqual([]);
});

test('the files that were not used for longest are removed if there is no space', () => {
  const all = [
    { id: 'old', size: 5, at: 1 },
    { id: 'new', size: 5, at: 3 },
    { id: 'middle', size: 5, at: 2 },
  ];
  expect(beyondRoom(all, 10)).toEqual(['old']);
  expect(beyondRoom(all, 100)).toEqual([]);
  expect(beyondRoom(all, 0).toSorted()).toEqual(['middle', 'new', 'old']);
});
