import { beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { icons } from '../../src/seo/icons.ts';
import { buildDemo, demoNow } from '../fixtures/demo.ts';
import { readFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import type { PageElement } from './elements.ts';
import { structuredDataFaults } from './structured-data.ts';

const host = 'https://colophon.example';
let files: Map<string, Buffer>;
let pages: Map<string, PageElement[]>;

beforeAll(async () => {
  files = await readFolder(await buildDemo());
  const html = [...files].filter(([path]) => path.endsWith('.html'));
  pages = new Map(html.map(([path, bytes]) => [path, elementsOf(bytes.toString())]));
});

/** The address at which a host serves a page's file. */
function addressOf(path: string): string {
  return `${host}/${path.replace(/(^|\/)index\.html$/, '$1')}`;
}

function fileAt(address: string): Buffer | undefined {
  const path = decodeURIComponent(new URL(address).pathname).slice(1);
  return files.get(path === '' || path.endsWith('/') ? `${path}index.html` : path);
}

const links = (elements: PageElement[], rel: string) =>
  elements.filter(({ name, attributes }) => name === 'link' && attributes['rel'] === rel);
const metas = (elements: PageElement[], name: string) =>
  elements.flatMap(({ attributes }) =>
    attributes['name'] === name || attributes['property'] === name ? [attributes['content'] ?? ''] : [],
  );
const isListed = (elements: PageElement[]) => !metas(elements, 'robots').includes('noindex');

describe('every page of the demo', () => {
  test('has one canonical address: its own, or that of the page where its text is at home', () => {
    expect(pages.size).toBeGreaterThan(90);
    for (const [path, elements] of pages) {
      const found = links(elements, 'canonical').map(({ attributes }) => attributes['href']);
      expect(found, path).toHaveLength(1);
      const [canonical = ''] = found;
      expect(fileAt(canonical), `${path}: ${canonical}`).toBeDefined();
      expect(metas(elements, 'og:url'), path).toEqual([canonical]);
      // A page that is at home elsewhere must not compete with it, and the one there is at home.
      if (isListed(elements)) expect(canonical, path).toBe(addressOf(path));
      const home = pages.get(`${new URL(canonical).pathname.slice(1)}index.html`);
      if (home) expect(links(home, 'canonical')[0]?.attributes['href'], path).toBe(canonical);
    }
  });

  test('and each page in another language name each other, and the same one for all other readers', () => {
    const groups = new Map<string, string>();
    for (const [path, elements] of pages) {
      const named = links(elements, 'alternate').flatMap(({ attributes }) =>
        attributes['hreflang'] ? [`${attributes['hreflang']} ${attributes['href'] ?? ''}`] : [],
      );
      if (named.length > 0) groups.set(addressOf(path), named.join('\n'));
    }
    expect(groups.size).toBeGreaterThan(60);
    for (const [address, named] of groups) {
      const lines = named.split('\n').map((line) => line.split(' '));
      expect(lines.map(([lang]) => lang)).toEqual(['en', 'fr', 'x-default']);
      expect(lines.map(([, to]) => to)).toContain(address);
      for (const [, to = ''] of lines) expect(groups.get(to), `${address} → ${to}`).toBe(named);
    }
  });

  test('has a title that ends with the site’s name, and words for those who read no further', () => {
    const titles = new Map<string, string>();
    for (const [path, elements] of pages) {
      const title = metas(elements, 'og:title')[0] ?? '';
      const html = files.get(path)?.toString() ?? '';
      const written = /<title>([^<]+)<\/title>/.exec(html)?.[1] ?? '';
      expect(written, path).toMatch(
        path.endsWith('index.html') && title === 'Colophon' ? /Colophon/ : / – Colophon$/,
      );
      expect(written.length, path).toBeLessThan(140);
      const [description = ''] = metas(elements, 'description');
      expect(description.length, path).toBeGreaterThan(20);
      expect(description.length, path).toBeLessThanOrEqual(320);
      if (!isListed(elements)) continue;
      const key = `${path.startsWith('fr/') ? 'fr' : 'en'} ${written}`;
      expect(titles.get(key), `${path} is called like another page`).toBeUndefined();
      titles.set(key, path);
    }
  });

  test('keeps out of the index what is no answer to a search, and only that', () => {
    const hidden = [...pages].filter(([, elements]) => !isListed(elements)).map(([path]) => path);
    const untranslated = hidden.filter((path) => {
      const [canonical = ''] = links(pages.get(path) ?? [], 'canonical').map(
        ({ attributes }) => attributes['href'] ?? '',
      );
      return canonical !== addressOf(path);
    });
    expect(untranslated.length).toBeGreaterThan(0);
    expect(hidden.filter((path) => !untranslated.includes(path)).toSorted()).toEqual([
      '404.html',
      'fr/search/index.html',
      'search/index.html',
      'styleguide/index.html',
    ]);
  });
});

describe('what the pages of the demo say to machines', () => {
  const blockOf = (path: string): string[] =>
    [
      ...(files.get(path)?.toString() ?? '').matchAll(
        /<script type="application\/ld\+json">(.*?)<\/script>/gs,
      ),
    ].map(([, text = '']) => text);
  /** Every value of a graph, with the name of its property. */
  const values = (node: unknown, name = ''): [string, string][] =>
    typeof node === 'object' && node !== null
      ? Object.entries(node).flatMap(([key, value]) => values(value, Array.isArray(node) ? name : key))
      : [[name, String(node)]];

  test('is one block for each page that is listed, or is another’s text', () => {
    for (const [path, elements] of pages) {
      const canonical = links(elements, 'canonical')[0]?.attributes['href'];
      const expected = isListed(elements) || canonical !== addressOf(path) ? 1 : 0;
      expect(blockOf(path), path).toHaveLength(expected);
    }
  });

  test('satisfies validators that nobody here wrote', async () => {
    expect(await structuredDataFaults(files)).toEqual([]);
    const wrong = `<script type="application/ld+json">${JSON.stringify({
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'BlogPosting', headLine: 'x' },
        { '@type': 'BlogPost', headline: 'x' },
        { '@type': 'Person', url: 'https://x.example/' },
      ],
    })}</script>`;
    expect(await structuredDataFaults(new Map([['a.html', Buffer.from(wrong)]]))).toEqual([
      'a.html: WARNING Property "headLine" for type "BlogPosting" is not supported by the schema.org specification',
      'a.html: ERROR Type "BlogPost" is not a valid schema.org type',
      'a.html: ERROR Required attribute "name" is missing',
    ]);
  });

  test('leads to pages and pictures that are there', () => {
    let count = 0;
    for (const path of pages.keys()) {
      for (const [name, value] of blockOf(path).flatMap((text) => values(JSON.parse(text)))) {
        if (!value.startsWith(`${host}/`)) continue;
        count++;
        expect(fileAt(value), `${path}: ${name} ${value}`).toBeDefined();
      }
    }
    expect(count).toBeGreaterThan(500);
  });

  test('is nothing that the page does not show', () => {
    const words = new Set([
      'name',
      'headline',
      'description',
      'text',
      'keywords',
      'jobTitle',
      'creditText',
      'contactType',
      'email',
      'disambiguatingDescription',
    ]);
    const days = new Set(['datePublished', 'dateModified', 'lastReviewed']);
    const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();
    for (const [path, elements] of pages) {
      const [block] = blockOf(path);
      if (block === undefined) continue;
      const html = files.get(path)?.toString() ?? '';
      const shown = tidy(
        html
          .slice(html.indexOf('<body'))
          .replace(/<[^>]*>/g, ' ')
          .replace(/&(?:#39|apos);/g, "'")
          .replace(/&quot;/g, '"')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&'),
      );
      const times = elements.flatMap(({ name, attributes }) =>
        name === 'time' ? [attributes['datetime'] ?? ''] : [],
      );
      for (const [name, value] of values(JSON.parse(block))) {
        if (name === 'email') expect(html, path).toContain(`mailto:${value}`);
        else if (words.has(name)) expect(shown, `${path}: ${name}`).toContain(tidy(value));
        if (days.has(name))
          expect(
            times.some((time) => time.startsWith(value.slice(0, 10))),
            `${path}: ${name} ${value}`,
          ).toBe(true);
      }
    }
  });

  test('weighs little: 1.5 kB for a post or an answer, and more only where many people vouch for it', () => {
    const sizes = [...pages.keys()]
      .filter((path) => /(?:blog|faq)\/[^/]+\/index/.test(path))
      .map((path) => Buffer.byteLength(blockOf(path)[0] ?? ''));
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
    const manifest = JSON.parse(files.get(path)?.toString() ?? '') as {
      start_url: string;
      icons: { src: string }[];
    };
    for (const address of [manifest.start_url, ...manifest.icons.map(({ src }) => src)]) {
      expect(fileAt(`${host}${address}`), address).toBeDefined();
    }
  }
});

test('security.txt stands at the root and holds; humans.txt marks the invented people', () => {
  const security = files.get('.well-known/security.txt')?.toString() ?? '';
  expect(security).toMatch(
    /^Contact: mailto:security@colophon\.example\nExpires: .+\nPreferred-Languages: en, fr\nCanonical: .+\n$/,
  );
  expect(security).toContain(`Canonical: ${host}/.well-known/security.txt\n`);
  const days = (Date.parse(/Expires: (.+)/.exec(security)?.[1] ?? '') - Date.parse(demoNow)) / 86_400_000;
  expect(days).toBeGreaterThan(300);
  expect(days).toBeLessThan(365);
  const humans = files.get('humans.txt')?.toString() ?? '';
  expect(humans.match(/An invented person/g)?.length).toBe(humans.match(/Role: /g)?.length);
  for (const [address] of humans.matchAll(/https:\S+/g)) expect(fileAt(address), address).toBeDefined();
});
