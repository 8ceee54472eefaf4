import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import { answerFormDrawn, question } from './answer-form.ts';
import { launchBrowser } from './browser.ts';
import { openDeskEditor } from './desk-editor.ts';

/** What an editor sees of a desk that does not do what it is asked. */
let browser: Browser;
let desk: Awaited<ReturnType<typeof openDeskEditor>>;

const files = {
  'site.yaml': 'name: S\ntagline: T\ndescription: D\nurl: https://site.example\nlanguages: [en, fr]\n',
  'policy.yaml': 'desks:\n  legal: { name: Legal }\n',
  'topics/care.yaml': 'name: { en: Care, fr: Soin }\ndescription: On care.\n',
  'faq/en/first.mdx': answer('What is first?'),
};

beforeAll(async () => {
  browser = await launchBrowser();
});

afterEach(() => desk.close());

afterAll(() => browser.close());

/** Lets something else answer what asks for one thing, once. */
async function instead(action: string, answerIt: (route: Route) => Promise<void>): Promise<void> {
  let isDone = false;
  await desk.context.route('**/admin/api/decap', async (route) => {
    const isMeant = !isDone && route.request().postData()?.includes(`"action":"${action}"`) === true;
    if (!isMeant) return route.continue();
    isDone = true;
    return answerIt(route);
  });
}

const panel = (page: Page) => page.locator('[data-about=fault]');

test.each([
  [
    'is logged out',
    (route: Route) => route.fulfill({ status: 401, json: { error: 'Log in.' } }),
    'You are logged out.',
  ],
  [
    'has a fault',
    (route: Route) => route.fulfill({ status: 500, json: { error: 'The disk is full.' } }),
    'The disk is full.',
  ],
  ['does not answer', (route: Route) => route.abort(), 'The desk does not answer.'],
] as const)(
  'an editor whose desk %s reads why for as long as they need, and saves then',
  async (_, fault, words) => {
    desk = await openDeskEditor(browser, files);
    const { page, stub } = desk;
    await page.clock.install();
    await page.goto(`${stub.address}/admin/#/collections/faq/entries/first`);
    await answerFormDrawn(page);
    await question(page).fill('Mine');
    await instead('persistEntry', fault);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await panel(page).getByText(words).waitFor();
    await panel(page).getByText('this browser keeps it').waitFor();
    await page.clock.runFor(9000);
    await question(page).fill('Mine, newer');
    await panel(page).getByRole('button', { name: 'Save again' }).click();
    await expect.poll(() => stub.saved.length).toBe(1);
    expect(stub.saved[0]?.dataFiles[0]?.raw).toContain('Mine, newer');
    expect(await panel(page).count()).toBe(0);
  },
);

test('a text that could not be loaded is no empty form', async () => {
  desk = await openDeskEditor(browser, files);
  const { page, stub } = desk;
  await instead('getEntry', (route) => route.fulfill({ status: 500, json: { error: 'The disk is slow.' } }));
  await page.goto(`${stub.address}/admin/#/collections/faq/entries/first`);
  await panel(page).getByText('The disk is slow.').waitFor();
  expect(await question(page).isVisible()).toBe(false);
  await panel(page).getByRole('button', { name: 'Load again' }).click();
  await expect.poll(() => question(page).inputValue()).toBe('What is first?');
});
