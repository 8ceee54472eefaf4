import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { wellFormed } from '../outputs/feeds/well-formed.ts';
import { elementsOf } from './elements.ts';
import { runScript } from './run.ts';

const host = 'https://tiny.example/project';

/** What feeds must not tell of: each has a word that stands nowhere else. */
const hidden = {
  draft: 'draft: true\n',
  scheduled: 'publishAt: 2026-12-01T09:00:00Z\n',
  expired: 'expireAt: 2026-10-01T09:00:00Z\n',
};

const body = `## Part

A [link](/faq/what/#more), [one that is hidden](/blog/draft/), [below](#part) and a note.[^1]

[^1]: The note.

<Figure src="/media/map.png" alt="A map" caption="Its caption" />

<Callout kind="tip">

Words.

</Callout>

<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />

<Download file="/media/list.csv" />
`;

let root: string;
let files: Map<string, Buffer>;

async function build(folder: string): Promise<Map<string, Buffer>> {
  const { code, output } = await runScript('build', {
    CONTENT_DIR: join(root, 'content'),
    OUT_DIR: join(root, folder),
    CACHE_DIR: join(root, `${folder}-cache`),
    BUILD_TIME: '2026-11-01T00:00:00Z',
  });
  if (code !== 0) throw new Error(output);
  return readFolder(join(root, folder));
}

beforeAll(async () => {
  root = await writeFolder({});
  const texts: Record<string, string | Buffer> = {
    ...tinySite,
    'site.yaml': (tinySite['site.yaml'] ?? '').replace('https://tiny.example', host),
    'policy.yaml': [
      'desks: { legal: { name: Legal }, editorial: { name: Editorial } }',
      'rules:',
      '  - { match: posts/en/unapproved.mdx, require: { editorial: 1 } }',
      '',
    ].join('\n'),
    'people/ben.yaml': 'name: بن\nrole: Edits\n',
    'topics/empty.yaml': 'name: { en: Empty, fr: Vide }\ndescription: Nothing yet.\n',
    'partners/shop.yaml': 'name: The <Shop>\nrelation: They lend.\n',
    'media/map.png': await sharp({ create: { width: 60, height: 40, channels: 3, background: '#123456' } })
      .png()
      .toBuffer(),
    'media/list.csv': 'a,b\n',
    'faq/en/what.mdx': answer('What is it?', '', '## More\n\nWords.\n'),
    'posts/en/rich.mdx': post(
      '👩‍🚀 ]]> <b>مرحبا</b> & co',
      'partnership: { partner: shop, consideration: gift }\nimage: { src: /media/map.png, alt: A map }\nupdated: 2026-06-01\n',
      body,
    ).replace('[ann]', '[ann, ben]'),
    'posts/en/newer.mdx': post('Newer').replace('2026-05-01', '2026-07-01'),
    'posts/en/older.mdx': post('Older', 'aliases: [/blog/former/]\n').replace('2026-05-01', '2026-01-01'),
    'posts/fr/rich.mdx': post('Riche', '', 'Des mots de mirabelle.\n'),
    'posts/en/unapproved.mdx': post('The unapproved one', '', 'Words of zyxunapproved.\n'),
  };
  for (const [name, fields] of Object.entries(hidden))
    texts[`posts/en/${name}.mdx`] = post(`The ${name} one`, fields, `Words of zyx${name}.\n`);
  for (const [path, text] of Object.entries(texts)) await put(join(root, 'content'), path, text);
  files = await build('out');
});
afterAll(() => remove(root));

const feedsOf = (ending: string) =>
  [...files]
    .filter(([path]) => path.endsWith(ending))
    .map(([path, bytes]) => [path, bytes.toString()] as const);

/** The texts of the elements of this name directly in another. */
type Element = ReturnType<typeof wellFormed>;
const all = (parent: Element | undefined, name: string) =>
  (parent?.children ?? []).filter((child) => child.name === name);
const texts = (parent: Element | undefined, name: string) => all(parent, name).map(({ text }) => text);
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

interface JsonFeed {
  version: string;
  title: string;
  home_page_url: string;
  feed_url: string;
  language: string;
  items: Record<string, string>[];
}

test('each language has a feed of its own, and so has each topic and each author, in three formats', () => {
  const places = ['', 'topics/care/', 'topics/empty/', 'authors/ann/', 'authors/ben/'];
  for (const ending of ['rss.xml', 'atom.xml', 'feed.json'])
    expect(
      feedsOf(ending)
        .map(([path]) => path)
        .toSorted(),
    ).toEqual([...places, ...places.map((place) => `fr/${place}`)].map((place) => place + ending).toSorted());
});

