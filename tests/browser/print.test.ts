import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** CSS pixels between the margins of an A4 sheet. */
const sheet = { width: 673, height: 985 };

async function onPaper(path: string): Promise<Page> {
  const { page } = await openPage(browser, site, path, { width: sheet.width, scheme: 'dark' });
  await page.emulateMedia({ media: 'print' });
  return page;
}

/** What a reader of the paper would see of it. */
const shown = (page: Page, selector: string) => page.locator(selector).filter({ visible: true }).count();

/** How light the paper is, and the palest text, from 0 to 1. */
const colours = (page: Page) =>
  page.evaluate(() => {
    const lightness = (colour: string) => {
      const [r = 0, g = 0, b = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return Math.round((0.2126 * r + 0.7152 * g + 0.0722 * b) / 2.55) / 100;
    };
    const texts = [...document.querySelectorAll('main *')].filter(
      (element) =>
        [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
        element.checkVisibility(),
    );
    return {
      paper: lightness(getComputedStyle(document.documentElement).backgroundColor),
      palest: Math.max(...texts.map((element) => lightness(getComputedStyle(element).color))),
    };
  });

test.each(['/blog/the-first-hour-of-a-crisis/', '/faq/how-does-search-work/', '/kits/colophon/'])(
  '%s is black on white from a dark screen too, without navigation, and keeps its colophon and address',
  async (path) => {
    const page = await onPaper(path);
    expect(await shown(page, 'nav:not(.series), .search-link, .site-footer, .skip, .related')).toBe(0);
    expect(await shown(page, '.share a, .share button, .copy, .series :is(summary, .steps)')).toBe(0);
    expect(await shown(page, 'h1')).toBe(1);
    expect(await shown(page, '#colophon')).toBe(1);
    expect(await page.locator('#page-address').innerText()).toBe(`https://colophon.example${path}`);
    const { paper, palest } = await colours(page);
    expect(paper).toBe(1);
    expect(palest).toBeLessThan(0.3);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(sheet.width);
    await page.context().close();
  },
);

test('a printed post opens its folded lists, cuts no figure, and ends without an empty sheet', async () => {
  const page = await onPaper('/blog/the-first-hour-of-a-crisis/');
  expect((await page.locator('.series ol li').first().boundingBox())?.height).toBeGreaterThan(10);
  const styles = (selector: string, property: 'breakAfter' | 'breakInside') =>
    page
      .locator(selector)
      .evaluateAll((all, name) => [...new Set(all.map((one) => getComputedStyle(one)[name]))], property);
  expect(await styles('.prose :is(h2, h3)', 'breakAfter')).toEqual(['avoid']);
  for (const selector of ['figure', 'tr', '.prose [role=note]', '.imprint'])
    expect(await styles(selector, 'breakInside'), selector).toEqual(['avoid']);
  const height = await page.evaluate(() => document.body.getBoundingClientRect().height);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1');
  const sheets = Number(/\/Count (\d+)/.exec(pdf)?.[1]);
  // What must not be broken leaves some of a sheet free.
  expect(sheets).toBeGreaterThanOrEqual(Math.ceil(height / sheet.height));
  expect(sheets).toBeLessThanOrEqual(Math.ceil(height / sheet.height) + 1);
  await page.context().close();
});

test('addresses of other sites are written out, those of this one are not', async () => {
  const page = await onPaper('/blog/reading-list-moderation/');
  const after = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(await after('.prose a[href^="https://santaclara"]')).toContain('https://santaclaraprinciples.org/');
  await page.goto(`${site}/blog/the-first-hour-of-a-crisis/`);
  expect(await after('.prose a[href^="/"]')).toBe('none');
  await page.context().close();
});
