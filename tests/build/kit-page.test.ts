import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kitNow, kitSite, richKit, withdrawnDigest } from '../fixtures/kit-site.ts';
import { put, readFolder, remove, writeFolder } from '../fixtures/folder.ts';
import { unzip } from '../kits/unzip.ts';
import { elementsOf } from './elements.ts';
import { htmlFaults } from './html.ts';
import { brokenLinks, foreignLoads } from './links.ts';
import { byId, findAll, textOf, treeOf } from './page-tree.ts';
import type { TreeNode } from './page-tree.ts';
import { runScript } from './run.ts';

const host = 'https://tiny.example';
let root: string;
let files: Map<string, Buffer>;
let media: Record<string, string | Buffer>;

beforeAll(async () => {
  root = await writeFolder({});
  media = await kitSite();
  for (const [name, bytes] of Object.entries(media)) await put(join(root, 'content'), name, bytes);
  const outDir = join(root, 'out');
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: outDir,
    CACHE_DIR: join(root, 'cache'),
    BUILD_TIME: kitNow,
  });
  if (code !== 0) throw new Error(output);
  files = await readFolder(outDir);
});
afterAll(() => remove(root));

const html = (path: string) => files.get(`${path}index.html`)?.toString() ?? '';
const page = (path: string) => treeOf(html(path));
const json = (path: string) => JSON.parse(files.get(path)?.toString() ?? '') as Record<string, unknown>;
const sha256 = (bytes: Buffer | string | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
const isA = (name: string) => (node: TreeNode) => node.name === name;
const parts = (path: string) =>
  findAll(page(path), ({ attributes }) => (attributes['class'] ?? '').includes('kit-section')).map(
    ({ attributes }) => attributes['aria-labelledby']?.replace('kit:', ''),
  );
const assetPath = (file: string) => `assets/${sha256(media[file]).slice(0, 16)}/`;

describe('the pages of kits and of their files', () => {
  test('are valid, of which every link leads somewhere and nothing is foreign', async () => {
    expect(await htmlFaults(files)).toEqual([]);
    expect(brokenLinks(files, `${host}/`)).toEqual([]);
    expect(foreignLoads(files)).toEqual([]);
  });

  test('give every picture its size, so that nothing moves while it loads', () => {
    for (const path of ['kits/lanterns/', 'kits/many/', assetPath('media/tall.jpg')]) {
      const pictures = elementsOf(html(path)).filter(({ name }) => name === 'img');
      expect(pictures.length).toBeGreaterThan(0);
      for (const { attributes } of pictures) {
        expect(Number(attributes['width']), path).toBeGreaterThan(0);
        expect(Number(attributes['height']), path).toBeGreaterThan(0);
      }
    }
  });

  test.each(['kits/lanterns/', 'fr/kits/lanterns/', 'kits/many/', 'kits/'])('%s ships little', (path) => {
    const bytes = (pattern: RegExp) =>
      [...new Set([...html(path).matchAll(pattern)].map(([, name]) => name ?? ''))].map(
        (name) => files.get(name) ?? Buffer.from(''),
      );
    const styles = bytes(/href="\/(_astro\/[^"]+\.css)"/g);
    const scripts = bytes(/src="\/(_astro\/[^"]+\.js)"/g);
    const sent = (all: Buffer[]) => all.reduce((sum, one) => sum + gzipSync(one).length, 0);
    expect(sent(styles)).toBeGreaterThan(1000);
    expect(sent(styles)).toBeLessThan(12_000);
    expect(sent(scripts)).toBeLessThan(10_000);
    expect(html(path)).not.toMatch(/<[^>]+\sstyle=|<style|<script>(?!\s*<\/script>)/);
  });
});

