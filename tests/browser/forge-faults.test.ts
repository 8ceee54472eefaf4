import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import type { Login } from '../forge/newsroom.ts';
import { answerFormDrawn, question } from './answer-form.ts';
import { axe } from './axe.ts';
import { launchBrowser } from './browser.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** What an editor sees of a forge that does not do what it is asked: why, and what to do; and the text stays. */
let browser: Browser;
let news: ForgeNewsroom;
let visitor: Visitor | undefined;

const branch = 'cms/faq/first';
const path = 'content/faq/en/first.mdx';

beforeAll(async () => {
  browser = await launchBrowser();
});

beforeEach(async () => {
  news = await openForgeNewsroom();
  news.room.tolerate(/answers|does not answer/);
});

afterEach(async () => {
  await visitor?.context.close();
  visitor = undefined;
  await news.close();
});

afterAll(() => browser.close());

async function edit(at = 'entries/first', locale?: string): Promise<Page> {
  const homes = [news.address, news.room.running.url];
  const token = news.room.tokens.get('alice');
  visitor = await visit(browser, 'about:blank', homes, token, locale);
  const { page } = visitor;
  // A clock that can be put forward.
  await page.clock.install();
  await page.goto(`${news.address}/admin/#/collections/faq/${at}`);
  await answerFormDrawn(page);
  return page;
}

const panel = (page: Page) => page.locator('[data-about=fault]');

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: 20_000 });
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Save|Enregistrer)$/ }).click();
}

interface Pull {
  number: number;
  head: { ref: string };
  user: { login: string };
}

const open = async () => (await news.room.at<Pull[]>('olga', 'GET', '/pulls')).body;
const saved = async (at = branch) => (await news.room.text(path, at)) ?? '';
const kept = (page: Page) =>
  page.evaluate(() =>
    Object.entries(localStorage)
      .filter(([key]) => key.includes('colophon-draft'))
      .map(([, text]) => String(text))
      .join(),
  );

function end(login: Login): void {
  news.room.forge.tokens.delete(news.room.tokens.get(login) ?? '');
}

test('who was logged out logs in beside the text, as somebody else, and saves under that name', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  end('alice');
  await save(page);
  await panel(page).getByText('You are logged out: your token has ended').waitFor();
  // It does not go away, and the text neither.
  await page.clock.runFor(9000);
  expect(await question(page).inputValue()).toBe('Mine');
  expect(await kept(page)).toContain('Mine');
  expect(await axe(page, { part: '#colophon-notices' })).toEqual([]);
  await panel(page).getByLabel('Token').fill('wrong');
  await panel(page).getByRole('button', { name: 'Log in and save' }).click();
  await panel(page).getByText('The forge does not know this token').waitFor();
  await question(page).fill('Mine, newer');
  await panel(page)
    .getByLabel('Token')
    .fill(news.room.tokens.get('lea') ?? '');
  await panel(page).getByRole('button', { name: 'Log in and save' }).click();
  await page.getByText('Saved as Léa').waitFor();
  expect(await open()).toMatchObject([{ head: { ref: branch }, user: { login: 'lea' } }]);
  expect(await saved()).toContain('Mine, newer');
  expect(await page.locator('.colophon-who').textContent()).toBe('Léa');
  expect(await panel(page).count()).toBe(0);
});

test('a limit is said at once, counts down, and the save goes on by itself', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  news.room.forge.failures.plan({
    fault: { secondaryLimit: 403, retryAfter: 5 },
    times: 1,
    on: /^POST .+pulls$/,
  });
  await save(page);
  await panel(page).getByText('has had too many requests').waitFor({ timeout: 5000 });
  await panel(page)
    .getByText(/in [1-5] seconds?\./)
    .waitFor();
  await soon(async () => (await open()).length).toBe(1);
  await page.getByText('Entry saved').waitFor();
  expect(await panel(page).count()).toBe(0);
  expect(await saved()).toContain('Mine');
});

test('a draft that somebody deleted is saved as a new one', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  await save(page);
  await page.getByText('Entry saved').waitFor();
  await news.room.at('olga', 'DELETE', `/git/refs/heads/${branch}`);
  await question(page).fill('Mine, newer');
  await save(page);
  await panel(page).getByText('The draft is no longer on the forge').waitFor();
  expect(await question(page).inputValue()).toBe('Mine, newer');
  await panel(page).getByRole('button', { name: 'Save it as a new draft' }).click();
  await soon(async () => (await open()).length).toBe(1);
  await soon(() => saved()).toContain('Mine, newer');
  expect(await panel(page).count()).toBe(0);
});

test('without a network the save waits for it', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  await visitor?.context.setOffline(true);
  await save(page);
  await panel(page).getByText('This device is not connected to the network.').waitFor();
  await visitor?.context.setOffline(false);
  await soon(() => saved()).toContain('Mine');
});

const steps = [
  /^GET .+\/git\/ref\/heads\/cms/,
  /^GET .+\/pulls/,
  /^GET .+\/git\/ref\/heads\/main/,
  /^GET .+\/contents/,
  /^POST .+\/git\/trees/,
  /^POST .+\/git\/commits/,
  /^POST .+\/git\/refs/,
  /^POST .+\/pulls$/,
  /^POST .+\/labels/,
];

