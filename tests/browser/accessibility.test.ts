import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { axe, wcag } from './axe.ts';
import { launchBrowser, openPage } from './browser.ts';
import { searched } from './search-page.ts';

const site = inject('site');
let browser: Browser;
let paths: string[];

beforeAll(async () => {
  browser = await launchBrowser();
  const sitemap = await readFile(join(inject('outDir'), 'sitemap-0.xml'), 'utf8');
  const listed = [...sitemap.matchAll(/<loc>https:\/\/colophon\.example([^<]+)<\/loc>/g)].map(
    ([, path]) => path ?? '/',
  );
  paths = [
    ...listed,
    '/search/',
    '/fr/search/',
    '/search/?q=gift',
    '/search/?q=xyzzyplugh',
    '/fr/blog/reading-list-moderation/',
    '/nowhere/',
    '/styleguide/',
    '/kits/village-library-handbook/versions/1.0/',
    '/fr/kits/village-library-handbook/versions/1.0/',
  ];
});
afterAll(() => browser.close());

describe.each([
  { scheme: 'light', width: 1280, pages: /^\// },
  // Neither colours nor widths are of a language; the longer words are French.
  { scheme: 'dark', width: 390, pages: /^\/fr\/|^\/(?:nowhere|styleguide)\/|\?q=/ },
] as const)('axe, $scheme at $width', ({ scheme, width, pages }) => {
  test('finds nothing on any page of the sitemap', async () => {
    const wanted = paths.filter((path) => pages.test(path));
    expect(wanted.length).toBeGreaterThan(60);
    const queue = wanted.values();
    const found: string[] = [];
    await Promise.all(
      Array.from({ length: 2 }, async () => {
        const { page } = await openPage(browser, site, '/', { scheme, width });
        for (const path of queue) {
          await page.goto(`${site}${path}`);
          if (path.includes('?q=')) await searched(page);
          found.push(...(await axe(page, { tags: wcag })).map((violation) => `${path} ${violation}`));
        }
        await page.context().close();
      }),
    );
    expect(found).toEqual([]);
  });
});