describe('by the specifications', () => {
  test('RSS 2.0', () => {
    for (const [path, xml] of feedsOf('rss.xml')) {
      const [channel] = all(wellFormed(xml), 'channel');
      for (const name of ['title', 'link', 'description', 'language'])
        expect(texts(channel, name), `${path} ${name}`).toEqual([expect.stringMatching(/\S/)]);
      expect(all(channel, 'atom:link')[0]?.attributes).toEqual({
        href: `${host}/${path}`,
        rel: 'self',
        type: 'application/rss+xml',
      });
      const items = all(channel, 'item');
      const ids = items.flatMap((item) => texts(item, 'guid'));
      expect(new Set(ids).size).toBe(items.length);
      for (const item of items) {
        for (const name of ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded'])
          expect(texts(item, name), `${path} ${name}`).toEqual([expect.stringMatching(/\S/)]);
        expect(texts(item, 'pubDate')[0]).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/);
        expect(texts(item, 'dc:creator').length).toBeGreaterThan(0);
      }
      const days = items.map((item) => Date.parse(texts(item, 'pubDate')[0] ?? ''));
      expect(days).toEqual(days.toSorted((a, b) => b - a));
    }
  });

  test('Atom 1.0', () => {
    const feedIds: string[] = [];
    for (const [path, xml] of feedsOf('atom.xml')) {
      const feed = wellFormed(xml);
      expect(feed.name).toBe('feed');
      expect(feed.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2005/Atom' });
      for (const name of ['title', 'id', 'updated'])
        expect(texts(feed, name), `${path} ${name}`).toEqual([expect.stringMatching(/\S/)]);
      feedIds.push(...texts(feed, 'id'));
      expect(all(feed, 'link').map(({ attributes }) => attributes)).toMatchObject([
        { rel: 'self', href: `${host}/${path}` },
        { rel: 'alternate', href: `${host}/${path.replace('atom.xml', '')}` },
      ]);
      const entries = all(feed, 'entry');
      for (const entry of [feed, ...entries]) {
        expect(texts(entry, 'updated')[0]).toMatch(moment);
        for (const author of all(entry, 'author')) expect(texts(author, 'name')[0]).toMatch(/\S/);
        expect(all(entry, 'author').length).toBeGreaterThan(0);
      }
      expect(new Set(entries.flatMap((entry) => texts(entry, 'id'))).size).toBe(entries.length);
      for (const entry of entries) {
        expect(texts(entry, 'published')[0]).toMatch(moment);
        expect(all(entry, 'content')[0]?.attributes).toEqual({ type: 'html' });
        expect(all(entry, 'link')).toHaveLength(1);
      }
      const newest = entries
        .map((entry) => texts(entry, 'updated')[0] ?? '')
        .toSorted()
        .at(-1);
      expect(texts(feed, 'updated')[0]).toBe(newest ?? '1970-01-01T00:00:00Z');
    }
    expect(new Set(feedIds).size).toBe(feedIds.length);
  });

  test('JSON Feed 1.1', () => {
    for (const [path, text] of feedsOf('feed.json')) {
      const feed = JSON.parse(text) as JsonFeed;
      expect(feed).toMatchObject({
        version: 'https://jsonfeed.org/version/1.1',
        feed_url: `${host}/${path}`,
        home_page_url: `${host}/${path.replace('feed.json', '')}`,
        language: path.startsWith('fr/') ? 'fr-FR' : 'en-GB',
      });
      expect(feed.title).toMatch(/\S/);
      expect(new Set(feed.items.map(({ id }) => id)).size).toBe(feed.items.length);
      for (const item of feed.items) {
        expect(item).toMatchObject({
          id: expect.stringContaining(host) as string,
          url: expect.stringContaining(host) as string,
          content_html: expect.stringMatching(/\S/) as string,
          date_published: expect.stringMatching(moment) as string,
        });
      }
    }
  });
});

test('the three formats say the same, each in its way', () => {
  const [channel] = all(wellFormed(files.get('rss.xml')?.toString() ?? ''), 'channel');
  const atom = wellFormed(files.get('atom.xml')?.toString() ?? '');
  const json = JSON.parse(files.get('feed.json')?.toString() ?? '') as JsonFeed;
  const read = {
    rss: all(channel, 'item').map((item) =>
      ['guid', 'title', 'description', 'content:encoded'].map((name) => texts(item, name)[0]),
    ),
    atom: all(atom, 'entry').map((entry) =>
      ['id', 'title', 'summary', 'content'].map((name) => texts(entry, name)[0]),
    ),
    json: json.items.map((item) => ['id', 'title', 'summary', 'content_html'].map((name) => item[name])),
  };
  expect(read.atom).toEqual(read.rss);
  expect(read.json).toEqual(read.rss);
  expect(read.rss.map(([id, title]) => [id, title])).toEqual([
    [`${host}/blog/newer/`, 'Newer'],
    [`${host}/blog/rich/`, '[Advertisement] 👩‍🚀 ]]> <b>مرحبا</b> & co'],
    // Renamed since: the id is the former address, by which readers know it.
    [`${host}/blog/former/`, 'Older'],
  ]);
  expect(read.rss[1]?.[2]).toBe('[Advertisement: a gift between us and The <Shop>] What it says.');
});

test('a text is whole: label, picture, components; every address in it is whole and leads somewhere', () => {
  const json = JSON.parse(files.get('feed.json')?.toString() ?? '') as JsonFeed;
  const html = json.items[1]?.['content_html'] ?? '';
  expect(html).toMatch(
    /^<p><strong><a href="[^"]+partners\/shop\/">Advertisement: a gift between us and The &lt;Shop&gt;</,
  );
  expect(html).toContain('one that is hidden');
  expect(html).not.toContain('/blog/draft/');
  for (const part of [
    '<figcaption>Its caption',
    '<aside>',
    'Play “A film”',
    'Download list.csv',
    'The note.',
  ])
    expect(html).toContain(part);
  let followed = 0;
  for (const { name, attributes } of elementsOf(html)) {
    expect(['script', 'style', 'iframe']).not.toContain(name);
    for (const address of [attributes['href'], attributes['src']]) {
      if (address === undefined) continue;
      expect(address).toMatch(/^https:\/\//);
      if (!address.startsWith(`${host}/`)) continue;
      const path = new URL(address).pathname.slice('/project/'.length);
      expect(files.has(path.endsWith('/') ? `${path}index.html` : path), address).toBe(true);
      followed++;
    }
  }
  expect(followed).toBeGreaterThan(6);
});

test('what is not on the site is in no feed, and no e-mail address either', () => {
  const everything = [...feedsOf('rss.xml'), ...feedsOf('atom.xml'), ...feedsOf('feed.json')];
  for (const [path, text] of everything) {
    expect(text, path).not.toMatch(/zyx|The (?:draft|scheduled|expired|unapproved) one/);
    expect(text, path).not.toMatch(/[\w.]+@[\w.]+/);
    expect(text.includes('mirabelle'), path).toBe(/^fr\/(?:[^/]*$|topics\/care|authors\/ann)/.test(path));
  }
});

test('pages name their feeds, and browsers can show them', () => {
  const feeds = (path: string) =>
    elementsOf(files.get(path)?.toString() ?? '')
      .filter(({ attributes }) => /rss|atom|feed/.test(attributes['type'] ?? ''))
      .map(({ attributes }) => attributes['href']);
  const three = (place: string) =>
    ['rss.xml', 'atom.xml', 'feed.json'].map((name) => `/project/${place}${name}`);
  expect(feeds('blog/rich/index.html')).toEqual(three(''));
  expect(feeds('fr/topics/care/index.html')).toEqual([...three('fr/topics/care/'), ...three('fr/')]);
  expect(feeds('authors/ben/index.html')).toEqual([...three('authors/ben/'), ...three('')]);
  expect(feeds('partners/shop/index.html')).toEqual(three(''));
  expect(files.get('rss.xml')?.toString()).toContain(
    '<?xml-stylesheet type="text/css" href="/project/feed.css"?>',
  );
  expect(files.has('feed.css')).toBe(true);
});

test('a feed changes with its texts alone, and an incremental build writes what a clean one does', async () => {
  await put(join(root, 'content'), 'posts/fr/rich.mdx', post('Riche', '', 'Des mots de papaye.\n'));
  const warm = await build('out');
  const clean = await build('clean');
  const changed = (other: Map<string, Buffer>) =>
    [...warm]
      .filter(([path]) => /(?:rss|atom)\.xml$|feed\.json$/.test(path))
      .filter(([path, bytes]) => !other.get(path)?.equals(bytes))
      .map(([path]) => path)
      .toSorted();
  expect(changed(clean)).toEqual([]);
  expect(changed(files)).toEqual(
    ['fr/', 'fr/authors/ann/', 'fr/topics/care/']
      .flatMap((place) => ['rss.xml', 'atom.xml', 'feed.json'].map((name) => place + name))
      .toSorted(),
  );
});
