import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Newsroom } from '../forge/newsroom.ts';
import type { Login } from '../forge/newsroom.ts';
import { launchBrowser } from './browser.ts';
import { hear, said } from './said.ts';
import { serveForgeSite, visit } from './forge-site.ts';
import type { ForgeSite, Visitor } from './forge-site.ts';

/**
 * Decap's own GitHub backend, unchanged, in a real browser against the test forge. What it does is its makers' choice
 * and not ours: the names of the tests say what a site that is run so has to reckon with.
 */
const first = 'content/posts/first.md';
const post = (title: string, body: string) => `---\ntitle: ${title}\n---\n${body}\n`;

let browser: Browser;
let site: ForgeSite;
let room: Newsroom;
let visitor: Visitor | undefined;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveForgeSite()]);
});

beforeEach(async () => {
  room = await Newsroom.open({
    files: { [first]: post('First', 'One'), 'content/posts/second.md': post('Second', 'Two') },
  });
  site.config = {
    backend: {
      name: 'github',
      repo: 'olga/site',
      branch: 'main',
      api_root: room.running.apiRoot,
      base_url: room.running.url,
      auth_endpoint: 'auth',
    },
    load_config_file: false,
    publish_mode: 'editorial_workflow',
    show_preview_links: false,
    media_folder: 'content/media',
    public_folder: '/media',
    collections: [
      {
        name: 'posts',
        label: 'Posts',
        folder: 'content/posts',
        create: true,
        editor: { notes: true },
        fields: [
          { name: 'title', label: 'Title', widget: 'string' },
          { name: 'cover', label: 'Cover', widget: 'image', required: false },
          { name: 'body', label: 'Body', widget: 'text' },
        ],
      },
    ],
  };
});

afterEach(async () => {
  await visitor?.context.close();
  visitor = undefined;
  await room.close();
});

afterAll(async () => {
  await Promise.all([browser.close(), site.close()]);
});

/** Somebody opens Decap who has been there before. */
async function open(login: Login | null, path = '/'): Promise<Page> {
  const token = login === null ? undefined : room.tokens.get(login);
  visitor = await visit(browser, `${site.address}${path}`, [site.address, room.running.url], token);
  return visitor.page;
}

async function edit(login: Login, slug: string): Promise<Page> {
  const page = await open(login, `/#/collections/posts/entries/${slug}`);
  await page.getByLabel('Title').waitFor();
  return page;
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Changes saved').waitFor();
}

async function setStatus(page: Page, status: string): Promise<void> {
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitem', { name: status }).click();
  await page.getByRole('button', { name: `Status: ${status}` }).waitFor();
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
}

/** What comes after answers and redrawing, on a machine that has other work too. */
function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value);
}

interface Pull {
  number: number;
  state: string;
  merged_at: string | null;
  user: { login: string };
  head: { ref: string; sha: string };
  labels: { name: string }[];
}

interface Commit {
  sha: string;
  commit: { message: string; author: { name: string } };
  parents: { sha: string }[];
}

const pulls = async () => (await room.at<Pull[]>('olga', 'GET', '/pulls?state=all')).body;
const commits = async (branch = 'main') =>
  (await room.at<Commit[]>('olga', 'GET', `/commits?sha=${encodeURIComponent(branch)}`)).body;

/** Somebody opens Decap for the first time, and lets it act for them in a window on GitHub. */
async function logIn(login: Login): Promise<Page> {
  const page = await open(null);
  const window = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Login with GitHub' }).click();
  await (await window).getByRole('link', { name: `Authorize as ${login}` }).click();
  return page;
}

test('somebody logs in by a window on GitHub, sees what there is, and opens it', async () => {
  const page = await logIn('alice');
  await page.getByRole('link', { name: 'Second' }).click();
  expect(await page.getByLabel('Body').inputValue()).toBe('Two\n');
  // Everything that the window gave is kept where any script of the page can read it, for as long as nobody logs out.
  const kept = await page.evaluate(() => localStorage.getItem('decap-cms-user'));
  const { token } = JSON.parse(kept ?? '{}') as { token: string };
  expect(room.forge.tokens.get(token)).toMatchObject({ user: { login: 'alice' }, scopes: ['repo'] });
  expect(visitor?.elsewhere).toEqual([]);
});

test('who may only read is kept out, by the page alone', async () => {
  const page = await logIn('eve');
  await page.getByText('Your GitHub user account does not have access to this repo.').waitFor();
});

