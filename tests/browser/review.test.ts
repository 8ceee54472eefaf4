import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../src/cms/desk/commit.ts';
import { seenOf } from '../../src/cms/desk/decide.ts';
import { fontFile } from '../../src/cms/review/fonts.ts';
import { reviewPolicy } from '../../src/outputs/hosting/admin-policies.ts';
import { onSite } from '../../src/cms/review/change.ts';
import { reviewPages } from '../../src/cms/review/pages.ts';
import type { SiteStatus } from '../../src/cms/desk/site-status.ts';
import { entryFile } from '../../src/model/entry.ts';
import { listen } from '../../src/lib/http/listen.ts';
import { DeskSite, ann, draftA, fileA, lea } from '../cms/desk/site.ts';
import { post } from '../fixtures/folder.ts';
import { axe, wcag } from './axe.ts';
import { launchBrowser, openPage } from './browser.ts';

const old = { collection: 'posts', slug: 'old' } as const;
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><circle cx="20" cy="20" r="9"/></svg>\n';
const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
const text = (first: string) =>
  [first, ...Array.from({ length: 8 }, (_, at) => `Paragraph ${String(at)} says something.`), long].join(
    '\n\n',
  );

let desk: DeskSite;
let browser: Browser;
let address: string;
let close: () => Promise<void>;
let person: Person = lea;
/** All that can be said of the site at once. */
let siteStatus: SiteStatus = {
  build: { state: 'failed', since: '2026-06-01T12:00:00.000Z', output: `posts/en/a.mdx:3 ${long.repeat(9)}` },
  leftAlone: ['posts/en/old.mdx'],
  remote: { remote: 'origin', state: 'waiting', message: 'origin did not take it.' },
};

beforeAll(async () => {
  desk = await DeskSite.make({ [`posts/en/old.mdx`]: post('Old', '', text('How it was.')) });
  const opened = await desk.desk();
  const seen = (await onSite(opened, old)).map(({ entry }) => [entryFile(entry), seenOf(entry)] as const);
  await opened.decide(undefined, lea, { decision: 'approve', desk: 'legal', seen: new Map(seen) });
  await desk.save(draftA, { [fileA]: post(`A title with ${long}`, '', 'Words.\n') });
  await desk.save(old, {
    'posts/en/old.mdx': post('Older', 'image: { src: /media/dot.svg, alt: A dot }\n', text('How it is now.')),
    'media/dot.svg': svg,
  });
  for (const name of [draftA, old]) {
    await opened.drafts.act(name, ann, () =>
      Promise.resolve({ subject: 'Review', act: { act: 'status', status: 'pending_review' } }),
    );
  }
  await opened.drafts.act(old, ann, () =>
    Promise.resolve({ subject: 'Note', act: { act: 'note', note: 'n', text: 'Please read.' } }),
  );
  await desk.save(
    { collection: 'posts', slug: 'faulty' },
    { 'posts/en/faulty.mdx': '---\ntitle: Faulty\n---\n\n<b>x</b>\n' },
  );
  const app = new Hono<{ Variables: { person: Person } }>();
  app.use('*', async (context, next) => {
    context.set('person', person);
    await next();
    if (!context.req.path.startsWith('/admin/media')) {
      context.res.headers.set('Content-Security-Policy', reviewPolicy);
    }
  });
  app.get('/admin/fonts/:name', async (context) => {
    const bytes = await fontFile(context.req.param('name'));
    return context.body(new Uint8Array(bytes ?? []), 200, { 'Content-Type': 'font/woff2' });
  });
  app.get('/admin/media/*', (context) => context.body(svg, 200, { 'Content-Type': 'image/svg+xml' }));
  app.get('/admin/preview/*', (context) =>
    context.html('<!doctype html><html lang="en"><title>Page</title><main><h1>Page</h1></main></html>'),
  );
  app.route(
    '/admin/review',
    reviewPages(opened, () => siteStatus),
  );
  const server = await listen(app, 0);
  address = `http://127.0.0.1:${String(server.port)}`;
  close = server.close;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await close();
  await desk.remove();
});

const paths = [
  '/admin/review/',
  '/admin/review/posts/a/',
  '/admin/review/posts/old/',
  '/admin/review/posts/faulty/',
  '/admin/review/posts/a/discard',
  '/admin/review/site/faq/en/what/',
  '/admin/review/posts/none/',
];

