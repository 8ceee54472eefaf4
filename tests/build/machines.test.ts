import sharp from 'sharp';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { icons } from '../../src/outputs/seo/icons.ts';
import { demoNow } from '../fixtures/demo.ts';
import { readFolder } from '../fixtures/folder.ts';
import { dataBlocks } from './elements.ts';
import { dataFaults, headFaults, machinePages } from './machines.ts';
import type { MachinePage } from './machines.ts';
import { structuredDataFaults } from './structured-data.ts';

const root = 'https://colophon.example/';
let files: Map<string, Buffer>;
let pages: MachinePage[];

beforeAll(async () => {
  files = await readFolder(inject('outDir'));
  pages = machinePages(files, root);
});

/** The demo with one page that says something else, to see that it would be noticed. */
function changed(path: string, from: string | RegExp, to: string): Map<string, Buffer> {
  const html = files.get(path)?.toString() ?? '';
  expect(html).toMatch(from);
  return new Map([...files, [path, Buffer.from(html.replace(from, to))]]);
}

describe('the head of every page', () => {
  test('names its own address, its languages and its icons, and each page that it names agrees', () => {
    expect(pages.length).toBeGreaterThan(90);
    expect(pages.filter(({ hreflangs }) => hreflangs !== '').length).toBeGreaterThan(60);
    expect(headFaults(files, root)).toEqual([]);
  });

  test.each([
    [
      'another’s address as its own',
      /rel="canonical" href="[^"]+"/,
      `rel="canonical" href="${root}blog/"`,
      'at home at',
    ],
    ['no address', /<link rel="canonical"[^>]*>/, '', 'no canonical address'],
    ['a language less', /<link rel="alternate" hreflang="fr"[^>]*>/, '', 'names others'],
    ['an icon that is nowhere', 'href="/favicon.ico"', 'href="/favicon.png"', '/favicon.png'],
  ])('is at fault with %s', (_, from, to, fault) => {
    const faults = headFaults(changed('faq/what-is-colophon/index.html', from, to), root);
    expect(faults.join('\n')).toContain(fault);
  });

  test('has a title of its own, which ends with the site’s name, and words for those who read no further', () => {
    const titles = new Map<string, string>();
    for (const page of pages) {
      const { path, html, isListed } = page;
      const title = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      expect(title, path).toMatch(/^(?:fr\/)?index\.html$/.test(path) ? /^Colophon – ./ : /. – Colophon$/);
      expect(title.length, path).toBeLessThan(140);
      const [description = ''] = page.meta('description');
      expect(description.length, path).toBeGreaterThan(20);
      expect(description.length, path).toBeLessThanOrEqual(320);
      if (!isListed) continue;
      const key = `${path.startsWith('fr/') ? 'fr' : 'en'} ${title}`;
      expect(titles.get(key), `${path} is called like another page`).toBeUndefined();
      titles.set(key, path);
    }
  });

  test('keeps out of the index what is no answer to a search, and only that', () => {
    const hidden = pages.filter(({ isListed }) => !isListed);
    const [own, untranslated] = [true, false].map((isOwn) =>
      hidden.filter(({ canonical, address }) => (canonical === address) === isOwn).map(({ path }) => path),
    );
    expect(untranslated?.length).toBeGreaterThan(0);
    // Files and kits of which there is a newer version.
    const earlier = /^(?:fr\/)?(?:kits\/[^/]+\/versions|assets)\//;
    expect(own?.filter((path) => !earlier.test(path)).toSorted()).toEqual([
      '404.html',
      'fr/search/index.html',
      'search/index.html',
      'styleguide/index.html',
    ]);
    expect(own).toContain('kits/village-library-handbook/versions/1.0/index.html');
  });
});

describe('what every page says to machines', () => {
  test('satisfies validators that nobody here wrote', async () => {
    expect(await structuredDataFaults(files)).toEqual([]);
    const graph = [
      { '@type': 'BlogPosting', headLine: 'x' },
      { '@type': 'BlogPost', headline: 'x' },
      { '@type': 'Person', url: 'https://x.example/' },
    ];
    const block = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph });
    const html = `<script type="application/ld+json">${block}</script>`;
    expect(await structuredDataFaults(new Map([['a.html', Buffer.from(html)]]))).toEqual([
      'a.html: WARNING Property "headLine" for type "BlogPosting" is not supported by the schema.org specification',
      'a.html: ERROR Type "BlogPost" is not a valid schema.org type',
      'a.html: ERROR Required attribute "name" is missing',
    ]);
  });

  test('is nothing that the page does not show, and leads to pages and pictures that are there', () => {
    expect(dataFaults(files, root)).toEqual([]);
  });

  test.each([
    ['a name that is not shown', '"name":"Tom Okafor"', '"name":"Tom Smith"'],
    ['a day that is not shown', /"lastReviewed":"[^"]+"/, '"lastReviewed":"2020-01-01"'],
    ['a page that is not there', '/authors/tom-okafor/#person', '/authors/tom-smith/#person'],
    ['no block', /<script type="application\/ld\+json">.*?<\/script>/s, ''],
  ])('is at fault with %s', (_, from, to) => {
    expect(dataFaults(changed('faq/what-is-colophon/index.html', from, to), root)).not.toEqual([]);
  });

  test('weighs little: 1.5 kB for a post or an answer, and more only where many people vouch for it', () => {
    const sizes = pages
      .filter(({ path }) => /(?:blog|faq)\/[^/]+\/index/.test(path))
      .map(({ html }) => Buffer.byteLength(dataBlocks(html).join('')));
    expect(sizes.length).toBeGreaterThan(50);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(1600);
    expect(Math.max(...sizes)).toBeLessThan(2200);
  });
});

test('the icons are pictures of the sizes that their names and the manifests say', async () => {
  for (const { address, size } of Object.values(icons)) {
    const bytes = files.get(address.slice(1));
    expect(bytes, address).toBeDefined();
    const png = address.endsWith('.ico') ? bytes?.subarray(22) : bytes;
    const { format, width, height } = await sharp(png).metadata();
    expect({ format, width, height }, address).toEqual({ format: 'png', width: size, height: size });
  }
  for (const path of ['manifest.webmanifest', 'fr/manifest.webmanifest']) {
    const manifest = JSON.parse(files.get(path)?.toString() ?? '') as { icons: { src: string }[] };
    for (const { src } of manifest.icons) expect(files.has(src.slice(1)), src).toBe(true);
  }
});

test('security.txt stands at the root and holds; humans.txt marks the invented people', () => {
  const security = files.get('.well-known/security.txt')?.toString() ?? '';
  expect(security).toContain('Contact: mailto:security@colophon.example\n');
  expect(security).toContain(`Canonical: ${root}.well-known/security.txt\n`);
  const days = (Date.parse(/Expires: (.+)/.exec(security)?.[1] ?? '') - Date.parse(demoNow)) / 86_400_000;
  expect(days).toBeGreaterThan(300);
  expect(days).toBeLessThan(365);
  const humans = files.get('humans.txt')?.toString() ?? '';
  expect(humans.match(/An invented person/g)?.length).toBe(humans.match(/Role: /g)?.length);
  const addresses = new Set(pages.map(({ address }) => address));
  for (const [address] of humans.matchAll(/https:\S+/g)) expect(addresses).toContain(address);
});
