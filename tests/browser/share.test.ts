import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { atRest, launchBrowser, openPage, stopTime } from './browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const post = '/fr/blog/who-knows-what/';
const address = 'https://colophon.example/fr/blog/who-knows-what/';

/** Keeps what a page writes to the clipboard, or takes the clipboard away as a browser does where there is no https. */
async function clipboard(page: Page, isThere: boolean): Promise<void> {
  await page.addInitScript((there) => {
    const written: string[] = [];
    Object.assign(globalThis, { written });
    Object.defineProperty(navigator, 'clipboard', {
      value: there ? { writeText: (text: string) => Promise.resolve(void written.push(text)) } : undefined,
    });
  }, isThere);
}

describe('the row that passes a page on', () => {
  test.each(['/blog/who-knows-what/', '/faq/what-is-colophon/', '/kits/colophon/'])(
    'asks nothing of anybody before the click (%s)',
    async (path) => {
      const { page, faults } = await openPage(browser, site, path);
      await atRest(page);
      await page.locator('.share').scrollIntoViewIfNeeded();
      await page.locator('.share a').last().hover();
      expect(await page.locator('.share a').count()).toBe(4);
      const rels = await page
        .locator('.share a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('rel')));
      expect(new Set(rels)).toEqual(new Set(['noopener noreferrer']));
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  test('is not on pages about the site itself', async () => {
    const { page } = await openPage(browser, site, '/about/');
    expect(await page.locator('.share').count()).toBe(0);
    await page.context().close();
  });

  test('copies the address with the keyboard and says so, then can say so again', async () => {
    const { page } = await openPage(browser, site, '/');
    await clipboard(page, true);
    await page.goto(site + post);
    const button = page.getByRole('button', { name: 'Copier le lien' });
    const status = page.locator('.share [role=status]');
    expect(await status.textContent()).toBe('');
    await stopTime(page);
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe('Copié');
    expect(await page.evaluate(() => (globalThis as unknown as { written: string[] }).written)).toEqual([
      address,
    ]);
    await page.clock.runFor(10_000);
    await expect.poll(() => status.textContent()).toBe('');
    await page.keyboard.press('Space');
    await expect.poll(() => status.textContent()).toBe('Copié');
    await page.context().close();
  });

  test('selects the address where the page may not write to the clipboard', async () => {
    const { page, faults } = await openPage(browser, site, '/');
    await clipboard(page, false);
    await page.goto(site + post);
    await page.getByRole('button', { name: 'Copier le lien' }).click();
    await expect.poll(() => page.locator('.share [role=status]').textContent()).toMatch(/^Sélectionné/);
    expect(await page.locator('#page-address').isVisible()).toBe(true);
    expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe(address);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('hands the page to an app where the browser can, and shows no such button where it cannot', async () => {
    const { page, faults } = await openPage(browser, site, '/');
    await page.addInitScript(() => {
      const shared: unknown[] = [];
      // As a reader who thinks better of it.
      const share = (data: unknown) => {
        shared.push(data);
        return Promise.reject(new Error('closed'));
      };
      Object.assign(globalThis, { shared });
      Object.defineProperty(navigator, 'share', { value: share });
    });
    await page.goto(site + post);
    await page.getByRole('button', { name: 'Autre application' }).click();
    expect(await page.evaluate(() => (globalThis as unknown as { shared: unknown[] }).shared)).toMatchObject([
      { url: address },
    ]);
    expect(faults).toEqual([]);
    await page.context().close();

    const other = (await openPage(browser, site, '/')).page;
    await other.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'share'));
    await other.goto(site + post);
    await other.getByRole('button', { name: 'Copier le lien' }).waitFor();
    expect(await other.locator('[data-send]').isVisible()).toBe(false);
    await other.context().close();
  });

  test('is plain links where no script runs', async () => {
    const { page } = await openPage(browser, site, post, { javaScript: false });
    expect(await page.locator('.share a:visible').count()).toBe(4);
    expect(await page.locator('.share button:visible').count()).toBe(0);
    expect(await page.locator('#page-address').isVisible()).toBe(false);
    await page.context().close();
  });

  test('is one row on a desk, and large enough for a thumb on a phone', async () => {
    const { page } = await openPage(browser, site, post);
    expect((await page.locator('.share').boundingBox())?.height).toBeLessThan(60);
    await page.setViewportSize({ width: 390, height: 844 });
    const heights = await page
      .locator('.share :is(a, button:not([hidden]))')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(4);
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(43.5);
    await page.context().close();
  });
});
