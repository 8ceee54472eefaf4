import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axe, wcag } from './axe.ts';
import { launchBrowser, openPage } from './browser.ts';
import { watchRefused } from './refused.ts';
import { searched } from './search-page.ts';

/** What is asked of each page of the site. Each is opened once, for all questions: opening takes the most time. */
const site = inject('site');
let browser: Browser;

const looks = [
  { scheme: 'light', width: 1280, pages: /^\// },
  // Neither colours nor widths are of a language; the longer words are French.
  { scheme: 'dark', width: 390, pages: /^\/fr\/|^\/(?:nowhere|styleguide)\/|\?q=/ },
] as const;

/** What axe found, by look; and how many pages it looked at. */
const found = looks.map((look) => ({ ...look, count: 0, violations: [] as string[] }));
/** What the site's own policy refused, on screen and on paper. */
const refused: string[] = [];

async function sitemap(): Promise<string[]> {
  const text = await readFile(join(inject('outDir'), 'sitemap-0.xml'), 'utf8');
  return [...text.matchAll(/<loc>https:\/\/colophon\.example([^<]+)<\/loc>/g)].map(([, path]) => path ?? '/');
}

async function look(page: Page, path: string): Promise<void> {
  for (const one of found.filter(({ pages }) => pages.test(path))) {
    await page.setViewportSize({ width: one.width, height: one.width < 600 ? 844 : 900 });
    await page.emulateMedia({ colorScheme: one.scheme });
    one.count += 1;
    one.violations.push(...(await axe(page, { tags: wcag })).map((violation) => `${path} ${violation}`));
  }
}

beforeAll(async () => {
  browser = await launchBrowser();
  const queue = [
    ...(await sitemap()),
    '/search/',
    '/fr/search/',
    '/search/?q=gift',
    '/search/?q=xyzzyplugh',
    '/fr/blog/reading-list-moderation/',
    '/nowhere/',
    '/styleguide/',
    '/kits/village-library-handbook/versions/1.0/',
    '/fr/kits/village-library-handbook/versions/1.0/',
  ].values();
  await Promise.all(
    Array.from({ length: 2 }, async () => {
      const { page } = await openPage(browser, site, '/');
      const here = await watchRefused(page);
      for (const path of queue) {
        await page.goto(`${site}${path}`);
        if (path.includes('?q=')) await searched(page);
        await page.emulateMedia({ media: 'print' });
        await page.emulateMedia({ media: 'screen' });
        await look(page, path);
      }
      await page.context().close();
      refused.push(...here);
    }),
  );
  // All pages are opened here: on a machine with much other work more than other hooks may take.
}, 1_200_000);
afterAll(() => browser.close());

describe.each(found)('$scheme at $width', (one) => {
  test('axe finds nothing on any page of the sitemap', () => {
    expect(one.count).toBeGreaterThan(60);
    expect(one.violations).toEqual([]);
  });
});

test('no page of the site asks for what its policy refuses, on screen and on paper', () => {
  expect(refused).toEqual([]);
});
