import { afterEach, beforeEach, expect, test } from 'vitest';
import { oddNames } from '../lib/git/repo.ts';
import { Newsroom } from './newsroom.ts';

/** People and programs use unusual names; the forge must return them unchanged. */
let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open();
});

afterEach(() => room.close());

interface Tree {
  sha: string;
  tree: { path: string; sha: string }[];
}

interface File {
  filename: string;
  status: string;
  additions: number;
  patch?: string;
  previous_filename?: string;
}

const files = async (basehead: string) =>
  (await room.at<{ files: File[] }>('alice', 'GET', `/compare/${basehead}`)).body.files;

test('unusual file names are returned unchanged', async () => {
  const { body: blob } = await room.at<{ sha: string }>('alice', 'POST', '/git/blobs', {
    content: 'x\n',
    encoding: 'utf-8',
  });
  const { body: tree } = await room.at<Tree>('alice', 'POST', '/git/trees', {
    base_tree: await room.repository.branchHead('main'),
    tree: oddNames.map((path) => ({ path, mode: '100644', type: 'blob', sha: blob.sha })),
  });
  const listed = await room.at<Tree>('alice', 'GET', `/git/trees/${tree.sha}?recursive=1`);
  const paths = listed.body.tree.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(oddNames));
  const { body: commit } = await room.at<{ sha: string }>('alice', 'POST', '/git/commits', {
    message: '“Odd”\n\n-- \n--amend',
    tree: tree.sha,
    parents: [await room.repository.branchHead('main')],
  });
  await room.at('alice', 'POST', '/git/refs', { ref: 'refs/heads/odd', sha: commit.sha });
  const changed = await files('main...odd');
  expect(changed.map(({ filename }) => filename).toSorted()).toEqual(oddNames.toSorted());
  for (const { additions, patch } of changed) expect([additions, patch]).toEqual([1, '@@ -0,0 +1 @@\n+x']);
  for (const path of oddNames) {
    const escaped = path.split('/').map(encodeURIComponent).join('/');
    const { body } = await room.at<{ path: string }>('alice', 'GET', `/contents/${escaped}?ref=odd`);
    expect(body.path).toBe(path);
    const query = `path=${encodeURIComponent(path)}&sha=odd`;
    const found = await room.at<{ sha: string }[]>('alice', 'GET', `/commits?${query}`);
    expect(found.body.map(({ sha }) => sha)).toEqual([commit.sha]);
  }
});

test('a name that looks like an option or a way out of the folder is not found', async () => {
  for (const name of [
    '--all',
    '-1',
    'HEAD:../x',
    'main:../../config',
    '%00',
    'main@{yesterday}',
    '..',
    ':/One',
  ]) {
    const path = encodeURIComponent(name);
    for (const address of [
      `/git/trees/${path}`,
      `/branches/${path}`,
      `/git/ref/${path}`,
      `/contents/x?ref=${path}`,
    ])
      expect((await room.at('alice', 'GET', address)).status, address).toBe(404);
    expect([404, 422]).toContain((await room.at('alice', 'GET', `/commits/${path}`)).status);
    expect((await room.at('alice', 'GET', `/compare/main...${path}`)).status).toBe(404);
  }
});

test.each(['a..b', 'a b', 'a.lock', '-a', 'a~1', '/a', 'a/', 'a\\b', 'a[b'])(
  'the branch name %s is refused',
  async (name) => {
    const sha = await room.repository.branchHead('main');
    const made = await room.at('alice', 'POST', '/git/refs', { ref: `refs/heads/${name}`, sha });
    // Git itself accepts a name that begins with a hyphen, though its command for people does not.
    expect(made.status).toBe(name === '-a' ? 201 : 422);
  },
);

test.each(['../x', 'a/../../x', '/etc/x', 'a//b', '.git/config', 'a/.GIT/hooks', '', 'a/'])(
  'a file %j is refused in a tree',
  async (path) => {
    const made = await room.at('alice', 'POST', '/git/trees', {
      tree: [{ path, mode: '100644', type: 'blob', content: 'x' }],
    });
    expect(made.status).toBe(422);
  },
);

test('a renamed file is one change; a picture and an empty file have no patch', async () => {
  const text = Array.from({ length: 30 }, (_, line) => `Line ${String(line)}\n`).join('');
  await room.repository.commit('main', { 'content/posts/long.md': text });
  await room.repository.commit(
    'a',
    {
      'content/posts/long.md': null,
      'content/posts/longer.md': `${text}One more\n`,
      'content/media/dot.png': Buffer.from([0x89, 0x50, 0, 1, 2, 3]),
      'content/posts/empty.md': '',
    },
    { from: 'main' },
  );
  const changed = await files('main...a');
  const short = changed.map(({ filename, status, patch, previous_filename: from }) => ({
    filename,
    status,
    from,
    has: patch !== undefined,
  }));
  expect(short).toEqual([
    { filename: 'content/media/dot.png', status: 'added', from: undefined, has: false },
    { filename: 'content/posts/empty.md', status: 'added', from: undefined, has: false },
    { filename: 'content/posts/longer.md', status: 'renamed', from: 'content/posts/long.md', has: true },
  ]);
});

test('a very long change has no patch, and Decap then takes a text for a picture', async () => {
  await room.repository.commit('a', { 'content/posts/long.md': 'x\n'.repeat(20_001) }, { from: 'main' });
  const [change] = await files('main...a');
  expect([change?.additions, change?.patch]).toEqual([20_001, undefined]);
});

test('an invalid date and a commit without a message are accepted', async () => {
  const { body: tree } = await room.at<Tree>('alice', 'GET', '/git/trees/main');
  const ask = (more: object) =>
    room.at<{ message: string }>('alice', 'POST', '/git/commits', {
      message: 'x',
      tree: tree.sha,
      parents: [],
      ...more,
    });
  const author = { name: 'A', email: 'a@people.example', date: 'yesterday' };
  expect((await ask({ author })).status).toBe(422);
  expect((await ask({ message: '' })).status).toBe(201);
});
