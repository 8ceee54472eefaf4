import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runScript } from '../build/run.ts';
import type { Login } from '../forge/newsroom.ts';
import { launchBrowser } from './browser.ts';
import { hear, said } from './said.ts';
import { openForgeNewsroom } from './forge-newsroom.ts';
import type { ForgeNewsroom } from './forge-newsroom.ts';
import { visit } from './forge-site.ts';
import type { Visitor } from './forge-site.ts';

/** An answer's whole way on a forge: by people in their browsers, and by the commands that the workflows run. */
let browser: Browser;
let news: ForgeNewsroom;
let visitor: Visitor | undefined;

beforeAll(async () => {
  [browser, news] = await Promise.all([launchBrowser(), openForgeNewsroom()]);
});

afterEach(() => visitor?.context.close());

afterAll(async () => {
  await browser.close();
  await news.close();
});

async function open(login: Login, path: string): Promise<Page> {
  await visitor?.context.close();
  const homes = [news.address, news.room.running.url];
  visitor = await visit(browser, `${news.address}${path}`, homes, news.room.tokens.get(login));
  return visitor.page;
}

test('written in the editor, approved on the review page, put on record, merged, built: its page says who and when', async () => {
  const { room } = news;
  const writing = await open('alice', '/admin/#/collections/faq/entries/first');
  await writing.getByLabel('Question').first().waitFor();
  await writing.getByLabel('Question').first().fill('What comes first?');
  await hear(writing);
  await writing.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => said(writing)).toContain('Entry saved');
  await writing.getByRole('button', { name: /^Status:/ }).click();
  await writing.getByRole('menuitem', { name: 'In review' }).click();
  await writing.getByRole('button', { name: 'Status: In review' }).waitFor();

  const reviewing = await open('lea', '/admin/review/');
  await reviewing.getByRole('link', { name: 'What comes first?' }).click();
  await reviewing.getByRole('checkbox', { name: 'Editorial' }).check();
  await reviewing.getByRole('checkbox', { name: 'Legal' }).check();
  await reviewing.getByRole('button', { name: 'Approve' }).click();
  await reviewing.getByText('Nothing is missing. Who may merge can do so now.').waitFor();

  const clone = await room.clone('olga');
  const out = join(clone.folder, 'dist');
  const settings = {
    CONTENT_DIR: join(clone.folder, 'content'),
    CACHE_DIR: join(clone.folder, '.cache'),
    OUT_DIR: out,
    GITHUB_API_URL: room.running.apiRoot,
    GITHUB_TOKEN: room.tokens.get('olga') ?? '',
  };
  const approvals = (...args: string[]) => runScript('approvals', settings, { args });
  const ingested = await approvals('ingest', '--pr', '1');
  expect(ingested, ingested.output).toMatchObject({ code: 0 });
  await clone.git('add', 'content/approvals');
  await clone.git('commit', '-q', '-m', 'Put reviews on record');
  await clone.git('push', '-q', 'origin', 'HEAD:main');
  expect((await room.merge('olga', 1)).status).toBe(200);
  await clone.git('pull', '-q', 'origin', 'main');
  const built = await runScript('build', settings);
  expect(built, built.output).toMatchObject({ code: 0 });
  const html = await readFile(join(out, 'faq/first/index.html'), 'utf8');
  expect(html).toMatch(/<h1[^>]*>What comes first\?</);
  // Its colophon, as text: Olga wrote what it was before.
  const colophon = html.slice(html.indexOf('id="colophon"')).replace(/<[^>]+>/g, ' ');
  const { body: reviews } = await room.at<{ submitted_at: string }[]>('olga', 'GET', '/pulls/1/reviews');
  expect(colophon).toMatch(
    /Written by\s+Alice Ashe.*Checked, in exactly these words, by\s+Editorial\s+Léa Roux.*Legal\s+Léa Roux/s,
  );
  expect(html).toContain(`datetime="${reviews[0]?.submitted_at ?? ''}"`);
  expect((await approvals('verify')).code).toBe(0);
  expect((await approvals('recheck')).code).toBe(0);
});
