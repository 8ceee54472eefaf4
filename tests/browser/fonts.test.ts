import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fallbacks, fontFaces } from '../components/styles/font-faces.ts';
import { launchBrowser, newContext } from './browser.ts';
import { countShift, drawn, seenPictures, takeShift } from './layout-shift.ts';

const require = createRequire(import.meta.url);
const site = inject('site');
/**
 * One of each kind. A single word that goes to another line can be 0.03 on a page where it stands at the end of its own
 * (it does in /faq/what-is-colophon/, on Arial): no scale of a font helps against that.
 */
const pages = {
  home: '/',
  post: '/blog/a-gift-is-a-gift-until-you-hide-it/',
  answer: '/faq/who-must-check-a-post/',
  kit: '/fr/kits/colophon/',
};

/** What systems have, by files that any machine can be given: Arimo has the widths of Arial. */
const systems: Record<string, Record<string, string>> = {
  'Windows and Apple': { Arial: 'arimo/files/arimo-latin-400', 'Arial Bold': 'arimo/files/arimo-latin-700' },
  Android: { Roboto: 'roboto/files/roboto-latin-400', 'Roboto Bold': 'roboto/files/roboto-latin-700' },
  Linux: {
    'DejaVu Sans': 'dejavu-sans/files/dejavu-sans-latin-400',
    'DejaVu Sans Bold': 'dejavu-sans/files/dejavu-sans-latin-700',
  },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The site's styles as a browser of another system reads them: `local()` finds that system's fonts, and no others. */
async function onSystem(css: string, fonts: Record<string, string>): Promise<string> {
  const data: Record<string, string> = {};
  for (const [name, path] of Object.entries(fonts)) {
    const bytes = await readFile(require.resolve(`@fontsource/${path}-normal.woff2`));
    data[name] = `url(data:font/woff2;base64,${bytes.toString('base64')})`;
  }
  return css.replace(/local\("?([^")]+)"?\)/g, (_, name: string) => data[name] ?? 'local(none)');
}

interface Watched {
  page: Page;
  /** The fonts that were asked for, each time. */
  fonts: string[];
  /** Lets the fonts and the pictures through. @returns how much moved by that */
  shift: () => Promise<number>;
}

/** A page whose fonts and pictures are held back. */
async function openLate(width: number, restyle: (css: string) => string | Promise<string>): Promise<Watched> {
  const context = await newContext(browser, {
    viewport: { width, height: 844 },
    reducedMotion: 'reduce',
    // The fonts that stand for a system's come as data; the site's own come from the site.
    bypassCSP: true,
    // On coarse screens Chromium for Linux, and it alone, gives each letter a width of whole pixels.
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  const fonts: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  await page.route(/\.(?:woff2|webp|png|jpg)$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.endsWith('.woff2')) fonts.push(pathname);
    await gate.promise;
    await route.continue();
  });
  await page.route(/\.css$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: await restyle(await response.text()) });
  });
  await page.addInitScript(countShift);
  const shift = async () => {
    // On a system its fonts are there from the beginning; here they are read like others, and no one counts that.
    await page.waitForFunction(
      () =>
        [...document.fonts].filter(({ family, status }) => / on /.test(family) && status === 'loaded')
          .length >= 2,
    );
    await takeShift(page);
    gate.resolve(undefined);
    await page.waitForLoadState('load');
    await page.waitForFunction(() =>
      ['Atkinson', 'Bricolage'].every((name) =>
        [...document.fonts].some(({ family, status }) => family.startsWith(name) && status === 'loaded'),
      ),
    );
    await seenPictures(page);
    return takeShift(page);
  };
  return { page, fonts, shift };
}

/** What an element looks like now; Playwright's own pictures wait for the fonts. */
async function shotOf(page: Page, element: Locator): Promise<Buffer> {
  await drawn(page);
  const box = await element.boundingBox();
  if (box === null) throw new Error('The element is not there.');
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { clip: { ...box, scale: 1 } });
  return Buffer.from(data, 'base64');
}

/** The faces of the page that have arrived. */
function arrived(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.fonts]
      .filter((face) => face.status === 'loaded')
      .map((face) => face.family.replaceAll('"', '')),
  );
}

