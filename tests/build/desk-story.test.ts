import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../src/cms/server/serve.ts';
import type { Served } from '../../src/cms/server/serve.ts';
import { runScript } from './run.ts';
import { DeskSite } from '../cms/desk/site.ts';
import { asset, kit, mark } from '../kits/sample.ts';
import { policyYaml } from '../content/records/gated.ts';
import { axe, wcag } from '../browser/axe.ts';
import { layEditor, layPages } from '../bundles.ts';
import { launchBrowser, openPage } from '../browser/browser.ts';

/** The whole way of a post, by hand, on a repository of its own. */
let site: DeskSite;
let served: Served;
let browser: Browser;
let origin = '';
const seen: string[][] = [];

beforeAll(async () => {
  // Before the settings of this machine are taken away: the browser has some of its own.
  browser = await launchBrowser();
  site = await DeskSite.make({
    'policy.yaml': policyYaml.replace(
      'require: { legal: 1 }\n    notAuthor: true',
      'require: { legal: 1, product: 1 }\n    notAuthor: true',
    ),
    // What this one offers is put on record when the site has been built.
    'kits/en/tiny.mdx': kit([asset]),
    'media/mark.svg': mark,
  });
  await site.write('notes.txt', 'uncommitted, and mine');
  await site.put(
    'posts/en/old.mdx',
    (await readFile(join(site.contentDir, 'posts/en/old.mdx'), 'utf8')) + 'By hand.\n',
  );
  await layPages(site.settings.cacheDir);
  await layEditor(site.settings.cacheDir);
  served = await serveSite(
    { ...site.settings, now: new Date() },
    {
      port: 4700,
      now: () => new Date(),
      env: env(),
      say: () => undefined,
    },
  );
  origin = `http://127.0.0.1:${String(served.port)}`;
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await site.remove();
});

const env = () => ({
  CONTENT_DIR: site.contentDir,
  OUT_DIR: join(site.folder, 'out'),
  CACHE_DIR: join(site.folder, 'cache'),
  BUILD_TIME: '',
});

/** A browser of somebody's own, logged in. */
async function as(person: string, path: string, width = 1280): Promise<Page> {
  const opened = await openPage(browser, origin, `/admin/login/?to=${encodeURIComponent(path)}`, { width });
  seen.push(opened.faults);
  // Decap asks once more before it publishes.
  opened.page.on('dialog', (dialog) => void dialog.accept());
  await opened.page.getByRole('button', { name: person }).click();
  return opened.page;
}

/** Saves in the editor, and waits until the desk has it. */
async function save(page: Page): Promise<void> {
  await Promise.all([
    page.waitForResponse(
      (response) =>
        response.url().endsWith('/admin/api/decap') &&
        (response.request().postData() ?? '').includes('"persistEntry"') &&
        response.ok(),
    ),
    page.getByRole('button', { name: 'Save' }).click(),
  ]);
  await page.getByText('Changes saved').waitFor();
}

/** Chooses from one of the editor's own menus. */
async function choose(page: Page, menu: RegExp, item: RegExp): Promise<void> {
  await page.getByRole('button', { name: menu }).first().click();
  await page.getByRole('menuitem', { name: item }).first().click();
}

