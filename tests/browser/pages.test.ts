import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const kinds = [
  '/',
  '/fr/',
  '/blog/',
  '/blog/a-gift-is-a-gift-until-you-hide-it/',
  '/fr/blog/who-knows-what/',
  '/faq/',
  '/fr/faq/who-knows-what/',
  '/kits/colophon/',
  '/topics/partners/',
  '/authors/ines-moreau/',
  '/partners/le-carnet-de-lea/',
  '/about/',
  '/search/?q=gift',
  '/styleguide/',
];

describe.each(kinds)('%s', (path) => {
  test.each([320, 390, 768, 1280])('fits a width of %i and breaks nothing', async (width) => {
    const { page, faults } = await openPage(browser, site, path, { width });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

test('text at 200 % still fits a small window', async () => {
  for (const path of ['/', '/blog/a-gift-is-a-gift-until-you-hide-it/', '/faq/']) {
    const { page } = await openPage(browser, site, path, { width: 640 });
    // By the object model: the policy of the site refuses a style that is put into the page.
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%', 'important');
    });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, path).toBeLessThanOrEqual(0);
    await page.context().close();
  }
});

test('buttons and links of the site shell are large enough for a thumb', async () => {
  const { page } = await openPage(browser, site, '/', { width: 390 });
  const small = await page
    .locator('.site-header a, .site-footer a, [role=search] :is(input, button), .section-head a')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.getBoundingClientRect().height < 43.5)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
  expect(small).toEqual([]);
  await page.context().close();
});

test('the keyboard reaches the text first, and its place is always seen', async () => {
  const { page } = await openPage(browser, site, '/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => {
      const element = document.activeElement;
      return element === null || element === document.body ? 'none' : getComputedStyle(element).outlineStyle;
    });
    expect(outline, `stop ${String(stop)}`).not.toBe('none');
  }
  await page.context().close();
});

test('a term opens and closes by keyboard, without a script', async () => {
  const { page } = await openPage(browser, site, '/blog/a-gift-is-a-gift-until-you-hide-it/');
  const term = page.locator('button[popovertarget]').first();
  const meaning = page.locator('[popover]').first();
  await term.focus();
  await page.keyboard.press('Enter');
  expect(await meaning.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  expect(await meaning.isVisible()).toBe(false);
  await page.context().close();
});

test('without JavaScript every entry can be found by following links from the home page, and read', async () => {
  const { page } = await openPage(browser, site, '/', { javaScript: false });
  const seen = new Set(['/']);
  const queue = ['/'];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const html = await (await fetch(`${site}${path}`)).text();
    for (const [, href = ''] of html.matchAll(/<a [^>]*href="(\/[^"#?]*)/g)) {
      if (!href.endsWith('/') || seen.has(href)) continue;
      seen.add(href);
      queue.push(href);
    }
  }
  const sitemap = await (await fetch(`${site}/sitemap-0.xml`)).text();
  const listed = [...sitemap.matchAll(/<loc>https:\/\/colophon\.example([^<]+)/g)].map(
    ([, path]) => path ?? '',
  );
  expect(listed.filter((path) => !seen.has(path))).toEqual([]);
  await page.getByRole('searchbox').fill('gift');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/search\/\?q=gift/);
  expect(await page.content()).toMatch(/<noscript><p class="needs-script/);
  expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(5);
  await page.context().close();
});

test('in print the site shell is gone and the colophon stays', async () => {
  const { page } = await openPage(browser, site, '/faq/what-is-colophon/');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.site-header nav').first().isVisible()).toBe(false);
  expect(await page.locator('.site-footer').isVisible()).toBe(false);
  expect(await page.locator('#colophon').isVisible()).toBe(true);
  await page.context().close();
});

test('the language switch keeps the page, and foreign text is marked', async () => {
  const { page } = await openPage(browser, site, '/faq/who-knows-what/');
  await page.getByRole('link', { name: 'Français' }).click();
  await page.waitForURL(`${site}/fr/faq/who-knows-what/`);
  expect(await page.locator('html').getAttribute('lang')).toBe('fr');
  await page.goto(`${site}/fr/blog/reading-list-moderation/`);
  expect(await page.locator('h1').getAttribute('lang')).toBe('en');
  expect(await page.locator('.prose').getAttribute('lang')).toBe('en');
  expect(await page.locator('.caution').textContent()).toContain('anglais');
  await page.context().close();
});

test('an overdue answer says so, above its text', async () => {
  const { page } = await openPage(browser, site, '/faq/who-knows-what/');
  expect(await page.getByRole('note').first().textContent()).toContain('due for review');
  await page.context().close();
});

test('an unknown address answers 404 with a way on, in both languages', async () => {
  const response = await fetch(`${site}/fr/nulle-part/`);
  expect(response.status).toBe(404);
  const html = await response.text();
  expect(html).toContain('There is no such page');
  expect(html).toContain('Cette page n’existe pas');
});
