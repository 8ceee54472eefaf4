import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { bundleAdmin } from '../../src/cms/editor/bundle.ts';
import { openDesk } from '../../src/cms/server/serve.ts';
import { sha256 } from '../../src/lib/git/objects.ts';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { DeskSite } from '../cms/desk/site.ts';
import { post } from '../fixtures/folder.ts';
import { cornersOf, jpegWith, plainPicture, pngWith, shown, webpWith } from '../fixtures/photograph.ts';
import { axe } from './axe.ts';
import { launchBrowser, openPage } from './browser.ts';

let browser: Browser;
let site: DeskSite;
let opened: Awaited<ReturnType<typeof openDesk>>;
let server: Listening;
let faults: string[];
let pages: Page[];

// Several people open an editor of their own in each.
vi.setConfig({ testTimeout: 240_000 });

beforeAll(async () => {
  // Before the settings of this machine are taken away: the browser has some of its own.
  browser = await launchBrowser();
  await bundleAdmin({ cacheDir: `${projectRoot}/.cache/tests` });
});
afterAll(() => browser.close());

beforeEach(async () => {
  faults = [];
  pages = [];
  site = await DeskSite.make({
    'posts/en/one.mdx': post('One'),
    'posts/en/two.mdx': post('Two'),
  });
});
afterEach(async () => {
  for (const page of pages) await page.context().close();
  await server.close();
  await opened.close();
  await site.remove();
});

/** Opens the desk on what the repository has by now. */
async function start(): Promise<void> {
  await site.closeDesk();
  const settings = { ...site.settings, cacheDir: `${projectRoot}/.cache/tests` };
  opened = await openDesk(settings, () => site.now);
  server = await listen(opened.app, 4830);
}

/** A browser of somebody's own, logged in. */
async function as(
  person: string,
  path: string,
  view: { width?: number; javaScript?: boolean; scheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const address = `http://127.0.0.1:${String(server.port)}`;
  const one = await openPage(browser, address, `/admin/login/?to=${encodeURIComponent(path)}`, view);
  pages.push(one.page);
  faults = one.faults;
  await one.page.getByRole('button', { name: person }).click();
  return one.page;
}

/** Chooses a file for the picture of a post, by hand, and gives the name that the library shows. */
async function choosePicture(
  page: Page,
  name: string,
  bytes: Buffer,
  mimeType = 'image/jpeg',
): Promise<void> {
  await page
    .getByRole('button', { name: /Choose (an|different) image/ })
    .first()
    .click();
  await page.locator('input[type=file]').first().setInputFiles({ name, mimeType, buffer: bytes });
}

async function insertAndSave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Choose selected/ }).click();
  await page.getByLabel('Alternative text').first().fill('A picture');
  await Promise.all([
    page.waitForResponse(
      (response) =>
        response.url().endsWith('/admin/api/decap') &&
        (response.request().postData() ?? '').includes('"persistEntry"') &&
        response.ok(),
    ),
    page.getByRole('button', { name: 'Save' }).click(),
  ]);
}

function photo(background: string, width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

async function pictureOn(branch: string, file: string): Promise<number[]> {
  const { execFileSync } = await import('node:child_process');
  const bytes = execFileSync('git', ['show', `${branch}:content/media/${file}`], {
    cwd: `${site.folder}/repository`,
  });
  return [...(await sharp(bytes).resize(1, 1).removeAlpha().raw().toBuffer())];
}

test('two drafts with a snap.jpg of their own: the second one is told its name before its text has it', async () => {
  await start();
  const ann = await as('Ann', '/admin/#/collections/posts/entries/one');
  await choosePicture(ann, 'Snap.JPG', await photo('#f00'));
  await ann.getByText('snap.jpg', { exact: true }).first().waitFor();
  await insertAndSave(ann);

  const lou = await as('Lou', '/admin/#/collections/posts/entries/two');
  await choosePicture(lou, 'Snap.JPG', await photo('#00f'));
  await lou.getByRole('heading', { name: 'Your file is called snap-2.jpg' }).waitFor();
  await lou.getByText('snap-2.jpg', { exact: true }).first().waitFor();
  await insertAndSave(lou);

  expect(site.git('show', 'cms/posts/one:content/posts/en/one.mdx')).toContain('/media/snap.jpg');
  expect(site.git('show', 'cms/posts/two:content/posts/en/two.mdx')).toContain('/media/snap-2.jpg');
  const [red = 0] = await pictureOn('cms/posts/one', 'snap.jpg');
  const [, , blue = 0] = await pictureOn('cms/posts/two', 'snap-2.jpg');
  expect([red > 240, blue > 240]).toEqual([true, true]);
});

test('the file that the library has already is not uploaded again, and never deleted for it', async () => {
  const dot = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
    .png()
    .toBuffer();
  await site.put('media/dot.png', dot);
  await site.put('media/team/map.png', dot);
  site.commit('A picture');
  await start();
  const ann = await as('Ann', '/admin/#/collections/posts/entries/one');
  const asked: string[] = [];
  ann.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await choosePicture(ann, 'dot.png', dot, 'image/png');
  await ann.getByText('Choose dot.png in the list.').waitFor();
  expect(asked).toEqual([]);
  // Another picture of the name comes beside it.
  const other = await sharp({ create: { width: 8, height: 9, channels: 3, background: '#0f0' } })
    .png()
    .toBuffer();
  await ann
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: other });
  await ann.getByRole('heading', { name: 'Your file is called dot-2.png' }).waitFor();
  // Decap takes a file of the same name in another folder for the same one.
  await ann
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: other });
  await ann.getByRole('heading', { name: 'Your file is called map-2.png' }).waitFor();
  expect(asked).toEqual([]);
  expect(site.git('branch', '--list', 'cms/media/*')).toBe('');
});

