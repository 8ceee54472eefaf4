import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { answer } from '../fixtures/folder.ts';
import { answerFormDrawn, question } from './answer-form.ts';
import { launchBrowser } from './browser.ts';
import { openDeskEditor } from './desk-editor.ts';
import { openForgeNewsroom, siteFiles } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';

/** What somebody wrote and did not save, at the desk and on a forge: it comes back, and it is the newest. */
interface Editor {
  /** A window of somebody's browser; all of them share what it keeps. */
  context: BrowserContext;
  open: (path: string) => Promise<Page>;
  /** Somebody else changes the first answer's English text. */
  change: (text: string) => Promise<void>;
  close: () => Promise<void>;
}

const first = 'faq/en/first.mdx';
const entry = '/admin/#/collections/faq/entries/first';
const fresh = '/admin/#/collections/faq/new';

let browser: Browser;
let news: ForgeNewsroom;
let editor: Editor;

beforeAll(async () => {
  [browser, news] = await Promise.all([launchBrowser(), openForgeNewsroom()]);
});

afterAll(async () => {
  await browser.close();
  await news.close();
});

afterEach(() => editor.close());

async function onForge(): Promise<Editor> {
  const homes = [news.address, news.room.running.url];
  const { context, page } = await visit(browser, 'about:blank', homes, news.room.tokens.get('alice'));
  const before = await news.room.text(`content/${first}`);
  return {
    context,
    open: (path) => openIn(context, page, `${news.address}${path}`),
    change: async (text) => {
      await news.room.repository.commit('main', { [`content/${first}`]: text });
    },
    close: async () => {
      await context.close();
      await news.room.repository.commit('main', { [`content/${first}`]: before ?? '' });
      for (const { number } of (await news.room.at<{ number: number }[]>('olga', 'GET', '/pulls')).body)
        await news.room.at('olga', 'PATCH', `/pulls/${String(number)}`, { state: 'closed' });
    },
  };
}

async function atDesk(): Promise<Editor> {
  const { stub, context, page, close } = await openDeskEditor(browser, siteFiles(news.room));
  return {
    context,
    open: (path) => openIn(context, page, `${stub.address}${path}`),
    change: (text) => {
      stub.files.set(`content/${first}`, text);
      return Promise.resolve();
    },
    close,
  };
}

/** The first address is opened in the window that there is, each further one in another. */
async function openIn(context: BrowserContext, page: Page, address: string): Promise<Page> {
  const window = page.url() === 'about:blank' ? page : await context.newPage();
  if (window !== page) window.on('dialog', (dialog) => void dialog.accept());
  await window.goto(address);
  return window;
}

function soon<T>(value: () => T | Promise<T>) {
  return expect.poll(value, { timeout: 20_000 });
}

async function filled(page: Page): Promise<void> {
  await (page.url().endsWith(fresh) ? question(page).waitFor() : answerFormDrawn(page));
}

async function reload(page: Page): Promise<void> {
  await page.reload();
  await filled(page);
}

/** What is kept of drafts, by the browser that a page is in. */
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('colophon-draft')).length);

