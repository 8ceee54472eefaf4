import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { cookieName, deskApp } from '../../src/cms/server/app.ts';
import { seenOf } from '../../src/cms/desk/decide.ts';
import { onSite } from '../../src/cms/review/change.ts';
import { Sessions } from '../../src/cms/server/sessions.ts';
import { entryFile } from '../../src/model/entry.ts';
import { Previewer } from '../../src/cms/preview/previewer.ts';
import { listen } from '../../src/lib/http/listen.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { DeskSite, lea } from '../cms/desk/site.ts';
import { post } from '../fixtures/folder.ts';
import { axe } from './axe.ts';
import { launchBrowser } from './browser.ts';

/** Which approvals end is said before a save ends them, by the real desk. */
const old = { collection: 'posts', slug: 'old' } as const;

let browser: Browser;
let site: DeskSite;
let address: string;
let cookie: string;
let close: () => Promise<void>;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  site = await DeskSite.make({ 'posts/fr/old.mdx': post('Vieux') });
  const desk = await site.desk();
  const seen = (await onSite(desk, old)).map(({ entry }) => [entryFile(entry), seenOf(entry)] as const);
  await desk.decide(undefined, lea, { decision: 'approve', desk: 'legal', seen: new Map(seen) });
  const sessions = await Sessions.open(site.settings.cacheDir);
  cookie = sessions.issue('ann');
  const app = deskApp({
    desk,
    sessions,
    previewer: await Previewer.start(site.settings),
    builder: undefined,
    remote: undefined,
    editor: () => bundleAdmin({ cacheDir: join(projectRoot, '.cache', 'tests') }),
  });
  const server = await listen(app, 4470);
  address = `http://127.0.0.1:${String(server.port)}`;
  close = server.close;
});

afterEach(() => page.context().close());

afterAll(async () => {
  await browser.close();
  await close();
  await site.remove();
});

async function open(path: string, { width = 1280, locale = 'en-GB' } = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 844 }, locale });
  await context.addCookies([{ name: cookieName, value: cookie, url: address }]);
  page = await context.newPage();
  // What the page would look like is another test's.
  await page.route('**/admin/api/preview', (route) =>
    route.fulfill({ json: { html: null, card: null, search: null, problems: [] } }),
  );
  await page.goto(`${address}${path}`);
}

const form = '/admin/#/collections/posts/entries/old';
const band = () => page.locator('#colophon-ending');
const saveButton = () => page.getByRole('button', { name: /^(Save|Enregistrer)$/ });

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: 20_000 });
}

test('whoever changes an approved text reads which approvals that ends before they save, and not when they undo it', async () => {
  await open(form);
  const title = page.getByLabel('Title').first();
  await title.waitFor();
  expect(await band().textContent()).toBe('');
  await title.click();
  await page.keyboard.press('End');
  await page.keyboard.type('er');
  await soon(() => band().textContent()).toBe(
    'Saving ends this approval: Legal (Léa, 1 June 2026). The site keeps the approved version until the new one is approved and published.',
  );
  expect(await band().getAttribute('role')).toBe('status');
  // Nothing lies upon the button, and by keyboard it says the same.
  await saveButton().click({ trial: true });
  await saveButton().focus();
  expect(await saveButton().getAttribute('aria-describedby')).toBe('colophon-ending');
  expect(await axe(page, { part: '#colophon-ending' })).toEqual([]);
  await page.keyboard.press('Shift+Tab');
  await title.fill('Old');
  await soon(() => band().textContent()).toBe('');
  expect(await saveButton().getAttribute('aria-describedby')).toBeNull();
});

test('in French, on a phone, and for a text that is changed in one language only', async () => {
  await open(form, { width: 390, locale: 'fr-FR' });
  const title = page.getByLabel('Titre').first();
  await title.waitFor();
  expect(await title.inputValue()).toBe('Vieux');
  await title.fill('Plus vieux');
  await soon(() => band().textContent()).toBe(
    'Enregistrer rend cette approbation caduque\u00a0: Legal (Léa, 1er juin 2026). Le site garde la version approuvée jusqu’à ce que la nouvelle soit approuvée et publiée.',
  );
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await saveButton().click({ trial: true });
});

test('after the save the form, the list, the board and the queue say that an approval ended', async () => {
  await open(form);
  await page.getByLabel('Title').first().fill('Older');
  await soon(() => band().textContent()).toContain('Saving ends this approval');
  await saveButton().click();
  await soon(() => band().textContent()).toBe(
    'This draft has ended this approval: Legal (Léa, 1 June 2026). The site keeps the approved version until the new one is approved and published.',
  );
  await page.goto(`${address}/admin/#/collections/posts`);
  await page.reload();
  const marked = page.locator('a[data-ended]');
  await soon(() => marked.first().getAttribute('data-ended')).toBe('approval ended: Legal');
  await page.goto(`${address}/admin/#/workflow`);
  await soon(() => page.locator('a[data-ended]').count()).toBeGreaterThan(0);
  await page.goto(`${address}/admin/review/`);
  await page.locator('.mark', { hasText: 'approval ended: Legal' }).waitFor();
  await page.goto(`${address}/admin/review/posts/old/`);
  const part = page.locator('.ended');
  await part.getByText('Léa, 1 June 2026').waitFor();
  await part.getByText(/ended by the save of Ann, 1 Jun 2026/).waitFor();
});