test('a post is written, sent back, changed, approved by two desks, published and found', async () => {
  const editor = await as('Ann', '/admin/#/collections/posts/new');
  await editor.goto(`${origin}/admin/#/collections/posts/new`);
  await editor.getByLabel('Title').first().fill('Quinces in winter');
  await editor.getByLabel('Description').first().fill('How we keep them until March.');
  await editor.getByLabel('Date', { exact: true }).first().fill('2026-05-02');
  await editor.getByLabel('Authors').first().fill('Ann');
  await editor.getByRole('option', { name: 'Ann' }).click();
  // The picture, from the editor's own disk.
  const picture = join(site.folder, 'quince.png');
  await writeFile(
    picture,
    await sharp({ create: { width: 800, height: 400, channels: 3, background: '#c9a227' } })
      .png()
      .toBuffer(),
  );
  await editor
    .getByRole('button', { name: /Choose an image/ })
    .first()
    .click();
  await editor.locator('input[type=file]').first().setInputFiles(picture);
  await editor.getByRole('button', { name: /Choose selected/ }).click();
  await editor.getByLabel('Alternative text').first().fill('A yellow quince');
  const text = editor.locator('.cms-editor-visual [contenteditable=true]').first();
  await text.click();
  await editor.keyboard.type('We keep quinces cold and apart.');
  await editor.keyboard.press('Enter');
  await editor.getByRole('button', { name: 'Add Component' }).first().click();
  await editor.getByText('Callout', { exact: true }).last().click();
  await editor.locator('textarea[id^=text-field]').first().fill('Never beside apples.');
  await save(editor);
  await choose(editor, /Status/, /In review/i);
  await editor.getByText('Status: In review').waitFor();

  // Legal looks on a phone, and is not content.
  const legal = await as('Léa', '/admin/review/', 390);
  await legal.getByRole('link', { name: 'Quinces in winter' }).click();
  await legal.locator('summary', { hasText: 'Ask for changes' }).click();
  await legal.getByLabel(/What should change/).fill('Say which apples.');
  await legal
    .getByRole('button', { name: /Send|Ask/ })
    .last()
    .click();
  await legal.getByText('Say which apples.').first().waitFor();
  expect(await wide(legal)).toBe(false);

  // The editor finds it given back, and changes the text.
  await editor.reload();
  await editor.getByText('Never beside apples.').first().waitFor();
  await editor.locator('textarea[id^=text-field]').first().fill('Never beside ripe apples.');
  await save(editor);
  await choose(editor, /Status/, /In review/i);
  await editor.getByText('Status: In review').waitFor();

  // What legal still has open is not what is there by now.
  for (const [person, desk] of [
    ['Léa', 'Legal'],
    ['Lou', 'Product'],
  ] as const) {
    const reviewer = await as(person, '/admin/review/posts/quinces-in-winter/', 390);
    await reviewer.getByText('ripe').first().waitFor();
    await reviewer.getByRole('button', { name: `Approve for ${desk}` }).click();
    await reviewer
      .getByText(/Approved|given/i)
      .first()
      .waitFor();
    await reviewer.context().close();
  }
  await editor.reload();
  await editor.getByRole('button', { name: /Ready/i }).waitFor();
  await choose(editor, /^Publish$/, /Publish now/i);
  await expect.poll(() => site.git('log', '-1', '--format=%s', 'main')).toBe('Publish "Quinces in winter"');
  const address = `${origin}/blog/quinces-in-winter/`;
  await expect.poll(async () => (await fetch(address)).status, { interval: 300 }).toBe(200);
  const status = async () =>
    (await editor.request.get(`${origin}/admin/api/status`)).json() as Promise<object>;
  await expect.poll(status).toMatchObject({ build: { state: 'idle' }, leftAlone: [] });

  // The visitor.
  const { page, faults } = await openPage(browser, origin, '/blog/quinces-in-winter/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Quinces in winter');
  expect(await page.locator('article').textContent()).toMatch(
    /Never beside ripe apples[^]*Legal[^]*Léa[^]*Product[^]*Lou/,
  );
  expect(await page.getByAltText('A yellow quince').count()).toBe(1);
  const card = await page.locator('meta[property="og:image"]').getAttribute('content');
  const social = `${origin}${new URL(card ?? '').pathname}`;
  expect((await page.request.get(social)).headers()['content-type']).toMatch(/^image\/(?:png|jpeg)$/);
  await page.goto(`${origin}/search/?q=quinces`);
  expect(await page.locator('ol[data-part=list] > li h3 a').first().textContent()).toContain(
    'Quinces in winter',
  );
  expect(faults).toEqual([]);

  // The record.
  await expect
    .poll(() => site.git('ls-tree', '-r', '--name-only', 'main', 'content/releases'))
    .toBe('content/releases/en/tiny/1.0.json');
  await expect.poll(() => site.git('status', '--porcelain', 'content/releases')).toBe('');
  const verified = await runScript('approvals', env(), { args: ['verify'] });
  expect(verified.output).toMatch(/no fault|nothing|in order|faults?: 0|0 faults/i);
  expect(verified.code).toBe(0);
  expect(site.git('log', '-1', '--grep=^Publish', '--format=%an <%ae> %cn <%ce>', 'main')).toBe(
    'Ann <ann@people.invalid> Colophon desk <desk@people.invalid>',
  );
  expect(site.git('log', '-1', '--grep=^Publish', '--format=%(trailers:only)', 'main')).toMatch(
    /Reviewed-by: Léa <lea@people.invalid>\nReviewed-by: Lou <lou@people.invalid>\nContent-digest: sha256:[0-9a-f]{64} posts\/en\/quinces-in-winter.mdx/,
  );
  expect(site.git('fsck', '--strict')).toBe('');
  expect(site.git('branch', '--list', 'cms/*')).toBe('');
  expect(site.git('status', '--porcelain')).toBe(' M content/posts/en/old.mdx\n?? notes.txt'.trim());
  expect(await readFile(join(site.contentDir, 'posts/en/old.mdx'), 'utf8')).toContain('By hand.');
  expect(await readFile(join(site.folder, 'repository/notes.txt'), 'utf8')).toBe('uncommitted, and mine');
  // Decap asks for drafts that are not there, and the desk says so; what a preview shows may run nothing.
  const expected = /status of 404|Blocked script execution .* sandboxed/;
  expect(seen.flat().filter((fault) => !expected.test(fault))).toEqual([]);
});

/** Whether a page can be pushed sideways. */
function wide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test.each([
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
] as const)('the pages of the desk keep to the rules of accessibility, $scheme at $width', async (view) => {
  const opened = await openPage(browser, origin, '/admin/login/', view);
  const { page } = opened;
  const found: string[] = [];
  const look = async (path: string) => {
    await page.goto(`${origin}${path}`);
    const violations = await axe(page, { tags: wcag, without: 'iframe' });
    found.push(...violations.map((violation) => `${path} ${violation}`));
    if (await wide(page)) found.push(`${path} can be pushed sideways`);
  };
  await look('/admin/login/');
  await page.getByRole('button', { name: 'Léa' }).click();
  await look('/admin/review/');
  await look('/admin/review/site/posts/en/old/');
  expect(found).toEqual([]);
});
