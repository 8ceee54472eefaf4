import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeAll, afterAll, describe, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import { launchBrowser } from './browser.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** How much an editor asks of a forge to see what there is: a forge counts, and people wait. */
let browser: Browser;
let news: ForgeNewsroom;
let visitor: Visitor | undefined;
let asked: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});

afterEach(async () => {
  await visitor?.context.close();
  visitor = undefined;
  await news.close();
});

afterAll(() => browser.close());

/** A site with so many answers, each of them in English. */
async function fill(count: number): Promise<void> {
  news = await openForgeNewsroom();
  const files = Array.from({ length: count }, (_, at) => {
    const name = String(at).padStart(4, '0');
    return [`content/faq/en/answer-${name}.mdx`, answer(`Question ${name}?`)] as const;
  });
  await news.room.repository.commit('main', Object.fromEntries(files));
}

/** Drafts of others, as many as are asked for. */
async function draft(count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    const slug = `draft-${String(at)}`;
    const number = await news.room.propose(`cms/faq/${slug}`, {
      [`content/faq/en/${slug}.mdx`]: answer(`Draft ${String(at)}?`),
    });
    const labels = { labels: ['decap-cms/draft'] };
    await news.room.at('alice', 'POST', `/issues/${String(number)}/labels`, labels);
  }
}

async function open(path: string): Promise<Page> {
  const homes = [news.address, news.room.running.url];
  if (visitor === undefined) {
    visitor = await visit(browser, 'about:blank', homes, news.room.tokens.get('alice'));
    visitor.page.on('request', (request) => {
      const isAsked = request.url().startsWith(news.room.running.url) && request.method() !== 'OPTIONS';
      if (isAsked) asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
  }
  asked = [];
  // Another address than the one before, so that the page is loaded anew.
  await visitor.page.goto('about:blank');
  await visitor.page.goto(`${news.address}/admin/#${path}`);
  return visitor.page;
}

const row = (page: Page, name: string) => page.getByRole('link', { name }).first();

async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
}

/** How many files the browser has kept for the next visit. */
function keptFiles(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        const opened = indexedDB.open('colophon');
        opened.onsuccess = () => {
          const counted = opened.result.transaction('blobs').objectStore('blobs').count();
          counted.onsuccess = () => {
            opened.result.close();
            done(counted.result);
          };
        };
      }),
  );
}

describe('a list', () => {
  test.each([
    [303, 8, 4],
    [1200, 14, 4],
  ])(
    'of %i files costs few requests, and fewer the next time',
    async (count, cold, warm) => {
      await fill(count);
      let page = await open('/collections/faq');
      await row(page, 'Question 0007?').waitFor();
      await quiet(page);
      expect(asked.length).toBeLessThanOrEqual(cold);
      // On a slow machine the network is idle between two answers: only what has been kept need not be asked for again.
      await expect.poll(() => keptFiles(page)).toBeGreaterThanOrEqual(count);
      page = await open('/collections/faq');
      await row(page, 'Question 0007?').waitFor();
      await quiet(page);
      expect(asked.length).toBeLessThanOrEqual(warm);
    },
    120_000,
  );

  test('is as it is now, also where most of it was kept', async () => {
    await fill(30);
    let page = await open('/collections/faq');
    await row(page, 'Question 0007?').waitFor();
    await news.room.repository.commit('main', {
      'content/faq/en/answer-0007.mdx': answer('Changed?'),
      'content/faq/en/answer-0008.mdx': null,
    });
    page = await open('/collections/faq');
    await row(page, 'Changed?').waitFor();
    expect(await page.getByText('Question 0008?').count()).toBe(0);
  });

  test('is whole although what the browser kept is damaged', async () => {
    await fill(5);
    let page = await open('/collections/faq');
    await row(page, 'Question 0003?').waitFor();
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const opened = indexedDB.open('colophon');
          opened.onsuccess = () => {
            const transaction = opened.result.transaction('blobs', 'readwrite');
            const walk = transaction.objectStore('blobs').openCursor();
            walk.onsuccess = () => {
              walk.result?.update({
                bytes: new TextEncoder().encode('---\nquestion: Forged?\n---\n'),
                at: 1,
              });
              walk.result?.continue();
            };
            transaction.oncomplete = () => {
              done();
            };
          };
        }),
    );
    page = await open('/collections/faq');
    await row(page, 'Question 0003?').waitFor();
    expect(await page.getByText('Forged?').count()).toBe(0);
  });

  test('comes without GraphQL as well', async () => {
    await fill(25);
    news.room.forge.hasGraphql = false;
    const page = await open('/collections/faq');
    await row(page, 'Question 0024?').waitFor();
    await quiet(page);
    expect(asked.length).toBeLessThanOrEqual(40);
  });

  test('that the forge cuts short is walked through, and whole', async () => {
    await fill(60);
    news.room.forge.deepTreeItems = 20;
    const page = await open('/collections/faq');
    await row(page, 'Question 0059?').waitFor();
  });

  test('that is long shows its first rows, and how many there are, while the others come', async () => {
    await fill(600);
    // The drafts and the first lot come at once.
    news.room.forge.failures.plan({ fault: { slow: 6000 }, times: 99, on: /graphql/, after: 2 });
    const page = await open('/collections/faq');
    await row(page, 'Question 0001?').waitFor();
    await page.getByText(/^150 of 603 files loaded/).waitFor();
    expect(await page.getByText('Question 0599?').count()).toBe(0);
    await row(page, 'Question 0599?').waitFor();
    expect(await page.locator('.colophon-build').textContent()).toBe('');
  });

  test('of which the forge gives out only a part says so', async () => {
    await fill(60);
    Object.assign(news.room.forge, { deepTreeItems: 20, flatTreeItems: 30 });
    const page = await open('/collections/faq');
    await row(page, 'Question 0001?').waitFor();
    await page.getByText('gave out only a part of the folder content/faq/en').waitFor();
  });
});

test('an entry opens with a handful of requests, however many drafts and files there are', async () => {
  await fill(303);
  await draft(12);
  let page = await open('/collections/faq/entries/draft-3');
  await page.getByLabel('Question').first().waitFor();
  await quiet(page);
  // Who one is, what one may do, drafts and their texts, the tree; the rest is the list behind the form, and notes.
  expect(asked.length).toBeLessThanOrEqual(11);
  page = await open('/collections/faq/entries/answer-0100');
  await page.getByLabel('Question').first().waitFor();
  await quiet(page);
  expect(asked.length).toBeLessThanOrEqual(9);
}, 120_000);

test('the board of drafts costs the same for twelve as for one', async () => {
  await fill(3);
  await draft(12);
  const page = await open('/workflow');
  await page.getByText('Draft 11?').waitFor();
  await quiet(page);
  expect(asked.length).toBeLessThanOrEqual(6);
});
