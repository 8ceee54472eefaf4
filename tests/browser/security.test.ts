import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, inject, test } from 'vitest';
import { launchBrowser, newContext } from './browser.ts';
import { watchRefused } from './refused.ts';

const site = inject('site');
let browser: Browser;
let page: Page;
/** What browsers refused, with the page on which they did. */
let refused: string[];
/** What was asked of other sites. */
let left: string[];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  left = [];
  const context = await newContext(browser, { reducedMotion: 'reduce' });
  page = await context.newPage();
  refused = await watchRefused(page);
  // A player answers here without leaving the machine.
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url.startsWith(site)) return route.continue();
    left.push(url);
    return route.fulfill({ body: '<p>A player', contentType: 'text/html' });
  });
});
afterEach(() => page.context().close());

test.each([
  ['/search/', 'gift'],
  ['/fr/search/', 'cadeau'],
])('%s searches, in its worker and without one', async (path, word) => {
  for (const withWorker of [true, false]) {
    if (!withWorker) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
    await page.goto(`${site}${path}?q=${word}`);
    await page.locator('ol[data-part=list] > li').first().waitFor();
  }
  expect(refused).toEqual([]);
});

test('a film starts in its frame', async () => {
  await page.goto(`${site}/styleguide/`);
  await page.locator('a[data-player]').click();
  await page.frameLocator('iframe').getByText('A player').waitFor();
  expect(refused).toEqual([]);
});

/** What somebody might smuggle into a page, and the directive that stops it. */
const code = /^(?:script-src(?:-elem|-attr)?|require-trusted-types-for)$/;
const attacks: Record<string, [directive: RegExp, attack: () => void]> = {
  'a script in the page': [
    code,
    () => {
      const script = document.createElement('script');
      script.append('document.title = "taken"');
      document.body.append(script);
    },
  ],
  'a handler in an attribute': [
    code,
    () => {
      const image = document.createElement('img');
      image.setAttribute('onerror', 'document.title = "taken"');
      image.src = '/nothing.png';
      document.body.append(image);
    },
  ],
  'a link that is code': [
    code,
    () => {
      const link = document.createElement('a');
      link.setAttribute('href', 'javascript:document.title = "taken"');
      document.body.append(link);
      link.click();
    },
  ],
  'a script from elsewhere': [
    code,
    () => {
      const script = document.createElement('script');
      script.setAttribute('src', 'https://elsewhere.example/x.js');
      document.body.append(script);
    },
  ],
  // Later: what a tester's tool runs by itself may use eval.
  'text that becomes code': [code, () => setTimeout(() => void eval('document.title = "taken"'))],
  'text that becomes markup': [
    /^require-trusted-types-for$/,
    () => {
      document.body.innerHTML = '<p>taken</p>';
    },
  ],
  'a style in an attribute': [
    /^style-src/,
    () => {
      document.body.setAttribute('style', 'display: none');
    },
  ],
  'a picture from elsewhere': [
    /^img-src$/,
    () => {
      document.body.append(Object.assign(new Image(), { src: 'https://elsewhere.example/x.png' }));
    },
  ],
  'a frame from elsewhere': [
    /^frame-src$/,
    () => {
      document.body.append(
        Object.assign(document.createElement('iframe'), { src: 'https://elsewhere.example/' }),
      );
    },
  ],
  'a form that leads elsewhere': [
    /^form-action$/,
    () => {
      const form = Object.assign(document.createElement('form'), { action: 'https://elsewhere.example/' });
      document.body.append(form);
      form.submit();
    },
  ],
  'another base for all links': [
    /^base-uri$/,
    () => {
      document.head.append(
        Object.assign(document.createElement('base'), { href: 'https://elsewhere.example/' }),
      );
    },
  ],
  'a message to elsewhere': [/^connect-src$/, () => void fetch('https://elsewhere.example/').catch(() => 0)],
};

test.each(Object.entries(attacks))('%s is refused', async (_, [directive, attack]) => {
  await page.goto(`${site}/blog/a-gift-is-a-gift-until-you-hide-it/`);
  // Code for the page, which has to come by a way that the policy leaves open: the tester's own.
  await page.evaluate(attack).catch(() => undefined);
  await expect
    .poll(() => refused.map((text) => text.split(' ')[1] ?? ''))
    .toContainEqual(expect.stringMatching(directive));
  expect(await page.title()).not.toBe('taken');
  expect(left).toEqual([]);
});

test('the page’s own element refuses a script where a host sends no headers at all', async () => {
  await page.route(`${site}/about/`, async (route) => {
    const response = await route.fetch();
    const { 'content-type': type = '' } = response.headers();
    const body = (await response.text()).replace(
      '</body>',
      '<script>document.title = "taken"</script></body>',
    );
    await route.fulfill({ body, headers: { 'content-type': type } });
  });
  const answer = await page.goto(`${site}/about/`);
  expect(answer?.headers()['content-security-policy']).toBeUndefined();
  expect(await page.title()).not.toBe('taken');
  expect(refused.join('\n')).toMatch(/script-src/);
});

test('every page is sent with what a host should say, and others cannot frame it', async () => {
  for (const path of ['/', '/blog/', '/fr/faq/', '/nowhere/']) {
    const { headers } = await fetch(`${site}${path}`);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy'), path).toContain('camera=()');
    expect(headers.get('x-frame-options'), path).toBe('SAMEORIGIN');
    if (path !== '/nowhere/')
      expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'self'");
  }
});
