import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { launchBrowser, openPage } from './browser.ts';

const site = inject('site');
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each([
  ['/', '/manifest.webmanifest', 'en'],
  ['/fr/faq/', '/fr/manifest.webmanifest', 'fr'],
])('the browser finds the manifest of %s, and nothing wrong with it', async (path, manifest, lang) => {
  const { page, faults } = await openPage(browser, site, path, {});
  const devtools = await page.context().newCDPSession(page);
  const { url, errors, data = '' } = await devtools.send('Page.getAppManifest');
  expect(url).toBe(`${site}${manifest}`);
  expect(errors).toEqual([]);
  expect(JSON.parse(data)).toMatchObject({ name: 'Colophon', lang });
  const { icons } = JSON.parse(data) as { icons: { src: string; sizes: string }[] };
  const shown = await page.evaluate(
    (addresses) =>
      Promise.all(
        addresses.map(async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          return `${String(image.naturalWidth)}x${String(image.naturalHeight)}`;
        }),
      ),
    icons.map(({ src }) => src),
  );
  for (const [index, { sizes }] of icons.entries()) if (sizes !== 'any') expect(shown[index]).toBe(sizes);
  expect(faults).toEqual([]);
  await page.context().close();
});