describe.each([
  ['at the desk', atDesk],
  ['on a forge', onForge],
])('%s', (_, begin) => {
  beforeEach(async () => {
    editor = await begin();
    editor.context.on('page', (page) =>
      page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined)),
    );
    for (const page of editor.context.pages())
      page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  });

  test('what was typed is back after a reload, at once and nine seconds later', async () => {
    // A clock that goes on when it is told to: what Decap does in the meantime, it does.
    await editor.context.clock.install();
    const page = await editor.open(entry);
    await filled(page);
    await question(page).fill('Typed');
    await question(page).press('End');
    await question(page).pressSequentially(' by hand');
    await reload(page);
    await page.getByText(/^What you had not saved is back, from \d/).waitFor();
    expect(await question(page).inputValue()).toBe('Typed by hand');
    // What came back can be typed on, and saved.
    await question(page).press('End');
    await question(page).pressSequentially(', twice');
    await page.clock.runFor(9000);
    await reload(page);
    await page.getByText(/^What you had not saved is back, from \d/).waitFor();
    expect(await question(page).inputValue()).toBe('Typed by hand, twice');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Entry saved').waitFor();
    await soon(() => kept(page)).toBe(0);
    await reload(page);
    expect(await question(page).inputValue()).toBe('Typed by hand, twice');
    expect(await page.getByText(/What you had not saved/).count()).toBe(0);
  });

  test('the text, rich or raw, and the other language come back as well', async () => {
    const page = await editor.open(entry);
    await filled(page);
    const rich = page.locator('.cms-editor-visual [contenteditable]').first();
    await rich.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And more.');
    await soon(() => kept(page)).toBe(1);
    await page.waitForTimeout(500);
    await reload(page);
    await soon(() => rich.textContent()).toContain('And more.');
    const french = page.getByLabel('Question').nth(1);
    if (!(await french.isVisible())) await page.getByRole('button', { name: 'Toggle i18n' }).click();
    await french.fill('Qui vient en premier ?');
    await reload(page);
    await soon(() => french.inputValue()).toBe('Qui vient en premier ?');
    await soon(() => rich.textContent()).toContain('And more.');
  });

  test('an entry that was never saved comes back, and can be put aside and taken back', async () => {
    const page = await editor.open(fresh);
    await filled(page);
    await question(page).fill('Quite new?');
    await reload(page);
    await soon(() => question(page).inputValue()).toBe('Quite new?');
    await page.getByRole('button', { name: 'Begin with an empty form' }).click();
    await soon(() => question(page).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Take the text that was not saved' }).click();
    await soon(() => question(page).inputValue()).toBe('Quite new?');
    await page.getByRole('button', { name: 'Begin with an empty form' }).click();
    await page.getByRole('button', { name: 'Throw it away' }).click();
    await soon(() => kept(page)).toBe(0);
    await reload(page);
    expect(await question(page).inputValue()).toBe('');
  });

  test('what is saved and has changed meanwhile stays in the form, and both can be had', async () => {
    const page = await editor.open(entry);
    await filled(page);
    await question(page).fill('Mine');
    await soon(() => kept(page)).toBe(1);
    await editor.change(answer('Theirs, newer'));
    await reload(page);
    expect(await question(page).inputValue()).toBe('Theirs, newer');
    await page.getByText('What is saved has changed since then.').waitFor();
    await page.getByRole('button', { name: 'Take the text that was not saved' }).click();
    await soon(() => question(page).inputValue()).toBe('Mine');
    expect(await kept(page)).toBe(1);
  });

  test('two tabs with one entry keep each their own text', async () => {
    const a = await editor.open(entry);
    await filled(a);
    await question(a).fill('From the first tab');
    await soon(() => kept(a)).toBe(1);
    const b = await editor.open(entry);
    await filled(b);
    // The first tab is still open: its text is not taken from it.
    await question(b).fill('From the second tab');
    await soon(() => kept(b)).toBe(2);
    await reload(a);
    await soon(() => question(a).inputValue()).toBe('From the first tab');
    expect(await question(b).inputValue()).toBe('From the second tab');
    await b.close({ runBeforeUnload: false });
    await a.getByRole('button', { name: 'Show what is saved' }).click();
    await soon(() => question(a).inputValue()).toBe('What is first?');
    await a.getByRole('button', { name: 'Throw it away' }).click();
    await reload(a);
    await soon(() => question(a).inputValue()).toBe('From the second tab');
  });

  test('who leaves a form without saving is asked the next time, and loses nothing', async () => {
    const page = await editor.open(entry);
    await filled(page);
    await question(page).fill('Left behind');
    await page.getByRole('link', { name: /Writing in/ }).click();
    await page.getByRole('link', { name: 'Et le second ?' }).waitFor();
    await page.goto(page.url().replace(/#.*$/, '#/collections/faq/entries/first'));
    await filled(page);
    expect(await question(page).inputValue()).toBe('What is first?');
    await page.getByText('You left it without saving.').waitFor();
    await page.getByRole('button', { name: 'Take the text that was not saved' }).click();
    await soon(() => question(page).inputValue()).toBe('Left behind');
  });

  test('a browser that keeps nothing says so, once', async () => {
    const page = await editor.open(entry);
    await filled(page);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await question(page).fill('Mine');
    await page.getByText('This browser does not keep what you write').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await question(page).fill('Mine, more');
    await page.waitForTimeout(600);
    expect(await page.getByText('This browser does not keep what you write').count()).toBe(0);
    expect(await question(page).inputValue()).toBe('Mine, more');
  });

  test('a text that was undone is not kept', async () => {
    const page = await editor.open(entry);
    await filled(page);
    await question(page).fill('Mine');
    await soon(() => kept(page)).toBe(1);
    await question(page).fill('What is first?');
    await soon(() => kept(page)).toBe(0);
    expect(await page.getByText('Changes saved').count()).toBe(1);
  });
});