test('a line that breaks at any request of a first save leaves one draft, with the newest text', async () => {
  const file = (at: number) => `content/faq/en/step-${String(at)}.mdx`;
  await news.room.repository.commit(
    'main',
    Object.fromEntries(steps.map((_, at) => [file(at), answer(`What is step ${String(at)}?`)])),
  );
  const page = await edit('entries/step-0');
  for (const [at, step] of steps.entries()) {
    await page.goto(`${news.address}/admin/#/collections/faq/entries/step-${String(at)}`);
    await soon(() => question(page).inputValue()).toBe(`What is step ${String(at)}?`);
    const name = `Step ${String(at)}`;
    await question(page).fill(name);
    // Browsers ask again by themselves where a line breaks.
    news.room.forge.failures.plan({ fault: { reset: 'after' }, times: 20, on: step });
    await save(page);
    await panel(page).getByText('The forge does not answer.').waitFor();
    expect(await question(page).inputValue()).toBe(name);
    expect(await kept(page)).toContain(name);
    news.room.forge.failures.clear();
    await question(page).fill(`${name} newest`);
    await panel(page).getByRole('button', { name: 'Save again' }).click();
    await page.getByText('Entry saved').first().waitFor();
    await soon(() => kept(page)).toBe('');
    const heads = (await open()).map(({ head }) => head.ref);
    expect(heads.toSorted()).toEqual(steps.slice(0, at + 1).map((_, each) => `cms/faq/step-${String(each)}`));
    expect(await news.room.text(file(at), `cms/faq/step-${String(at)}`)).toContain(`${name} newest`);
  }
}, 300_000);

test('a page of the network in place of an answer is told from a forge', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  const fault = { answer: 200, body: '<h1>Hotel</h1>' };
  news.room.forge.failures.plan({ fault, times: 1, on: /^GET .+\/git\/ref\// });
  await save(page);
  await panel(page).getByText('such as the login page of a network').waitFor();
  await panel(page).getByRole('button', { name: 'Save again' }).click();
  await soon(() => saved()).toContain('Mine');
});

test('two people with one draft: nobody writes over the other', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  await save(page);
  await page.getByText('Entry saved').waitFor();
  await news.room.repository.commit(branch, { [path]: 'Theirs' });
  await question(page).fill('Mine, newer');
  await save(page);
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this text meanwhile' });
  await dialog.waitFor();
  expect(await saved()).toBe('Theirs');
  expect(await question(page).inputValue()).toBe('Mine, newer');
});

test('a status that could not be changed says why, and is changed after a login', async () => {
  const page = await edit();
  await question(page).fill('Mine');
  await save(page);
  await page.getByText('Entry saved').waitFor();
  await page.reload();
  await answerFormDrawn(page);
  end('alice');
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitem', { name: 'In review' }).click();
  await panel(page).getByText('The status has not changed').waitFor();
  await panel(page)
    .getByLabel('Token')
    .fill(news.room.tokens.get('lea') ?? '');
  await panel(page).getByRole('button', { name: 'Log in and change it' }).click();
  await soon(async () => {
    const { body } = await news.room.at<{ labels: { name: string }[] }>('olga', 'GET', '/pulls/1');
    return body.labels.map(({ name }) => name);
  }).toEqual(['decap-cms/pending_review']);
});

test('what was merged is published, although the answer was lost', async () => {
  const page = await edit('entries/first');
  await page.goto(`${news.address}/admin/#/collections/topics/entries/care`);
  const description = page.getByLabel('Description').first();
  await description.fill('On care, anew.');
  await save(page);
  await page.getByText('Entry saved').waitFor();
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitem', { name: 'Ready' }).click();
  await page.getByRole('button', { name: 'Status: Ready' }).waitFor();
  news.room.forge.failures.plan({ fault: { reset: 'after' }, times: 1, on: /^PUT .+merge$/ });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
  await soon(() => news.room.text('content/topics/care.yaml')).toContain('anew');
  await page.getByText('Entry published').waitFor();
  expect(await panel(page).count()).toBe(0);
});

test('a text that cannot be loaded is not an empty form; it comes when the forge answers', async () => {
  news.room.forge.failures.plan({ fault: { status: 502 }, times: 40, on: /graphql|git\/(?:trees|blobs)/ });
  const homes = [news.address, news.room.running.url];
  visitor = await visit(
    browser,
    `${news.address}/admin/#/collections/faq/entries/first`,
    homes,
    news.room.tokens.get('alice'),
  );
  const { page } = visitor;
  await panel(page).getByText('The forge does not answer.').waitFor();
  expect(await question(page).isVisible()).toBe(false);
  news.room.forge.failures.clear();
  await panel(page).getByRole('button', { name: 'Load again' }).click();
  await soon(() => question(page).inputValue()).toBe('What is first?');
});

test('who was logged in stays so while the forge does not answer', async () => {
  news.room.forge.failures.plan({ fault: { status: 503 }, times: 3, on: /user/ });
  const homes = [news.address, news.room.running.url];
  visitor = await visit(
    browser,
    `${news.address}/admin/#/collections/faq`,
    homes,
    news.room.tokens.get('alice'),
  );
  const { page } = visitor;
  await panel(page).getByText('The editor could not begin').waitFor();
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('link', { name: 'What is first?' }).waitFor();
});

test('in French, and on a phone', async () => {
  const page = await edit('entries/first', 'fr-FR');
  await page.setViewportSize({ width: 390, height: 844 });
  await question(page).fill('La mienne');
  end('alice');
  await save(page);
  await panel(page).getByText('Pas enregistré').waitFor();
  await panel(page).getByText('Votre texte est dans le formulaire, et ce navigateur le garde.').waitFor();
  const box = await panel(page).boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(await axe(page, { part: '#colophon-notices' })).toEqual([]);
});
