import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { entryWith, recordsOf, sha } from '../approvals/ledger.ts';
import { answer } from '../fixtures/folder.ts';
import type { Login } from '../forge/newsroom.ts';
import { launchBrowser } from './browser.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** What the editor says of names and approvals where it speaks with a forge by itself. */
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

async function open(login: Login, path: string, locale = 'en-GB'): Promise<Page> {
  const { room, address } = news;
  visitor = await visit(
    browser,
    `${address}${path}`,
    [address, room.running.url],
    room.tokens.get(login),
    locale,
  );
  return visitor.page;
}

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: 30_000 });
}

interface Pull {
  number: number;
  head: { ref: string };
}

const branches = async () =>
  (await news.room.at<Pull[]>('olga', 'GET', '/pulls?state=open')).body.map(({ head }) => head.ref);
const band = (page: Page) => page.locator('#colophon-ending');
const save = (page: Page) => page.getByRole('button', { name: /^(Save|Enregistrer)$/ }).click();
/** No Content Security Policy was broken, and nobody else was asked. */
const quiet = () => [
  ...(visitor?.elsewhere ?? []),
  ...(visitor?.console.filter((line) => /Content Security Policy|Refused to/.test(line)) ?? []),
];

test('a title in another script names a branch, and one of no letters is met with a question', async () => {
  const record = 'name: { en: Ferries, fr: Bacs }\ndescription: On ferries.\n';
  await news.room.repository.commit(
    'main',
    { 'content/topics/ferry.yaml': record },
    { message: 'Add a topic' },
  );
  const page = await open('alice', '/admin/#/collections/topics/new');
  await page.getByLabel('English').first().fill('¿?!');
  await page.getByLabel('English').nth(1).fill('On boats.');
  await save(page);
  await page.locator('#colophon-problems').getByText('No address can be made from this title.').waitFor();
  await page.getByLabel('English').first().fill('渡船');
  await page.getByText('Made from the title: du-chuan').waitFor();
  await save(page);
  await soon(branches).toEqual(['cms/topics/du-chuan']);
  expect(await news.room.text('content/topics/du-chuan.yaml', 'cms/topics/du-chuan')).toContain('渡船');
  expect(quiet()).toEqual([]);
});

test('who changes what is approved on the main branch reads so before they save', async () => {
  const first = answer('What is first?');
  const on = entryWith({ collection: 'faq', slug: 'first', digest: sha(first), media: {} });
  const [record] = recordsOf([{ by: 'legal:olga', on, at: '2026-05-01T09:00:00Z' }]);
  if (record === undefined) throw new Error('no record');
  await news.room.repository.commit(
    'main',
    { [`content/${record.file}`]: record.bytes.toString('utf8') },
    { message: 'Approve' },
  );
  const page = await open('alice', '/admin/#/collections/faq/entries/first');
  const title = page.getByLabel('Question').first();
  await title.waitFor();
  expect((await band(page).allTextContents()).join('')).toBe('');
  await title.fill('What comes first?');
  await soon(() => band(page).textContent()).toBe(
    'Saving ends this approval: Legal (Olga Orel, 1 May 2026). The site keeps the approved version until the new one is approved and published.',
  );
  await title.fill('What is first?');
  await soon(() => band(page).textContent()).toBe('');
  expect(quiet()).toEqual([]);
});

test('a save makes the reviews of a pull request stale: said before, after, and to who reviews', async () => {
  const { room } = news;
  const number = await room.propose('cms/faq/second', {
    'content/faq/fr/second.mdx': answer('Et le deuxième ?'),
  });
  // Decap knows its own pull requests by this.
  await room.at('alice', 'POST', `/issues/${String(number)}/labels`, { labels: ['decap-cms/draft'] });
  const head = await room.repository.branchHead('cms/faq/second');
  const path = `/pulls/${String(number)}/reviews`;
  await room.at('olga', 'POST', path, { event: 'APPROVE', body: '/approve legal', commit_id: head });
  const page = await open('alice', '/admin/#/collections/faq/entries/second', 'fr-FR');
  const title = page.getByLabel('Question').first();
  await title.waitFor();
  await soon(() => title.inputValue()).toBe('Et le deuxième ?');
  await title.fill('Et le suivant ?');
  await soon(() => band(page).textContent()).toMatch(
    /^Enregistrer rend cette approbation caduque\u00a0: Juridique \(Olga Orel, .*\)\. Il pourra être publié/,
  );
  await save(page);
  await soon(() => band(page).textContent()).toMatch(
    /^Ce brouillon a rendu cette approbation caduque\u00a0: Juridique \(Olga Orel/,
  );
  await page.goto(`${news.address}/admin/review/#/${String(number)}`);
  await page.reload();
  await page.getByText(/Olga Orel a approuvé une version antérieure/).waitFor();
  expect(quiet()).toEqual([]);
});
