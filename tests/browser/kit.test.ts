import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { axe } from './axe.ts';
import { launchBrowser, newContext, openPage, stopTime } from './browser.ts';
import { countShift, drawn, seenPictures, takeShift } from './layout-shift.ts';

const site = inject('site');
const kit = '/kits/village-library-handbook/';
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What stands wider than the window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('without JavaScript every text can be selected, every file taken, and no button promises what it cannot do', async () => {
  const { page, faults } = await openPage(browser, site, `/fr${kit}`, { javaScript: false, width: 390 });
  expect(await page.locator('button').filter({ visible: true }).count()).toBe(0);
  const texts = page.locator('.copyable, .credit, blockquote, pre code');
  expect(await texts.count()).toBeGreaterThan(10);
  for (const text of await texts.all())
    expect(await text.evaluate((one) => getComputedStyle(one).userSelect)).not.toBe('none');
  // What is folded opens: the countries, the files of a ZIP.
  const country = page.locator('.countries > details').last();
  expect(await country.locator('pre').first().isVisible()).toBe(false);
  await country.locator('summary').first().click();
  expect(await country.locator('pre').first().isVisible()).toBe(true);
  const files = await page
    .locator('main a[download]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
  expect(files.filter((file) => file.endsWith('.zip'))).toHaveLength(4);
  expect(files.filter((file) => /\.(?:svg|png|jpe?g)$/.test(file)).length).toBeGreaterThan(4);
  for (const file of files) expect((await page.request.head(site + file)).status(), file).toBe(200);
  expect(faults).toEqual([]);
  await page.context().close();
});

test('nothing moves while its pictures come slowly, nor when its script runs', async () => {
  for (const width of [1280, 390]) {
    const context = await newContext(browser, { viewport: { width, height: 900 } });
    const page = await context.newPage();
    let slow = 0;
    await page.route(/\.(?:png|jpe?g|webp|avif|svg)$/, async (route) => {
      slow += 1;
      await new Promise((done) => setTimeout(done, 150));
      await route.continue();
    });
    await page.addInitScript(countShift);
    await page.goto(`${site}/kits/colophon/`);
    // Pictures further down come when they are near: the page is read to its end, and each is waited for in its place.
    for (let y = 0; y < (await page.evaluate(() => document.body.scrollHeight)); y += 800) {
      await page.evaluate((top) => {
        scrollTo(0, top);
      }, y);
      await seenPictures(page);
      await drawn(page);
    }
    expect(slow).toBeGreaterThan(3);
    // A line that a font makes a pixel longer counts some hundred-thousandths; a picture without its place, hundredths.
    expect(await takeShift(page)).toBeLessThan(0.0005);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  }
});

test('by keyboard alone: a credit is copied, that it is said, and then no longer', async () => {
  const { page } = await openPage(browser, site, kit, { width: 390, scheme: 'dark' });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const meta = page.locator('.asset-meta').first();
  const button = meta.getByRole('button');
  // The Tab key comes to it, and it shows that it has the focus.
  await page.locator('.gallery .preview').first().focus();
  await page.keyboard.press('Tab');
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await button.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
  await stopTime(page);
  await page.keyboard.press('Space');
  const status = meta.getByRole('status');
  await expect.poll(() => status.innerText()).toBe('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    (await meta.locator('.credit').innerText()).trim(),
  );
  // What is said stands beside the button, within the window.
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.clock.runFor(10_000);
  await expect.poll(() => status.innerText()).toBe('');
  await page.clock.resume();

  // With all that folds open, every country and every list of files: what axe finds then.
  await page.locator('details').evaluateAll((all) => {
    for (const one of all) {
      one.removeAttribute('name');
      (one as HTMLDetailsElement).open = true;
    }
  });
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test('on paper it is a sheet of facts: words, facts, permissions and addresses, and nothing to press or to paste', async () => {
  // The width between the margins of an A4 sheet.
  const { page } = await openPage(browser, site, kit, { width: 673, scheme: 'dark' });
  // A mark stands within its ground, whatever its shape.
  const outside = await page.locator('.ground').evaluateAll((grounds) =>
    grounds.filter((ground) => {
      const [outer, inner] = [ground, ground.querySelector('img')].map((one) => one?.getBoundingClientRect());
      return !outer || !inner || inner.top < outer.top + 8 || inner.bottom > outer.bottom - 8;
    }),
  );
  expect(outside).toHaveLength(0);
  await page.emulateMedia({ media: 'print' });
  const sections = page.locator('.kit-section').filter({ visible: true });
  expect(
    await sections.evaluateAll((all) => all.map((one) => one.className.split('kit-')[2]?.split(' ')[0])),
  ).toEqual(['texts', 'facts', 'story', 'features', 'quotes', 'contact', 'permissions', 'disclosure']);
  const paper = await page.locator('main').innerText();
  expect(paper).toContain('Comes with a gift (Atelier Papier Bleu)');
  expect(paper).toContain('press@atelier-papier-bleu.example');
  expect(paper).toContain(`https://colophon.example${kit}#kit:permissions`);
  expect(paper).not.toMatch(/[0-9a-f]{64}|\.zip|SHA|Copy|Download|rel="sponsored/);
  for (const selector of ['button', 'summary', 'pre', '.ground', '.preview', '.hint'])
    expect(await page.locator(selector).filter({ visible: true }).count(), selector).toBe(0);
  // A name stands beside what it is the name of, as on a wide screen, and no row is cut.
  const [name, value] = await Promise.all(
    ['dt', 'dd'].map((tag) =>
      page.locator(`.kit-facts ${tag}, .kit-section.kit-facts ${tag}`).first().boundingBox(),
    ),
  );
  expect(value?.x).toBeGreaterThan((name?.x ?? 0) + (name?.width ?? 0) - 1);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.context().close();
});