test('an entry from its first save to its publication', async () => {
  const page = await open('alice', '/#/collections/posts/new');
  await page.getByLabel('Title').fill('Third');
  await page.getByLabel('Body').fill('Three');
  await save(page);
  const [opened] = await pulls();
  expect(opened).toMatchObject({
    state: 'open',
    user: { login: 'alice' },
    head: { ref: 'cms/posts/third' },
    labels: [{ name: 'decap-cms/draft' }],
  });
  const [saved] = await commits('cms/posts/third');
  expect(saved?.commit).toMatchObject({ message: 'Create Posts “third”', author: { name: 'Alice' } });
  await setStatus(page, 'Ready');
  expect((await pulls())[0]?.labels).toMatchObject([{ name: 'decap-cms/pending_publish' }]);
  await publish(page);
  await soon(() => room.text('content/posts/third.md')).toContain('Three');
  const [merge] = await commits();
  expect(merge?.commit.message).toBe(
    'Merge pull request #1 from olga/cms/posts/third\n\nAutomatically generated. Merged on Decap CMS.',
  );
  expect((await pulls())[0]?.merged_at).not.toBeNull();
  await soon(() => room.repository.branchHead('cms/posts/third')).toBeUndefined();
});

test('a second save goes over the first by force, beside what main is by then; its status stays, and so do reviews', async () => {
  const page = await edit('alice', 'first');
  await page.getByLabel('Body').fill('One, better');
  await save(page);
  const [before] = await pulls();
  await room.review('lea', before?.number ?? 0, 'APPROVE');
  await setStatus(page, 'Ready');
  const main = await room.repository.commit('main', { 'content/posts/other.md': post('Other', 'Else') });
  await page.getByLabel('Body').fill('One, best');
  await save(page);
  const [after] = await pulls();
  expect(after?.head.sha).not.toBe(before?.head.sha);
  expect(after?.labels).toMatchObject([{ name: 'decap-cms/pending_publish' }]);
  // The first save was made anew on top of main, and the second stands on it: the commit that Léa saw is on no branch.
  const log = await commits('cms/posts/first');
  expect(log.map(({ sha }) => sha)).toContain(main.sha);
  expect(log.map(({ sha }) => sha)).not.toContain(before?.head.sha);
  const { body } = await room.at<{ state: string; commit_id: string }[]>('olga', 'GET', '/pulls/1/reviews');
  expect(body).toMatchObject([{ state: 'APPROVED', commit_id: before?.head.sha }]);
});

test('a picture of an entry is in its pull request; one of the library is on main at once, without any', async () => {
  const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0b66c3' } })
    .png()
    .toBuffer();
  const upload = (name: string) => ({ name, mimeType: 'image/png', buffer: picture });
  const page = await edit('alice', 'first');
  await page.getByRole('button', { name: 'Choose an image' }).click();
  await page.locator('input[type=file]').setInputFiles(upload('cover.png'));
  await page.getByRole('button', { name: 'Choose selected' }).click();
  await save(page);
  const bytes = async (ref: string) =>
    (await room.at<{ content?: string }>('olga', 'GET', `/contents/content/media/cover.png?ref=${ref}`)).body
      .content;
  expect(Buffer.from((await bytes('cms/posts/first')) ?? '', 'base64').equals(picture)).toBe(true);
  expect(await bytes('main')).toBeUndefined();
  await page.goto(`${site.address}/#/collections/posts`);
  await page.getByRole('button', { name: 'Media' }).click();
  await page.locator('input[type=file]').setInputFiles(upload('library.png'));
  await soon(async () => (await commits())[0]?.commit.message).toBe('Upload “content/media/library.png”');
});

test('what is discarded is closed, and its branch is gone', async () => {
  const page = await edit('alice', 'first');
  await page.getByLabel('Body').fill('One, better');
  await save(page);
  await page.getByRole('button', { name: 'Delete unpublished changes' }).click();
  await soon(() => room.repository.branchHead('cms/posts/first')).toBeUndefined();
  expect(await pulls()).toMatchObject([{ state: 'closed', merged_at: null }]);
});