describe('what is empty does not show', () => {
  test.each([
    ['kits/bare/', ['texts', 'disclosure', 'embed']],
    ['kits/words/', ['texts', 'downloads', 'facts', 'disclosure', 'embed']],
    ['kits/one/', ['texts', 'pictures', 'downloads', 'disclosure', 'embed']],
    [
      'kits/lanterns/',
      [
        'texts',
        'pictures',
        'logos',
        'documents',
        'downloads',
        'facts',
        'story',
        'features',
        'quotes',
        'people',
        'videos',
        'links',
        'contact',
        'permissions',
        'disclosure',
        'embed',
        'versions',
      ],
    ],
  ])('%s', (path, expected) => {
    expect(parts(path)).toEqual(expected);
  });

  test('and the contents list what shows, each with the words of its heading', () => {
    const tree = page('kits/lanterns/');
    const [contents] = findAll(tree, ({ attributes }) => attributes['aria-labelledby'] === 'contents');
    const links = findAll(contents ?? tree, isA('a'));
    expect(links.length).toBe(19);
    for (const link of links) {
      const heading = byId(tree, decodeURIComponent(link.attributes['href']?.slice(1) ?? ''));
      expect(textOf(heading).trim()).toBe(textOf(link).trim());
    }
  });
});

describe('what can be copied', () => {
  test('each button names a text of its own, in words that no other button has', () => {
    for (const path of ['kits/lanterns/', 'fr/kits/lanterns/', 'kits/many/', assetPath('media/quay.jpg')]) {
      const tree = page(path);
      const buttons = findAll(tree, ({ attributes }) => attributes['data-copy'] !== undefined);
      expect(buttons.length).toBeGreaterThan(3);
      const names = buttons.map((button) => textOf(button).replace(/\s+/g, ' ').trim());
      expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
      for (const { attributes } of buttons)
        expect(textOf(byId(tree, attributes['data-copy'] ?? '')).trim(), path).not.toBe('');
    }
  });

  test('texts are the kit’s own, to the letter, with the number of their words', () => {
    const tree = page('kits/lanterns/');
    expect(textOf(byId(tree, 'text:line')).trim()).toBe(richKit.summary);
    expect(textOf(byId(tree, 'text:short')).trim()).toBe(richKit.boilerplates.short);
    expect(textOf(byId(tree, 'text:medium')).trim()).toBe(richKit.boilerplates.medium);
    expect(textOf(byId(tree, 'kit:texts'))).toBe('Texts to copy');
    expect(html('kits/lanterns/')).toContain('17 words');
  });
});

describe('downloads', () => {
  test('the page says of each ZIP its size, its digest and the files that are in it', async () => {
    const tree = page('kits/lanterns/');
    const links = findAll(
      tree,
      ({ name, attributes }) => name === 'a' && /\.zip$/.test(attributes['href'] ?? ''),
    );
    const addresses = [...new Set(links.map(({ attributes }) => attributes['href'] ?? ''))];
    expect(addresses).toHaveLength(4);
    const [section] = findAll(tree, ({ attributes }) => attributes['aria-labelledby'] === 'kit:downloads');
    const lists = findAll(section ?? tree, isA('ol')).map((list) =>
      findAll(list, isA('li')).map((item) => textOf(item).trim()),
    );
    for (const [index, address] of addresses.entries()) {
      const zip = files.get(address.slice(1));
      expect(textOf(section)).toContain(sha256(zip));
      const names = (await unzip(zip ?? Buffer.from(''))).map(({ name }) => name);
      expect(lists[index]).toEqual(names);
    }
    expect(textOf(tree)).toContain(`${String(lists[0]?.length)} files`);
  });
});

