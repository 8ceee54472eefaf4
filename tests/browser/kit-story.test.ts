import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { unzip } from '../kits/unzip.ts';
import { launchBrowser, openPage } from './browser.ts';
import { hear, said } from './said.ts';

const site = inject('site');
let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launchBrowser();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'colophon-blogger-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
afterAll(() => browser.close());

/** Whether a program is on this machine; Debian's base has sha256sum, and may lack unzip. */
function has(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test.each([
  ['en', '/search/', 'village library handbook', 'Medium', 'Download everything'],
  ['fr', '/fr/search/', 'manuel bibliothèque de village', 'Moyen', 'Tout télécharger'],
])(
  'a blogger finds a kit, takes its words and its files, and can trust them (%s)',
  async (_, search, query, medium, all) => {
    const { page, faults } = await openPage(browser, site, `${search}?q=${encodeURIComponent(query)}`);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const hit = page.locator('ol[data-part=list] > li h3 a[href*="/kits/village-library-handbook/"]').first();
    await hit.click();
    await page.waitForURL(/\/kits\/village-library-handbook\//);

    // By keyboard alone: the words go to the clipboard as plain text, and that they did is said.
    const row = page.locator('li', { has: page.getByRole('heading', { name: medium, exact: true }) });
    const words = (await row.locator('.copyable').innerText()).trim();
    const button = row.getByRole('button').first();
    await hear(page);
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page)).toEqual([expect.stringMatching(/^(?:Copied|Copié)$/)]);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.trim()).toBe(words);
    expect(copied).not.toMatch(/[<>]/);
    expect(copied.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length).toBeLessThanOrEqual(80);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: all }).first().click(),
    ]);
    const zip = join(folder, download.suggestedFilename());
    await download.saveAs(zip);
    const chosen = page.locator(`a[download="${download.suggestedFilename()}"]`).last();
    const listed = await page.locator('li', { has: chosen }).locator('ol li').allTextContents();

    if (has('unzip')) expect(execFileSync('unzip', ['-t', zip]).toString()).toContain('No errors detected');
    const files = await unzip(await readFile(zip));
    for (const { name, bytes } of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), bytes);
    }
    const [root = ''] = (await readdir(folder)).filter((name) => !name.endsWith('.zip'));
    const sums = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: join(folder, root) }).toString();
    expect(
      sums
        .trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true);

    const names = files.map(({ name }) => name.slice(root.length + 1));
    expect(listed.map((text) => text.trim().replace(`${root}/`, ''))).toEqual(names);
    const credits = await readFile(join(folder, root, 'CREDITS.txt'), 'utf8');
    const pictures = names.filter((name) => /\.(?:png|jpe?g|svg|webp)$/.test(name));
    expect(pictures.length).toBeGreaterThan(3);
    for (const picture of pictures) expect(credits).toContain(picture.split('/').at(-1));
    expect(await readFile(join(folder, root, 'DISCLOSURE.txt'), 'utf8')).toContain('Atelier Papier Bleu');
    expect(faults).toEqual([]);
    await page.context().close();
  },
);