test('a note is a comment on an issue beside the pull request; publishing closes it', async () => {
  const page = await edit('alice', 'first');
  await page.getByLabel('Body').fill('One, better');
  await save(page);
  await page.getByPlaceholder('Add a note...').fill('A comma here?');
  await page.getByRole('button', { name: 'Add Note' }).click();
  interface Issue {
    number: number;
    title: string;
    state: string;
    labels: { name: string }[];
  }
  const issue = async () =>
    (await room.at<Issue[]>('olga', 'GET', '/issues?labels=decap-cms-notes&state=all')).body[0];
  const comments = async () =>
    (await room.at<{ body: string; user: { login: string } }[]>('olga', 'GET', '/issues/2/comments')).body;
  await soon(comments).toMatchObject([{ user: { login: 'alice' } }]);
  expect((await comments())[0]?.body).toContain('A comma here?');
  expect(await issue()).toMatchObject({ number: 2, title: 'Notes: First', state: 'open' });
  await setStatus(page, 'Ready');
  await publish(page);
  await soon(async () => (await issue())?.state).toBe('closed');
  expect((await issue())?.labels.map(({ name }) => name)).toEqual([
    'decap-cms-notes',
    'collection:posts',
    'entry-published',
  ]);
});

describe('what Decap does to main on its own', () => {
  test('an entry that is deleted is gone from main at once, without a pull request', async () => {
    const page = await edit('alice', 'first');
    await page.getByRole('button', { name: 'Delete published entry' }).click();
    await soon(() => room.text(first)).toBeUndefined();
    expect(await pulls()).toEqual([]);
  });

  test('where main is protected it stays', async () => {
    await room.protect();
    const page = await edit('alice', 'first');
    await hear(page);
    await page.getByRole('button', { name: 'Delete published entry' }).click();
    await soon(() => said(page)).toContainEqual(
      expect.stringMatching(/Changes must be made through a pull request/),
    );
    expect(await room.text(first)).toBe(post('First', 'One'));
  });

  /** Alice has a change that is ready, to a place that somebody changes on main meanwhile. */
  async function conflict(): Promise<Page> {
    const page = await edit('alice', 'first');
    await page.getByLabel('Body').fill('From Alice');
    await save(page);
    await setStatus(page, 'Ready');
    await room.repository.commit('main', { [first]: post('First', 'From main') });
    await publish(page);
    return page;
  }

  test('a conflict is 405, and Decap writes over main what it has: the other text is lost, and nothing is merged', async () => {
    await conflict();
    await soon(() => room.text(first)).toBe(post('First', 'From Alice'));
    const [forced] = await commits();
    expect(forced?.commit.message).toBe(
      `Automatically generated. Merged on Decap CMS\n\nForce merge of:\n* "${first}"`,
    );
    expect(forced?.parents).toHaveLength(1);
    await soon(async () => (await pulls())[0]?.state).toBe('closed');
    expect((await pulls())[0]?.merged_at).toBeNull();
  });

  test('an approval that is missing is 405 as well: Decap tries main, and only its protection stops it', async () => {
    await room.protect();
    const page = await edit('alice', 'first');
    await page.getByLabel('Body').fill('From Alice');
    await save(page);
    await setStatus(page, 'Ready');
    await publish(page);
    await page.getByText('Not published').waitFor();
    expect(visitor?.console).toContainEqual(expect.stringContaining('Forcing merge'));
    expect(await room.text(first)).toBe(post('First', 'One'));
    expect((await pulls())[0]?.state).toBe('open');
    await room.review('lea', 1, 'APPROVE');
    await publish(page);
    await soon(() => room.text(first)).toBe(post('First', 'From Alice'));
  });

  test('where main is protected a conflict is refused, and the pull request stays open', async () => {
    await room.protect({ required_pull_request_reviews: { required_approving_review_count: 0 } });
    const page = await conflict();
    await page.getByText('Not published').waitFor();
    expect(await room.text(first)).toBe(post('First', 'From main'));
    expect((await pulls())[0]?.state).toBe('open');
  });
});

test('where no request is left, Decap pauses for an hour, whenever the hour is over', async () => {
  const page = await edit('alice', 'first');
  const limit = room.forge.tokens.get(room.tokens.get('alice') ?? '')?.limit;
  // One minute is left of this hour.
  if (limit) Object.assign(limit, { limit: 0, resetAt: new Date(Date.now() + 60_000) });
  await page.getByLabel('Body').fill('From Alice');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await soon(() => visitor?.console.find((line) => line.startsWith('Pausing requests'))).toMatch(
    /^Pausing requests for 3600 second/,
  );
});