describe('a file’s own page', () => {
  test('has every file of it with size and digest, as they are on the site, in both languages', () => {
    for (const home of ['', 'fr/']) {
      const tree = page(home + assetPath('media/quay.jpg'));
      const links = findAll(tree, ({ attributes }) => /^\/assets\/.+\.jpg$/.test(attributes['href'] ?? ''));
      expect(links).toHaveLength(2);
      for (const { attributes } of links)
        expect(textOf(tree)).toContain(sha256(files.get(attributes['href']?.slice(1) ?? '')));
      expect(textOf(tree)).toContain(sha256(media['media/quay.jpg']));
      expect(textOf(byId(tree, 'credit:1:1')).trim()).toContain('ليلى حداد, CC-BY-NC-4.0');
    }
    expect(textOf(page(assetPath('media/quay.jpg')))).toMatch(/Current.*30 June 2027.*Retouched/s);
  });

  test('is linked from the kit, and says in which kits and versions it is', () => {
    expect(html('kits/lanterns/')).toContain(`href="/${assetPath('media/quay.jpg')}"`);
    const text = textOf(page(assetPath('media/tall.jpg')));
    expect(text).toContain('Donaudampfschifffahrtsgesellschaftslaternen, version 1.2');
    expect(text).toContain('One picture, version 1.0');
    // What only a French kit has is there in English too: the address is printed without a language.
    expect(textOf(page(assetPath('media/seul.jpg')))).toContain('Seulement en français');
  });

  test('of a withdrawn one says when and why, and shows nothing', () => {
    const path = `assets/${withdrawnDigest.slice(0, 16)}/`;
    const text = textOf(page(path)).replace(/\s+/g, ' ');
    expect(text).toContain('The person in the picture asked for it.');
    expect(text).toContain('10 October 2026');
    expect(text).toContain(withdrawnDigest);
    const [main] = findAll(page(path), isA('main'));
    expect(findAll(main ?? page(path), ({ name }) => /^(?:img|source|video)$/.test(name))).toEqual([]);
    expect(html(path)).toMatch(/<meta name="robots" content="noindex"\/?>/);
    expect(textOf(page(`fr/${path}`))).toContain('Ce fichier a été retiré');
  });

  test('of one whose right has ended says so, and neither picture nor words are anywhere', () => {
    const text = textOf(page(assetPath('media/gone.jpg')));
    expect(text).toContain('21 November 2026');
    for (const [name, bytes] of files) {
      expect(name).not.toContain('gone');
      if (/\.(?:html|json|xml|txt)$/.test(name))
        expect(bytes.toString().includes('nobody may show'), name).toBe(false);
    }
    expect(files.get('sitemap-0.xml')?.toString()).not.toContain(assetPath('media/gone.jpg'));
    expect(files.get('sitemap-0.xml')?.toString()).toContain(assetPath('media/tall.jpg'));
  });
});

describe('what must be written', () => {
  const countries = (path: string) =>
    findAll(page(path), ({ attributes }) => attributes['name'] === 'kit-country');

  test('is there for each country, without a script; that of the page’s readers is open', () => {
    const open = (path: string) =>
      countries(path)
        .filter(({ attributes }) => attributes['open'] !== undefined)
        .map((country) => textOf(findAll(country, isA('summary'))[0]).trim());
    expect(countries('kits/lanterns/')).toHaveLength(4);
    expect(open('kits/lanterns/')).toEqual(['Readers in: United Kingdom']);
    expect(open('fr/kits/lanterns/')).toEqual(['Vos lecteurs\u00a0: France']);
  });

  test('is in text, HTML and Markdown, with links that search engines are told of', () => {
    const tree = page('kits/lanterns/');
    const text = textOf(byId(tree, 'disclosure:FR:text'));
    expect(text).toContain('lent me a ship’s lantern for six weeks');
    expect(text).toContain('version 1.2');
    for (const format of ['html', 'markdown'])
      expect(textOf(byId(tree, `disclosure:UK:${format}`))).toContain('rel="sponsored noopener"');
    expect(textOf(byId(tree, 'disclosure:US:video'))).toContain('North Harbour Museum');
    expect(textOf(tree)).toContain('You are free to write what you think');
  });

  test('where nothing is given, nothing must be: one sentence, and no link is sponsored', () => {
    expect(countries('kits/bare/')).toEqual([]);
    expect(html('kits/bare/')).not.toContain('sponsored');
    expect(textOf(byId(page('kits/bare/'), 'disclosure:text'))).toContain('gave me nothing');
  });
});

