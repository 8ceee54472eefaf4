import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import type { Login } from '../forge/newsroom.ts';
import { axe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { hear, said } from './said.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** The editor as it lies on a built site, with the configuration that comes from site.yaml and policy.yaml. */
let browser: Browser;
let news: ForgeNewsroom;
let visitor: Visitor | undefined;

beforeAll(async () => {
  [browser, news] = await Promise.all([launchBrowser(), openForgeNewsroom()]);
});

afterEach(async () => {
  await visitor?.context.close();
  visitor = undefined;
});

afterAll(async () => {
  await browser.close();
  await news.close();
});

async function open(login: Login | null, path = '/admin/', at = news): Promise<Page> {
  const token = login === null ? undefined : at.room.tokens.get(login);
  visitor = await visit(browser, `${at.address}${path}`, [at.address, at.room.running.url], token);
  return visitor.page;
}

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value);
}

interface Pull {
  number: number;
  state: string;
  title: string;
  head: { ref: string };
}

const pulls = async () => (await news.room.at<Pull[]>('olga', 'GET', '/pulls?state=all')).body;

/** What the page said of its policy: nothing, where it asks for no more than it may. */
const refused = () => visitor?.console.filter((line) => /Content Security Policy|Refused to/.test(line));

test('a token is pasted, a wrong one is said to be wrong, and who may only read is told so', async () => {
  const page = await open(null);
  await page.getByText('This editor writes to olga/site in your name').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page
    .locator('.refused')
    .getByText(/^The forge does not know this token/)
    .waitFor();
  await page.getByLabel('Token').fill(news.room.tokens.get('eve') ?? '');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.refused').getByText('With this token you may not write to olga/site.').waitFor();
  await page.getByLabel('Token').fill(news.room.tokens.get('alice') ?? '');
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.locator('.colophon-who').getByText('Alice').waitFor();
  // Neither a portrait nor the forge's state is asked of others.
  expect(visitor?.elsewhere).toEqual([]);
  expect(refused()).toEqual([]);
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByLabel('Token').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('decap-cms-user'))).toBeNull();
});

test('only the language that was edited changes, and is not published from here', async () => {
  const page = await open('alice', '/admin/#/collections/faq/entries/first');
  const title = page.getByLabel('Question').first();
  await title.waitFor();
  await title.fill('What comes first?');
  await hear(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await soon(async () => (await pulls()).length).toBe(1);
  expect(await pulls()).toMatchObject([{ title: 'Change faq/en/first.mdx', head: { ref: 'cms/faq/first' } }]);
  const { body: files } = await news.room.at<{ filename: string; additions: number }[]>(
    'olga',
    'GET',
    '/pulls/1/files',
  );
  expect(files).toMatchObject([{ filename: 'content/faq/en/first.mdx', additions: 1 }]);
  expect(await news.room.text('content/faq/en/first.mdx', 'cms/faq/first')).toBe(answer('What comes first?'));
  await soon(() => said(page)).toContain('Entry saved');
  expect(await page.getByRole('button', { name: /Publish/ }).count()).toBe(0);
  expect(refused()).toEqual([]);
});

test('an entry that lacks the main language is listed; nothing of the library goes to main', async () => {
  const page = await open('alice', '/admin/#/collections/faq');
  await page.getByRole('link', { name: 'Et le second ?' }).waitFor();
  const before = await news.room.repository.branchHead('main');
  await page.getByRole('button', { name: 'Media' }).click();
  await hear(page);
  await page.locator('input[type=file]').setInputFiles({
    name: 'a.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  });
  await soon(() => said(page)).toContainEqual(
    expect.stringMatching(/A picture goes with the text that uses it/),
  );
  expect(await news.room.repository.branchHead('main')).toBe(before);
});

test('a window of a login service finds its way back past the headers', async () => {
  const other = await openForgeNewsroom({ login: true });
  try {
    const page = await open(null, '/admin/', other);
    const window = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Login with GitHub' }).click();
    await (await window).getByRole('link', { name: 'Authorize as alice' }).click();
    await page.locator('.colophon-who').getByText('Alice').waitFor();
  } finally {
    await visitor?.context.close();
    await other.close();
  }
});