describe.each([
  { scheme: 'light', width: 390, lang: 'fr' },
  { scheme: 'light', width: 1280, lang: 'en' },
  { scheme: 'dark', width: 390, lang: 'en' },
  { scheme: 'dark', width: 1280, lang: 'fr' },
] as const)('axe, $scheme at $width, $lang', ({ scheme, width, lang }) => {
  test('finds nothing', async () => {
    const found: string[] = [];
    for (const path of paths) {
      const { page, faults } = await openPage(browser, address, `${path}?lang=${lang}`, { scheme, width });
      for (const fold of await page.locator('summary').all()) await fold.click();
      // The pages in the frames are the site's own, which other tests look at.
      found.push(
        ...(await axe(page, { tags: wcag, without: 'iframe' })).map((violation) => `${path} ${violation}`),
      );
      found.push(...faults.filter((fault) => !fault.includes('404')).map((fault) => `${path} ${fault}`));
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});

test('nothing is wider than a small phone, and targets are large enough for a thumb', async () => {
  for (const path of paths) {
    const { page } = await openPage(browser, address, path, { width: 320, javaScript: false });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, path).toBeLessThanOrEqual(320);
    const small = await page
      .locator('button:visible, summary:visible, textarea:visible, .actions a, .row a, nav a')
      .evaluateAll((all) =>
        all.map((one) => [one.textContent.trim(), one.getBoundingClientRect().height] as const),
      );
    expect(
      small.filter(([, height]) => height < 43.9),
      path,
    ).toEqual([]);
    await page.context().close();
  }
});

describe('by keyboard', () => {
  test('the queue is walked, and an approval given', async () => {
    const { page, faults } = await openPage(browser, address, '/admin/review/', { width: 390 });
    await page.keyboard.press('j');
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).not.toBe(first);
    await page.keyboard.press('k');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(first);
    await page.goto(`${address}/admin/review/posts/a/`);
    await page.keyboard.press('a');
    // The key goes to the button; only the reader presses it.
    expect(page.url()).toContain('/posts/a/');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/posts/a/');
    await page.locator('.notice.done').waitFor();
    expect(await page.locator('.given .stamp').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('r opens the reason, n the note, ? the list; a refusal is where one reads on', async () => {
    const { page } = await openPage(browser, address, '/admin/review/posts/old/', { width: 1280 });
    await page.keyboard.press('r');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('why-request-changes');
    // What is typed there is text, and no key of ours.
    await page.keyboard.type('ja');
    expect(await page.locator('#why-request-changes').inputValue()).toBe('ja');
    await page.locator('#why-request-changes').fill(' ');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('[role=alert]').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('alert');
    await page.keyboard.press('n');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await expect.poll(() => page.locator('#keys').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#keys').isVisible()).toBe(false);
    await page.context().close();
  });

  test('what has the focus is never beneath the bar at the foot', async () => {
    const { page } = await openPage(browser, address, '/admin/review/posts/old/', { width: 390 });
    const bar = await page.locator('.actions').count();
    expect(bar).toBe(1);
    const covered = await page.evaluate(() => {
      const names: string[] = [];
      const foot = document.querySelector('.actions');
      for (const one of document.querySelectorAll<HTMLElement>(
        'main a, main button, main textarea, main summary',
      )) {
        if (foot?.contains(one)) continue;
        one.focus();
        if (document.activeElement !== one) continue;
        const [it, at] = [one.getBoundingClientRect(), foot?.getBoundingClientRect()];
        if (at !== undefined && it.top >= at.top && it.bottom <= at.bottom) names.push(one.textContent);
      }
      return names;
    });
    expect(covered).toEqual([]);
    await page.context().close();
  });
});

test('the switch between before and after needs no script', async () => {
  const { page } = await openPage(browser, address, '/admin/review/posts/old/', { javaScript: false });
  expect(await page.locator('.frames .after').isVisible()).toBe(true);
  expect(await page.locator('.frames .before').isVisible()).toBe(false);
  await page.getByLabel('Both').check();
  expect(await page.locator('.frames .before').isVisible()).toBe(true);
  await page.context().close();
});

test('without a script a note is written, and who has no desk sees no button', async () => {
  person = ann;
  const { page } = await openPage(browser, address, '/admin/review/posts/old/', { javaScript: false });
  expect(await page.locator('.approve').count()).toBe(0);
  await page.getByLabel('Add a note').fill('Seen.');
  await page.getByRole('button', { name: 'Save the note' }).click();
  await expect.poll(() => page.locator('.said').last().textContent()).toBe('Seen.');
  await page.context().close();
  person = lea;
});

test('what becomes of the site is told while it happens', async () => {
  const was = siteStatus;
  const at = '2026-06-01T12:01:00.000Z';
  siteStatus = { build: { state: 'building', since: at, output: '' }, leftAlone: [] };
  const { page, faults } = await openPage(browser, address, '/admin/review/', { width: 390 });
  const strip = page.locator('#site-status');
  expect(await strip.textContent()).toContain('The site is being built…');
  siteStatus = { build: { state: 'idle', since: at, output: '' }, leftAlone: [] };
  await strip.getByText('The site is up to date.').waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
  siteStatus = was;
});

test('without a script a page is taken down, with word for its visitors', async () => {
  const path = '/admin/review/site/posts/en/old/';
  const { page } = await openPage(browser, address, path, { width: 390, javaScript: false });
  await page.locator('#take-down summary').click();
  await page.getByLabel('Public reason').fill('The device was recalled.');
  await page.getByLabel('Read instead').fill('/blog/old/');
  await page.getByRole('button', { name: 'Take it down' }).click();
  await expect
    .poll(() => page.getByRole('alert').textContent())
    .toContain('A text cannot stand in for itself.');
  expect(await page.getByLabel('Public reason').inputValue()).toBe('The device was recalled.');
  await page.getByLabel('Read instead').fill('');
  await page.getByRole('button', { name: 'Take it down' }).click();
  await expect.poll(() => page.locator('.status').first().textContent()).toBe('Taken down');
  await page.context().close();
});