describe('for programs', () => {
  test('the feeds of versions and the card are announced in the head', () => {
    const links = elementsOf(html('fr/kits/lanterns/')).filter(
      ({ name, attributes }) => name === 'link' && attributes['rel'] === 'alternate',
    );
    const href = (type: string) =>
      links.find(({ attributes }) => attributes['type'] === type)?.attributes['href'];
    expect(href('application/atom+xml')).toBe('/fr/kits/lanterns/atom.xml');
    expect(href('application/feed+json')).toBe('/fr/kits/lanterns/feed.json');
    expect(href('application/json+oembed')).toBe(`${host}/fr/kits/lanterns/oembed.json`);
    expect(json('kits/lanterns/feed.json')['items']).toHaveLength(3);
    // A kit in another language is announced where it is written, and has no second feed.
    expect(files.has('fr/kits/one/atom.xml')).toBe(false);
    expect(html('fr/kits/one/')).toContain(`${host}/kits/one/oembed.json`);
  });

  test('the answer is one of oEmbed 1.0, of type rich', () => {
    const answer = json('kits/lanterns/oembed.json');
    expect(answer).toMatchObject({ type: 'rich', version: '1.0', title: richKit.title });
    // oembed.com, 2.3.4: strings, whole addresses, and sizes that are numbers; of a thumbnail all three or none.
    for (const key of ['author_name', 'provider_name', 'html'])
      expect(answer[key]).toEqual(expect.any(String));
    for (const key of ['author_url', 'provider_url', 'thumbnail_url'])
      expect(URL.canParse(String(answer[key])), key).toBe(true);
    for (const key of ['width', 'height', 'thumbnail_width', 'thumbnail_height'])
      expect(Number.isInteger(answer[key]), key).toBe(true);
    expect(files.has(new URL(String(answer['thumbnail_url'])).pathname.slice(1))).toBe(true);
  });

  test('the card is the one of the page: plain HTML, without script, style or picture', () => {
    const card = String(json('kits/one/oembed.json')['html']);
    expect(textOf(byId(page('kits/one/'), 'embed:html'))).toBe(card);
    const elements = findAll(treeOf(card), ({ name }) => !/^(?:html|head|body)$/.test(name));
    expect(elements.map(({ name }) => name)).toEqual(['blockquote', 'p', 'strong', 'a', 'p', 'p', 'small']);
    expect(elements[3]?.attributes).toEqual({ href: `${host}/kits/one/`, rel: 'sponsored noopener' });
  });

  test('each picture says to search engines whose it is and how it may be used', () => {
    for (const path of ['kits/lanterns/', assetPath('media/quay.jpg')]) {
      const [, text = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html(path)) ?? [];
      const { '@graph': graph } = JSON.parse(text) as { '@graph': Record<string, unknown>[] };
      const pictures = graph.filter((node) => node['@type'] === 'ImageObject');
      expect(pictures).toHaveLength(path === 'kits/lanterns/' ? 7 : 1);
      expect(pictures).toContainEqual(
        expect.objectContaining({
          creditText: 'ليلى حداد',
          creator: { '@type': 'Person', name: 'ليلى حداد' },
          license: 'https://creativecommons.org/licenses/by-nc/4.0/',
          acquireLicensePage: `${host}/${assetPath('media/quay.jpg')}`,
          copyrightNotice: expect.stringContaining('CC-BY-NC-4.0') as string,
        }),
      );
      for (const picture of pictures) {
        const { pathname } = new URL(String(picture['contentUrl']));
        expect(sha256(files.get(pathname.slice(1)))).toBe(picture['sha256']);
      }
    }
  });
});

test('the search finds facts, features and one text of its three lengths, and no rules or digests', () => {
  const tree = page('kits/lanterns/');
  const [body] = findAll(tree, ({ attributes }) => 'data-pagefind-body' in attributes);
  const found = textOf(body, ({ attributes }) => 'data-pagefind-ignore' in attributes);
  expect(found).toContain('Donaulände');
  expect(found).toContain('Burns for 40 hours');
  expect(found).toContain('buried twice');
  expect(found.match(/makes lamps for ships/g)).toHaveLength(1);
  expect(found).not.toMatch(/rel="sponsored|[0-9a-f]{64}|You may use it as it is|Copy/);
});

test('the list of kits says version, day, files and what comes with each', () => {
  const text = textOf(page('kits/')).replace(/\s+/g, ' ');
  expect(text).toMatch(
    /Donaudampfschifffahrtsgesellschaftslaternen.*Version 1\.2.*2 November 2026.*\d+ files.*loan/,
  );
});