test.each(Object.keys(systems))(
  'text stands at once in the fonts of %s, and nothing moves when the site’s own arrive',
  async (system) => {
    for (const width of [390, 1280]) {
      for (const [kind, path] of Object.entries(pages)) {
        const { page, fonts, shift } = await openLate(width, (css) => onSystem(css, systems[system] ?? {}));
        await page.goto(`${site}${path}`, { waitUntil: 'domcontentloaded' });
        const heading = page.locator('h1').first();
        const words = await sharp(await shotOf(page, heading)).stats();
        expect(await arrived(page), `${kind} ${String(width)}`).not.toContain('Atkinson');
        // Not hidden until the font is there: the picture is not all paper.
        expect(words.channels[0]?.stdev, `${kind} ${String(width)}`).toBeGreaterThan(5);
        expect(await shift(), `${kind} ${String(width)}`).toBeLessThanOrEqual(0.02);
        expect(await arrived(page)).toEqual(expect.arrayContaining(['Atkinson', 'Bricolage']));
        // Asked for early, by the head, and not a second time by the styles.
        const preloaded = await page
          .locator('head link[rel=preload][as=font]')
          .evaluateAll((links) => links.map((link) => new URL((link as HTMLLinkElement).href).pathname));
        expect(preloaded).toHaveLength(2);
        expect(fonts.slice(0, 2).toSorted()).toEqual(preloaded.toSorted());
        expect(new Set(fonts).size).toBe(fonts.length);
        await page.context().close();
      }
    }
  },
);

test('fonts that are not made to the measure do move it, so that the test above would say so', async () => {
  const { page, shift } = await openLate(390, async (css) =>
    (await onSystem(css, systems['Linux'] ?? {})).replace(
      /(?:size-adjust|[a-z-]+-override): ?[\d.]+%;?/g,
      '',
    ),
  );
  await page.goto(`${site}${pages.post}`, { waitUntil: 'domcontentloaded' });
  expect(await shift()).toBeGreaterThan(0.02);
  await page.context().close();
});

test('the faces that stand there meanwhile are as wide as the site’s own, in its own words', async () => {
  const items = await Promise.all(
    ['en', 'fr'].flatMap((lang) =>
      ['posts', 'faq'].map(async (collection) => {
        const folder = `${site}/api/v1/entries/${collection}/${lang}/`;
        const { items: entries } = (await (await fetch(`${folder}index.json`)).json()) as {
          items: { slug: string; title: string }[];
        };
        return Promise.all(
          entries.map(async ({ slug, title }) => {
            const { text } = (await (await fetch(`${folder}${slug}.json`)).json()) as { text: string };
            return { title, text };
          }),
        );
      }),
    ),
  );
  // Letters of other scripts are in none of the fonts.
  const words = (texts: string[]) => texts.join(' ').replace(/[^ -\u017f\u2010-\u2027]+/g, ' ');
  const prose = words(items.flat().map(({ text }) => text));
  const titles = words(items.flat().map(({ title }) => title));
  expect(titles.length).toBeGreaterThan(1_000);
  const page = await (await newContext(browser, { deviceScaleFactor: 2 })).newPage();
  const faces = await fontFaces();
  for (const { family, face, system } of fallbacks) {
    const isHeadline = family.startsWith('Bricolage');
    const widths: number[] = [];
    for (const file of [face, system]) {
      const data = (await readFile(require.resolve(file))).toString('base64');
      const width = page.evaluate(
        async ({ name, source, text }) => {
          document.fonts.add(await new FontFace(name, source).load());
          const context = document.createElement('canvas').getContext('2d');
          if (context === null) return 0;
          context.font = `100px '${name}'`;
          // Piece by piece: of a text without end the width is rounded.
          return (text.match(/.{1,80}/g) ?? []).reduce(
            (sum, part) => sum + context.measureText(part).width,
            0,
          );
        },
        { name: file, source: `url(data:font/woff2;base64,${data})`, text: isHeadline ? titles : prose },
      );
      widths.push(await width);
    }
    const [wanted = 0, found = 0] = widths;
    const declared = faces.find((rule) => rule['font-family'] === family)?.['size-adjust'] ?? '';
    // Other words have other letters: a few more posts must not make this fail.
    expect(Math.abs(Number(declared.replace('%', '')) - (wanted / found) * 100), family).toBeLessThan(0.4);
  }
  await page.context().close();
});