const lying = [
  ['jpeg', 6],
  ['jpeg', 5],
  ['png', 6],
  ['png', 3],
  ['webp', 8],
  ['webp', 7],
  ['webp', 2],
] as const;

test('a JPEG, PNG or WebP that lies is kept upright, and small or large without its notes', async () => {
  await start();
  const ann = await as('Ann', '/admin/#/collections/posts');
  await ann.getByRole('button', { name: 'Media' }).click();
  for (const [format, orientation] of lying) {
    const scales = format === 'webp' ? [1, 40] : [1];
    for (const scale of scales) {
      const plain = await plainPicture(format, scale);
      const size = { width: 120 * scale, height: 80 * scale };
      const bytes =
        format === 'webp'
          ? webpWith(plain, { orientation }, size)
          : { jpeg: jpegWith, png: pngWith }[format](plain, { orientation });
      const ending = format === 'jpeg' ? 'jpg' : format;
      const name = `lies-${String(orientation)}-${String(scale)}.${ending}`;
      const [answer] = await Promise.all([
        ann.waitForResponse((response) => (response.request().postData() ?? '').includes('"persistMedia"')),
        ann.locator('input[type=file]').setInputFiles({ name, mimeType: `image/${format}`, buffer: bytes }),
      ]);
      const { content } = (await answer.json()) as { content: string };
      const kept = Buffer.from(content, 'base64');
      expect(await cornersOf(kept), name).toEqual(shown[orientation]);
      const { width, height, orientation: flag, exif } = await sharp(kept).metadata();
      expect({ flag, exif }, name).toEqual({ flag: undefined, exif: undefined });
      expect(width > height, name).toBe(orientation < 5);
      expect(Math.max(width, height), name).toBe(Math.min(4000, 120 * scale));
    }
  }
  expect(faults).toEqual([]);
});

/** The draft `posts/two` brings files whose names the site gets meanwhile, with other bytes. */
async function collide(): Promise<Record<string, Buffer>> {
  const drawing = (colour: string) =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20"><circle cx="10" cy="10" r="9" fill="${colour}"/></svg>\n`,
    );
  const mine: Record<string, Buffer> = {
    'media/snap.jpg': await photo('#00f', 300, 500),
    'media/logo.svg': drawing('blue'),
    'media/plan.pdf': Buffer.from('%PDF-1.4 mine'),
    'media/film.mp4': Buffer.from('\0\0\0\x18ftypmp42 mine', 'latin1'),
    'media/torn.jpg': (await photo('#0ff')).subarray(0, 60),
  };
  const theirs: Record<string, Buffer> = {
    'media/snap.jpg': await photo('#f00', 900, 600),
    'media/logo.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>document.title="run"</script></svg>',
    ),
    'media/plan.pdf': Buffer.from('%PDF-1.4 theirs'),
    'media/film.mp4': Buffer.from('\0\0\0\x18ftypmp42 theirs', 'latin1'),
    'media/torn.jpg': await photo('#f0f'),
  };
  await site.save(
    { collection: 'posts', slug: 'two' },
    {
      'posts/en/two.mdx': post('Two', 'image: { src: /media/snap.jpg, alt: Blue }\n'),
      ...mine,
    },
  );
  for (const [file, bytes] of Object.entries(theirs)) await site.put(file, bytes);
  site.commit('Brought by git');
  await start();
  return mine;
}

