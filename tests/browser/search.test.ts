import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { atRest, launchBrowser, openPage } from './browser.ts';
import { searched } from './search-page.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const results = (page: Page) => page.locator('ol[data-part=list] > li h3 a');
describe.each([
  [
    '/search/',
    [
      ['how must a gift be labelled', '/faq/how-to-label-a-gift/'],
      ['label a gift', '/faq/how-to-label-a-gift/'],
      ['what is colophon', '/faq/what-is-colophon/'],
      ['moderate comments fairly', '/faq/how-to-moderate-comments/'],
      ['first hour of a crisis what do I do', '/faq/what-to-do-in-a-crisis/'],
      ['who knows what', '/faq/who-knows-what/'],
      ['how do I write a post', '/faq/how-to-write-a-post/'],
      ['who must check a post', '/faq/who-must-check-a-post/'],
      ['how does the search work', '/faq/how-does-search-work/'],
      ['which pictures may I use', '/faq/which-pictures-may-i-use/'],
      ['post is scheduled what happens', '/faq/what-happens-when-a-post-is-scheduled/'],
    ],
  ],
  [
    '/fr/search/',
    [
      ['comment signaler un cadeau', '/fr/faq/how-to-label-a-gift/'],
      ["qu'est-ce que Colophon", '/fr/faq/what-is-colophon/'],
      ['comment écrire un article', '/fr/faq/how-to-write-a-post/'],
      ['contrat écrit blogueur', '/fr/faq/when-is-a-contract-needed/'],
      ['modérer les commentaires', '/fr/faq/how-to-moderate-comments/'],
      ['qui sait quoi', '/fr/faq/who-knows-what/'],
      ['comment démarrer le site', '/fr/faq/how-to-start-the-site/'],
      ['corriger une réponse publiée', '/fr/faq/how-to-correct-a-published-answer/'],
      ['quelles images utiliser', '/fr/faq/which-pictures-may-i-use/'],
      ['où se trouve le contenu', '/fr/faq/where-does-the-content-live/'],
    ],
  ],
] as const)('%s', (path, questions) => {
  test('finds the answer to a known question first, or among the first three in other words', async () => {
    const { page, faults } = await openPage(browser, site, path);
    const missed: string[] = [];
    let first = 0;
    for (const [question, address] of questions) {
      await page.goto(`${site}${path}?q=${encodeURIComponent(question)}`);
      await searched(page);
      const found = await results(page).evaluateAll((links) =>
        links.slice(0, 3).map((link) => (link as HTMLAnchorElement).pathname),
      );
      if (found[0] === address) first++;
      if (!found.includes(address)) missed.push(`${question}: ${found.join(', ')}`);
    }
    expect(missed).toEqual([]);
    expect(first).toBeGreaterThanOrEqual(questions.length - 2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('never shows a page of the other language', async () => {
    const { page } = await openPage(browser, site, `${path}?q=colophon`);
    await searched(page);
    const found = await results(page).evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname),
    );
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter((address) => address.startsWith('/fr/') !== path.startsWith('/fr/'))).toEqual([]);
    await page.context().close();
  });
});

test('facets narrow the results and stand in the address; reload and Back restore them', async () => {
  const { page } = await openPage(browser, site, '/search/');
  await page.locator('#search-field').fill('gift');
  await page.keyboard.press('Enter');
  await searched(page);
  const all = await results(page).count();
  await page.getByRole('group', { name: 'Type' }).getByRole('checkbox', { name: /Post/ }).check();
  await page.waitForURL(/type=post/);
  await searched(page);
  const posts = await results(page).count();
  expect(posts).toBeGreaterThan(0);
  expect(posts).toBeLessThan(all);
  await page.reload();
  await searched(page);
  expect(await page.getByRole('checkbox', { name: /Post/ }).isChecked()).toBe(true);
  expect(await page.locator('#search-field').inputValue()).toBe('gift');
  await page.goBack();
  await expect.poll(() => page.url()).not.toMatch(/type=post/);
  await searched(page);
  expect(await results(page).count()).toBe(all);
  await page.context().close();
});

