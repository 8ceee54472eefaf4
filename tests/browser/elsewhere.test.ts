import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { runScript } from '../build/run.ts';
import { answer, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { axe } from './axe.ts';
import { launchBrowser, newContext } from './browser.ts';

/* The page that the demo's answer tells people to put on their own site, as it stands there, on another site. */

const slug = 'how-to-show-answers-on-another-site';
const example = async (lang: 'en' | 'fr') =>
  /```html\n([^]*?)```/.exec(
    await readFile(join(projectRoot, 'content', 'faq', lang, `${slug}.mdx`), 'utf8'),
  )?.[1] ?? '';

let root: string;
let home: Listening;
let other: { origin: string; close: () => Promise<void> };
let site: string;
let browser: Browser;
/** What the other site serves at the moment. */
let shown = '';

beforeAll(async () => {
  root = await writeFolder({});
  const out = join(root, 'out');
  home = await listen(staticSite(out, '/'), 0);
  site = `http://127.0.0.1:${String(home.port)}/`;
  const contentDir = join(root, 'content');
  const texts: Record<string, string> = {
    ...tinySite,
    'site.yaml': (tinySite['site.yaml'] ?? '').replace('https://tiny.example', site),
    'topics/empty.yaml': 'name: { en: Empty, fr: Vide }\ndescription: Nothing yet.\n',
    'people/ben.yaml': 'name: Ben <b>Brook</b>\nrole: Edits\n',
    'policy.yaml':
      'desks: { legal: { name: { en: Legal, fr: Juridique } } }\npeople: { ben: { desks: [{ desk: legal }] } }\nrules: [{ match: faq/*/checked.mdx, require: { legal: 1 } }]\n',
    'faq/en/checked.mdx': answer('Is it checked?', '', 'One [link](/topics/care/).\n\nTwo & `<script>`.\n'),
    'faq/fr/checked.mdx': answer('Est-ce vérifié ?', 'authors: [ann]\n', 'Un.\n'),
    'faq/en/hostile.mdx': answer('<img src=x onerror="document.title=1">'),
    'faq/en/draft.mdx': answer('A draft?', 'draft: true\n'),
  };
  for (let at = 0; at < 100; at++)
    texts[`faq/en/more-${String(at)}.mdx`] = answer(`More ${String(at)}?`).replace(
      'topic: care',
      'topic: other',
    );
  texts['topics/other.yaml'] = 'name: Other\ndescription: Others.\norder: 1\n';
  for (const [path, text] of Object.entries(texts)) await put(contentDir, path, text);
  for (const lang of ['en', 'fr']) {
    const recorded = await runScript(
      'approvals',
      { CONTENT_DIR: contentDir, CACHE_DIR: join(root, 'cache') },
      {
        args: [
          'record',
          '--path',
          `faq/${lang}/checked.mdx`,
          '--desk',
          'legal',
          '--person',
          'ben',
          '--decision',
          'approve',
        ],
      },
    );
    if (recorded.code !== 0) throw new Error(recorded.output);
  }
  const { code, output } = await runScript('build', {
    CONTENT_DIR: contentDir,
    OUT_DIR: out,
    CACHE_DIR: join(root, 'cache'),
  });
  if (code !== 0) throw new Error(output);
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(shown);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  other = {
    origin: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await other.close();
  await home.close();
  await remove(root);
});

/** Opens the example with its three lines changed, as its reader is told to. */
async function open(topic: string, lang: 'en' | 'fr' = 'en', from = site): Promise<Page> {
  const code = await example(lang);
  shown = code
    .replace("'https://colophon.example/'", JSON.stringify(from))
    .replace("topic = 'site'", `topic = ${JSON.stringify(topic)}`);
  expect(shown).not.toBe(code);
  const page = await (await newContext(browser)).newPage();
  await page.goto(other.origin);
  return page;
}

const status = (page: Page) => page.getByRole('status').textContent();

test('the answers of a topic, found on every page of the list; who wrote them and who checked them', async () => {
  const page = await open('care');
  await expect.poll(() => status(page)).toBe('Answers: 2');
  expect(await page.locator('summary').allTextContents()).toEqual([
    '<img src=x onerror="document.title=1">',
    'Is it checked?',
  ]);
  // By keyboard alone.
  await page.locator('summary', { hasText: 'checked' }).focus();
  await page.keyboard.press('Enter');
  const opened = page.locator('details[open]');
  const home = opened.getByRole('link');
  await home.waitFor();
  expect(await opened.locator('div p').allTextContents()).toEqual([
    'One link.',
    'Two & <script>.',
    expect.stringMatching(/^Checked by Legal \(Ben <b>Brook<\/b>\) on \w+ \d+, \d{4}\.$/),
  ]);
  expect(await home.getAttribute('href')).toBe(`${site}faq/checked/`);
  expect(await page.title()).toBe('Answers');
  expect(await page.locator('img, b, details script').count()).toBe(0);
  await page.context().close();
});

test('in French as well', async () => {
  const page = await open('care', 'fr');
  await expect.poll(() => status(page)).toBe('Réponses\u00a0: 1');
  await page.locator('summary').click();
  await page.getByRole('link').waitFor();
  expect(await page.locator('div p').last().textContent()).toMatch(
    /^Écrit par Ann\. Vérifié par le service Juridique \(Ben/,
  );
  await page.context().close();
});

describe('where there is nothing to show, it says so', () => {
  test.each(['empty', 'none'])('a topic without answers: %s', async (topic) => {
    const page = await open(topic);
    await expect.poll(() => status(page)).toBe('There is no answer on this topic yet.');
    await page.context().close();
  });

  test('a site that does not answer, or has no such file', async () => {
    for (const from of ['http://127.0.0.1:9/', `${site}nowhere/`]) {
      const page = await open('care', 'en', from);
      await expect.poll(() => status(page)).toMatch(/^The answers cannot be read at the moment/);
      expect(await page.getByRole('link').getAttribute('href')).toBe(from);
      await page.context().close();
    }
  });

  test('an answer that is gone since the list was read', async () => {
    const page = await open('care');
    await expect.poll(() => status(page)).toBe('Answers: 2');
    await page.route('**/checked.json', (route) => route.fulfill({ status: 404, body: '' }));
    await page.locator('summary', { hasText: 'checked' }).click();
    await page.getByRole('link', { name: 'cannot be shown here' }).waitFor();
    await page.context().close();
  });
});

test('it has no fault that axe finds, closed or open', async () => {
  const page = await open('care');
  await expect.poll(() => status(page)).toBe('Answers: 2');
  await page.locator('summary').first().click();
  await page.getByRole('link').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.context().close();
});

test('the header that lets others read is sent with the API and the feeds, and with no page', async () => {
  const allowed = async (path: string) =>
    (await fetch(site + path)).headers.get('Access-Control-Allow-Origin');
  for (const path of [
    'api/v1/index.json',
    'api/v1/entries/faq/en/checked.json',
    'feed.json',
    'fr/atom.xml',
    'topics/care/rss.xml',
  ])
    expect(await allowed(path), path).toBe('*');
  for (const path of ['', 'faq/checked/', 'schemas/faq.json']) expect(await allowed(path), path).toBeNull();
});