test('where two pictures have one name, both are seen as pictures, and no bytes as text', async () => {
  const mine = await collide();
  for (const view of [
    { width: 1280 },
    { width: 390, scheme: 'dark' as const },
    { width: 390, javaScript: false },
  ]) {
    const page = await as('Ann', '/admin/review/posts/two/?lang=fr', view);
    const part = page.getByRole('region', { name: 'Deux versions' });
    await part.waitFor();
    const text = await page.locator('main').innerText();
    expect(text).not.toMatch(/JFIF|ftyp|%PDF|\ufffd|<svg/);
    expect(await part.locator('pre').count()).toBe(0);
    const snap = part.locator('fieldset', { has: page.getByText('media/snap.jpg', { exact: true }) });
    for (const picture of await snap.locator('img').all()) {
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((one: HTMLImageElement) => one.naturalWidth))
        .toBeGreaterThan(100);
    }
    expect(await snap.locator('img').count()).toBe(2);
    const words = (await snap.innerText()).replace(/[\u00a0\u202f]/g, ' ');
    expect(words).toContain('300 × 500 px');
    expect(words).toContain('900 × 600 px');
    expect(words).toContain('La taille diffère');
    expect(words).toContain(sha256(mine['media/snap.jpg'] ?? Buffer.alloc(0)).slice(0, 12));
    // What is damaged, what could run and what is no picture is named, and can be taken.
    const torn = part.locator('fieldset', { has: page.getByText('media/torn.jpg', { exact: true }) });
    expect(await torn.innerText()).toContain('ne peut pas être affichée');
    expect(await torn.locator('img').count()).toBe(1);
    const logo = part.locator('fieldset', { has: page.getByText('media/logo.svg', { exact: true }) });
    expect(await logo.locator('img').count()).toBe(1);
    for (const file of ['plan.pdf', 'film.mp4']) {
      const pair = part.locator('fieldset', { has: page.getByText(`media/${file}`, { exact: true }) });
      expect(await pair.locator(`a[download="${file}"]`).count()).toBe(2);
      expect(await pair.locator('img').count()).toBe(0);
    }
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await page.title()).not.toBe('run');
    if (view.javaScript !== false) {
      expect(await axe(page, { without: 'iframe' })).toEqual([]);
    }
  }
});

test('by mouse and without a script, both are kept: each text has its own picture', async () => {
  const mine = await collide();
  const page = await as('Ann', '/admin/review/posts/two/', { javaScript: false, width: 390 });
  for (const file of Object.keys(mine))
    await page
      .locator('fieldset', { has: page.getByText(file, { exact: true }) })
      .getByText(file === 'media/snap.jpg' ? /Keep both/ : /Take the version of the site/)
      .click();
  await page.getByRole('button', { name: 'Bring them together' }).click();
  await page.getByText('The draft has what the site became meanwhile.').waitFor();
  expect(site.git('show', 'cms/posts/two:content/posts/en/two.mdx')).toContain('/media/snap-2.jpg');
  const [, , blue = 0] = await pictureOn('cms/posts/two', 'snap-2.jpg');
  const [red = 0] = await pictureOn('cms/posts/two', 'snap.jpg');
  expect([red > 240, blue > 240]).toEqual([true, true]);
});

test('the editor shows two pictures as pictures where publishing is refused', async () => {
  await collide();
  const desk = site;
  const page = await as('Ann', '/admin/#/collections/posts/entries/two');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: /^Status:/ }).click();
  await page.getByRole('menuitem', { name: 'Ready' }).click();
  // The toolbar is drawn anew once the status is saved, which closes a menu that was opened before.
  await page.getByRole('button', { name: 'Status: Ready' }).waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Publish now' }).click();
  const dialog = page.locator('dialog.colophon-conflict');
  await dialog.waitFor();
  expect(await dialog.innerText()).not.toMatch(/JFIF|ftyp|%PDF|\ufffd/);
  const snap = dialog.locator('.colophon-pair').nth(2);
  expect(await dialog.getByRole('heading', { name: 'content/media/snap.jpg' }).count()).toBe(1);
  expect(await snap.locator('img').count()).toBeLessThanOrEqual(2);
  expect(await dialog.locator('img[alt="Your file"]').count()).toBeGreaterThan(0);
  expect(desk.git('log', '-1', '--format=%s', 'main')).toBe('Brought by git');
});
