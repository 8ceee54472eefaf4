import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { runScript } from '../build/run.ts';
import { arabicNow, arabicSite } from '../fixtures/arabic-site.ts';
import { remove, writeFolder } from '../fixtures/folder.ts';
import { axe, wcag } from './axe.ts';
import { launchBrowser, openPage } from './browser.ts';
import { searched } from './search-page.ts';

/* A site in Arabic and Brazilian Portuguese: the interface speaks neither. */

let root: string;
let home: Listening;
let site: string;
let browser: Browser;

const read = (file: string) => readFile(join(root, 'out', file), 'utf8');

beforeAll(async () => {
  root = await writeFolder(
    Object.fromEntries(Object.entries(arabicSite).map(([file, text]) => [`content/${file}`, text])),
  );
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: join(root, 'out'),
    CACHE_DIR: join(root, 'cache'),
    BUILD_TIME: arabicNow,
  });
  expect(code, output).toBe(0);
  home = await listen(staticSite(join(root, 'out'), '/'), 0);
  site = `http://127.0.0.1:${String(home.port)}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await home.close();
  await remove(root);
});

const paths = [
  '/',
  '/blog/',
  '/blog/first-lantern/',
  '/faq/what-is-a-lantern/',
  '/kits/fanous/',
  '/about/',
  '/authors/layla-haddad/',
  '/search/?q=فانوس',
  '/pt-br/',
  '/pt-br/blog/first-lantern/',
  '/pt-br/blog/second-lantern/',
];

describe.each([1280, 390])('at %i pixels', (width) => {
  test('axe finds nothing, and nothing is wider than the window', async () => {
    const { page } = await openPage(browser, site, '/', { scheme: 'light', width });
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(site + path);
      if (path.includes('?q=')) await searched(page);
      found.push(...(await axe(page, { tags: wcag })).map((violation) => `${path} ${violation}`));
      const { scroll, client } = await page.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      if (scroll > client) found.push(`${path} is ${String(scroll)} pixels wide`);
    }
    await page.context().close();
    expect(found).toEqual([]);
  });
});

test('search finds an Arabic word', async () => {
  const { page } = await openPage(browser, site, '/search/?q=الزجاج', { scheme: 'light', width: 1280 });
  await searched(page);
  const hits = await page.locator('main a[href*="first-lantern"]').count();
  await page.context().close();
  expect(hits).toBeGreaterThan(0);
});

test('English sentences around the text are marked as English from left to right', async () => {
  const { page } = await openPage(browser, site, '/', { scheme: 'light', width: 1280 });
  const marks = await page.locator('#latest > span').evaluate((span: HTMLElement) => [span.lang, span.dir]);
  const html = await page.locator('html').evaluate((node: HTMLElement) => [node.lang, node.dir]);
  await page.context().close();
  expect(marks).toEqual(['en', 'ltr']);
  expect(html).toEqual(['ar', 'rtl']);
});

test('machines are told the languages', async () => {
  expect(await read('rss.xml')).toContain('<language>ar</language>');
  expect(await read('atom.xml')).toContain('xml:lang="ar"');
  expect(JSON.parse(await read('pt-br/feed.json'))).toMatchObject({ language: 'pt-BR' });
  const sitemap = await read('sitemap-0.xml');
  expect(sitemap).toContain('hreflang="pt-BR" href="https://fanous.example/pt-br/blog/first-lantern/"');
  const page = await read('pt-br/blog/first-lantern/index.html');
  expect(page).toContain('<html lang="pt-BR" dir="ltr">');
  expect(page).toContain('property="og:locale" content="pt_BR"');
  expect(page).toContain('"inLanguage":"pt-BR"');
  expect(JSON.parse(await read('api/v1/entries/posts/pt-br/first-lantern.json'))).toMatchObject({
    lang: 'pt-BR',
  });
});
