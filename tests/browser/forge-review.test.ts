import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import type { Login } from '../forge/newsroom.ts';
import { axe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** The review page of a built site against the test forge: what waits, and reviews that are handed in there. */
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

async function open(login: Login | null, path = '/admin/review/', locale = 'en-GB'): Promise<Page> {
  const token = login === null ? undefined : news.room.tokens.get(login);
  const homes = [news.address, news.room.running.url];
  visitor = await visit(browser, `${news.address}${path}`, homes, token, locale);
  return visitor.page;
}

interface Review {
  state: string;
  body: string;
  commit_id: string;
  user: { login: string };
}

const reviewsOf = async (number: number) =>
  (await news.room.at<Review[]>('olga', 'GET', `/pulls/${String(number)}/reviews`)).body;

async function accessible(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([]);
}

/** What the page said against itself: its policy, or an error of its own. */
const faults = () =>
  visitor?.console.filter((line) => /Content Security Policy|Refused to|Uncaught|TypeError/.test(line));

test('signed out, with a wrong token, with nothing open, with nobody there', async () => {
  const page = await open(null);
  await page.getByText('The pull requests of olga/site are read and reviewed in your name').waitFor();
  expect(await page.getByRole('button', { name: /Log out/ }).count()).toBe(0);
  await accessible(page);
  await page.getByLabel('Token').fill('wrong');
  await page.getByRole('button', { name: 'Log in to review' }).click();
  await page.getByRole('alert').getByText('The forge does not know this token.').waitFor();
  await page.getByLabel('Token').fill(news.room.tokens.get('lea') ?? '');
  await page.getByRole('button', { name: 'Log in to review' }).click();
  await page.getByText('No pull request is open.').waitFor();
  await accessible(page);
  // A token that was pasted here ends with the tab, and Decap has none of it.
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 1]);
  await page.getByRole('button', { name: /Log out/ }).click();
  await page.getByLabel('Token').waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  expect(visitor?.elsewhere).toEqual([]);
  expect(faults()).toEqual([]);
});

test('a review, from the queue to the forge: for one desk, for two, not for one’s own', async () => {
  const { room } = news;
  const number = await room.propose('cms/faq/first', {
    'content/faq/en/first.mdx': answer('What comes first?', '', 'Some other words <b>here</b>.\n'),
    'content/media/map.txt': 'x\n',
  });
  const page = await open('lea');
  await page.getByRole('heading', { name: /Waits for you/ }).waitFor();
  await page.getByText('Editorial: Léa Roux').waitFor();
  await accessible(page);
  await page.getByRole('link', { name: 'What comes first?' }).click();
  // What changed, in words and as text.
  await page.getByText('content/media/map.txt').waitFor();
  const change = page.getByRole('article', { name: 'faq/en/first.mdx' });
  expect(await change.locator('.fields del').first().textContent()).toContain('What is first?');
  expect(await change.locator('.fields ins').first().textContent()).toContain('What comes first?');
  expect(await change.locator('.text').innerText()).toContain('<b>here</b>');
  await accessible(page);
  // Léa speaks for two desks, and says for which.
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('alert').getByText('Choose the desk for which you decide.').waitFor();
  await page.getByRole('checkbox', { name: 'Legal' }).check();
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByRole('alert').getByText('Say what should change').waitFor();
  await page.getByLabel('Comment').fill('Fine by us.');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Your review is handed in.').waitFor();
  const head = await room.repository.branchHead('cms/faq/first');
  expect(await reviewsOf(number)).toMatchObject([
    { state: 'APPROVED', body: 'Fine by us.\n\n/approve legal', commit_id: head, user: { login: 'lea' } },
  ]);
  await page.locator('.desks .given', { hasText: 'Legal' }).getByText('Approved').waitFor();
  // Editorial is left, for which Alice could not: it is hers.
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  await page.getByText('You speak for Editorial').waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('Nothing is missing. Who may merge can do so now.').waitFor();
  await accessible(page);
  expect(faults()).toEqual([]);
  await visitor?.context.close();

  const own = await open('alice', `/admin/review/#/${String(number)}`);
  await own.getByText('This is your own pull request').waitFor();
  expect(await own.getByRole('button', { name: 'Approve' }).count()).toBe(0);
  // Another save, and what was approved is another text.
  await room.pushOver('cms/faq/first', { 'content/faq/en/first.mdx': answer('What came first?') });
  await own.reload();
  await own.locator('.desks .missing', { hasText: 'Legal' }).waitFor();
});

test('what was saved meanwhile is looked at first; a request for changes is a real one; French and a phone', async () => {
  const { room } = news;
  const number = await room.propose('cms/faq/second', {
    'content/faq/fr/second.mdx': answer('Et après le second ?'),
  });
  const page = await open('olga', `/admin/review/#/${String(number)}`);
  await page.getByLabel('Comment').fill('A comma is missing.');
  await room.pushOver('cms/faq/second', { 'content/faq/fr/second.mdx': answer('Et encore après ?') });
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByText('Somebody saved another version meanwhile.').waitFor();
  expect(await reviewsOf(number)).toEqual([]);
  expect(await page.getByLabel('Comment').inputValue()).toBe('A comma is missing.');
  await page.getByRole('button', { name: 'Ask for changes' }).click();
  await page.getByText('Your review is handed in. The author is told.').waitFor();
  expect(await reviewsOf(number)).toMatchObject([
    { state: 'CHANGES_REQUESTED', body: 'A comma is missing.\n\n/desk legal' },
  ]);
  await page
    .locator('.desks .blocked', { hasText: 'Legal' })
    .getByText('Olga Orel asks for changes')
    .waitFor();
  await visitor?.context.close();

  const phone = await open('lea', `/admin/review/#/${String(number)}`, 'fr-FR');
  await phone.setViewportSize({ width: 390, height: 844 });
  await phone.getByRole('button', { name: 'Demander des changements' }).waitFor();
  await phone
    .locator('.desks')
    .getByText(/^Olga Orel demande des changements/)
    .waitFor();
  expect(await phone.evaluate(() => document.documentElement.lang)).toBe('fr');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await accessible(phone);
});

test('the forge is down, or has had enough: it is said, and tried again', async () => {
  const { room } = news;
  const page = await open('eve');
  await page.getByRole('link', { name: 'Et encore après ?' }).click();
  await page.getByText('policy.yaml does not know your account').waitFor();
  await room.running.down();
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('heading', { name: 'The forge could not be asked' }).waitFor();
  await accessible(page);
  await room.running.up();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'Et encore après ?' }).waitFor();
  const limit = room.forge.tokens.get(room.tokens.get('eve') ?? '')?.limit;
  if (limit) Object.assign(limit, { limit: 0, resetAt: new Date(Date.now() + 3_000_000) });
  await page.getByRole('link', { name: 'Et encore après ?' }).click();
  await page.getByRole('alert').waitFor();
  if (limit) Object.assign(limit, { limit: 5000 });
});
