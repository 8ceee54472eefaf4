import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../src/lib/http/listen.ts';
import type { Listening } from '../../src/lib/http/listen.ts';
import { staticSite } from '../../src/lib/http/static-site.ts';
import { runScript } from '../build/run.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { kitText, richKit } from '../fixtures/kit-site.ts';
import { mark } from '../kits/sample.ts';
import { launchBrowser, openPage } from './browser.ts';

/** What nobody plans for and everybody writes: titles and texts that broke something once, or might. */
const odd: [title: string, body: string][] = [
  ['x'.repeat(110), `${'y'.repeat(300)}\n`],
  ['مرحبا بالعالم (2026) نص', 'مرحبا **بالعالم** [x](https://example.org)\n'],
  ['👩‍👩‍👧‍👦 Family 🏳️‍🌈', `${'> '.repeat(30)}deep\n`],
  ['日本語のタイトル', `${'日本語'.repeat(400)}\n`],
  [
    '</title><script>alert(1)</script>',
    `| a | b | c | d | e | f | g |\n|---|---|---|---|---|---|---|\n| ${'w'.repeat(60)} | 1 | 2 | 3 | 4 | 5 | 6 |\n`,
  ],
  [
    '" onmouseover="alert(1)',
    `\`\`\`\n${'code '.repeat(80)}\n\`\`\`\n\nA note.[^1]\n\n[^1]: ${'z'.repeat(200)}\n`,
  ],
  ['null', '## Same\n\n## Same\n\n## Same\n\n- a\n  - b\n    - c\n      - d\n        - e\n          - f\n'],
  [
    'Word '.repeat(21).trim(),
    '<Callout kind="tip" title="A very long title of a callout, which goes on">\n\n<Term means="m">t</Term>\n\n</Callout>\n',
  ],
];

/** A kit whose every word is longer than a phone is wide, or is read from the right. */
const oddKit = {
  title: 'فوانيس السفن على نهر الدانوب: حقيبة صحفية كاملة',
  summary: `A${'a'.repeat(90)}`,
  facts: [{ label: 'Rechtsschutzversicherungsgesellschaftenverzeichnis', value: 'w'.repeat(200) }],
  quotes: [{ text: 'q'.repeat(150), person: 'ليلى حداد', role: 'r'.repeat(60) }],
  links: [{ label: 'l'.repeat(60), url: `https://donau.example/${'x'.repeat(120)}` }],
  contact: { email: `${'e'.repeat(50)}@donau.example`, hours: 'h'.repeat(90) },
  assets: [
    {
      file: '/media/mark.svg',
      kind: 'logo',
      alt: 'n'.repeat(90),
      credit: 'ليلى حداد'.repeat(5),
      licence: 'Terms'.repeat(12),
      terms: `https://donau.example/${'t'.repeat(90)}`,
    },
  ],
  withdrawn: [],
};

let root: string;
let server: Listening;
let browser: Browser;

beforeAll(async () => {
  root = await writeFolder({});
  const files = {
    ...tinySite,
    'people/ann.yaml': 'name: محمد الأحمد\nrole: Writes\n',
    'partners/harbour.yaml': 'name: متحف الميناء\nrelation: They lend.\nwebsite: https://harbour.example/\n',
    'media/mark.svg': mark,
    'kits/en/odd.mdx': kitText({ ...richKit, ...oddKit }),
  };
  for (const [name, text] of Object.entries(files)) await put(join(root, 'content'), name, text);
  for (const [index, [title, body]] of odd.entries()) {
    await put(join(root, 'content'), `posts/en/odd-${String(index)}.mdx`, post(title, '', body));
  }
  const outDir = join(root, 'out');
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: outDir,
    CACHE_DIR: join(root, 'cache'),
  });
  if (code !== 0) throw new Error(output);
  server = await listen(staticSite(outDir, '/'), 0);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await remove(root);
});

test('odd titles and texts push no page aside and run nothing', async () => {
  const site = `http://127.0.0.1:${String(server.port)}`;
  const paths = [
    '/',
    '/blog/',
    '/authors/ann/',
    '/fr/',
    '/kits/',
    '/kits/odd/',
    '/fr/kits/odd/',
    ...odd.map((_entry, index) => `/blog/odd-${String(index)}/`),
  ];
  for (const width of [320, 390]) {
    for (const path of paths) {
      const { page, faults } = await openPage(browser, site, path, { width });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${path} at ${String(width)}`).toBeLessThanOrEqual(0);
      expect(faults, path).toEqual([]);
      await page.context().close();
    }
  }
});

test('a title in another script stands in its own direction', async () => {
  const { page } = await openPage(browser, `http://127.0.0.1:${String(server.port)}`, '/blog/odd-1/');
  const direction = await page.locator('h1').evaluate((element) => getComputedStyle(element).direction);
  expect(direction).toBe('rtl');
  await page.context().close();
});