test.each(['zyxwvuts', 'tone of voice draft', 'year in answers'])(
  'what is not published is not found: %s',
  async (words) => {
    const { page } = await openPage(browser, site, `/search/?q=${encodeURIComponent(words)}`);
    await searched(page);
    const found = await results(page).evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).pathname),
    );
    expect(found.filter((address) => /draft-tone-of-voice|the-year-in-answers/.test(address))).toEqual([]);
    await page.context().close();
  },
);

test('no results: the search says so and offers the topics', async () => {
  const { page } = await openPage(browser, site, '/search/?q=xyzzyplugh');
  await searched(page);
  expect(await results(page).count()).toBe(0);
  expect(
    await page.locator('[data-part=lists]').getByRole('link', { name: 'Partners and gifts' }).isVisible(),
  ).toBe(true);
  // What stands there is read out as well, once it has stood there for a moment.
  const [line, advice] = await page
    .locator(':is([data-part=summary], [data-part=note]):not([hidden])')
    .allTextContents();
  expect(line).toContain('xyzzyplugh');
  const status = page.getByRole('status');
  await expect.poll(() => status.textContent()).toBe(`${String(line)} ${String(advice)}`);
  await page.context().close();
});

test('results that are out of date are called busy at once, and the search that is over is not', async () => {
  const { page } = await openPage(browser, site, '/search/?q=gift');
  await searched(page);
  await page.route('**/pagefind/**', async (route) => {
    // Longer than it takes for the page to say that it searches.
    await new Promise((done) => setTimeout(done, 600));
    await route.continue();
  });
  await page.locator('#search-field').fill('xyzzyplugh');
  const list = page.locator('[data-part=list]');
  const busy = await list.evaluate((element) => {
    document.querySelector<HTMLFormElement>('#search-form')?.requestSubmit();
    return element.getAttribute('aria-busy');
  });
  expect(busy).toBe('true');
  await searched(page);
  expect(await results(page).count()).toBe(0);
  expect(await page.locator('[data-part=summary]').textContent()).toContain('xyzzyplugh');
  await page.context().close();
});

test('a query that looks like a page stays text', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const { page, faults } = await openPage(browser, site, `/search/?q=${encodeURIComponent(hostile)}`);
  await searched(page);
  expect(await page.locator('#search-field').inputValue()).toBe(hostile);
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(faults).toEqual([]);
  await page.context().close();
});

test.each(['/', '/blog/a-gift-is-a-gift-until-you-hide-it/', '/faq/what-is-colophon/'])(
  'who does not search fetches nothing of the search: %s',
  async (path) => {
    const { page, requests, faults } = await openPage(browser, site, path);
    await page.mouse.wheel(0, 5_000);
    await page.keyboard.press('Tab');
    await atRest(page);
    expect(requests.filter((url) => /pagefind|SearchPage/.test(url))).toEqual([]);
    expect(requests.length).toBeGreaterThan(3);
    expect(faults).toEqual([]);
    await page.context().close();
  },
);

test('nothing of the search index is loaded before someone searches', async () => {
  const { page, requests } = await openPage(browser, site, '/');
  await atRest(page);
  expect(requests.filter((url) => url.includes('/pagefind/'))).toEqual([]);
  await page.getByRole('searchbox').fill('gift');
  await page.keyboard.press('Enter');
  await searched(page);
  expect(requests.some((url) => url.includes('/pagefind/'))).toBe(true);
  await page.context().close();
});

test('by keyboard alone: from the home page to an answer, and a screen reader hears how many there are', async () => {
  const { page } = await openPage(browser, site, '/');
  for (let stop = 0; stop < 15; stop++) {
    await page.keyboard.press('Tab');
    if (await page.getByRole('searchbox').evaluate((field) => field === document.activeElement)) break;
  }
  await page.keyboard.type('how must a gift be labelled');
  await page.keyboard.press('Enter');
  await searched(page);
  await expect.poll(() => page.getByRole('status').textContent()).toMatch(/\d+ results?/);
  await results(page).first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site}/faq/how-to-label-a-gift/`);
  await page.context().close();
});
