import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Body } from '../../../src/markdown/body.ts';
import { BodyStore } from '../../../src/content/body-store.ts';
import { readContent } from '../../../src/content/read.ts';
import type { Content } from '../../../src/model/content.ts';
import type { AnyEntry } from '../../../src/model/entry.ts';
import { Previewer } from '../../../src/cms/preview/previewer.ts';
import type { Settings } from '../../../src/lib/settings.ts';
import { RenderProcess } from '../../../src/cms/preview/process.ts';
import { elementsOf } from '../../build/elements.ts';
import { layPages } from '../../bundles.ts';
import { asset as kitAsset, kit, mark } from '../../kits/sample.ts';
import { unzip } from '../../kits/unzip.ts';
import { answer, post, remove, tinySite, writeFolder } from '../../fixtures/folder.ts';

const now = new Date('2026-11-21T00:00:00Z');
const policy = [
  'desks: { legal: { name: Legal } }',
  'rules:',
  '  - { match: posts/en/unapproved.mdx, require: { legal: 1 } }',
  '',
].join('\n');

let folder: string;
let base: Content;
let settings: Settings;
let previewer: Previewer;

beforeAll(async () => {
  folder = await writeFolder({
    ...tinySite,
    'policy.yaml': policy,
    'media/map.png': await sharp({ create: { width: 600, height: 400, channels: 3, background: '#345' } })
      .png()
      .toBuffer(),
    'posts/en/open.mdx': post('Open', 'image: { src: /media/map.png, alt: A map }\n', 'Mangosteen.\n'),
    'posts/fr/open.mdx': post('Ouvert', '', 'Mirabelle.\n'),
    'posts/en/unapproved.mdx': post('Unapproved'),
    'posts/en/draft.mdx': post('A draft', 'draft: true\n'),
    'posts/en/later.mdx': post('Later', 'publishAt: 2026-12-24T00:00:00Z\n'),
    'posts/en/odd.mdx': post('</title><script>alert(1)</script>'),
    'faq/en/why.mdx': answer('Why is this so?'),
    'kits/en/tiny.mdx': kit([kitAsset]),
    'media/mark.svg': mark,
  });
  settings = { contentDir: folder, outDir: join(folder, 'out'), cacheDir: join(folder, '.cache'), now };
  const { content, errors } = await readContent(settings);
  if (content === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
  base = content;
  await layPages(settings.cacheDir);
  previewer = await Previewer.start(settings, { timeLimit: 120 });
  await previewer.warm(base);
});
afterAll(async () => {
  await previewer.close();
  await remove(folder);
});

const render = (address: string, more: Partial<Parameters<Previewer['render']>[0]> = {}) =>
  previewer.render({ base, now, address, ...more });

function entryNamed(slug: string, lang = 'en'): AnyEntry {
  const found = base.entries.find((entry) => entry.slug === slug && entry.lang === lang);
  if (found === undefined) throw new Error(`no ${slug}`);
  return found;
}

/** An entry with a compiled body that no compiler made. */
async function withBody(slug: string, chunks: Body['chunks']): Promise<AnyEntry> {
  const body = { chunks, headings: [], links: [], media: [], anchors: [], words: 1 } as unknown as Body;
  const key = slug.padEnd(64, 'f');
  const { digest } = await new BodyStore(join(folder, '.cache')).write(key, body);
  return { ...entryNamed('open'), bodyKey: key, bodyDigest: digest };
}

test('the files of a kit can be loaded at the addresses on its page, even for unsaved text', async () => {
  const entry = entryNamed('tiny');
  if (entry.collection !== 'kits') throw new Error('no kit');
  const typed = { ...entry, front: { ...entry.front, version: '7' } } as AnyEntry;
  await render('/kits/tiny/', { replaced: [typed], show: { collection: 'kits', lang: 'en', slug: 'tiny' } });
  const json = await previewer.asset('/kits/tiny/kit.json');
  const { downloads, assets } = JSON.parse(json?.bytes.toString() ?? '{}') as {
    downloads: { url: string; files: string[] }[];
    assets: { files: { url: string; bytes: number }[] }[];
  };
  const [zip] = downloads;
  expect(zip?.url).toBe('https://tiny.example/kits/tiny/tiny-7-en-all.zip');
  const bytes = (await previewer.asset(new URL(zip?.url ?? '').pathname))?.bytes ?? Buffer.alloc(0);
  expect((await unzip(bytes)).map(({ name }) => name)).toEqual(zip?.files);
  for (const { url, bytes: size } of assets.flatMap(({ files }) => files)) {
    const { pathname } = new URL(url);
    expect((await previewer.asset(pathname))?.bytes.length, pathname).toBe(size);
  }
  for (const none of [
    '/kits/tiny/tiny-8-en-all.zip',
    '/kits/other/kit.json',
    `/assets/${'0'.repeat(16)}/x.svg`,
  ])
    expect(await previewer.asset(none), none).toBeUndefined();
});

describe('what a page shows', () => {
  test('a published entry, in each language', async () => {
    const english = await render('/blog/open/');
    expect(english).toMatchObject({ status: 200, html: expect.stringContaining('Mangosteen.') as string });
    const french = await render('/fr/blog/open/');
    expect(french.html).toContain('<html lang="fr"');
    expect(french.html).toContain('Mirabelle.');
    // A text without translation is shown in its own language.
    expect((await render('/fr/faq/why/')).html).toMatch(/<h1[^>]* lang="en"[^>]*>Why is this so\?/);
  });

  test('an unapproved entry, marked as such, unless the visitors’ page is asked for', async () => {
    const { status, html } = await render('/blog/unapproved/');
    expect(status).toBe(200);
    expect(html).toMatch(/<p role="note"[^>]*>[^<]*not/i);
    expect((await render('/blog/')).html).toContain('Unapproved');
    const hidden = { unapproved: 'hidden' } as const;
    expect((await render('/blog/unapproved/', hidden)).status).toBe(404);
    expect((await render('/blog/', hidden)).html).not.toContain('Unapproved');
  });

  test.each(['draft', 'later'])('the entry “%s” if it is asked for', async (slug) => {
    expect((await render(`/blog/${slug}/`)).status).toBe(404);
    expect((await render(`/blog/${slug}/`, { show: entryNamed(slug) })).status).toBe(200);
    expect((await render(`/blog/${slug}/`, { show: entryNamed('open') })).status).toBe(404);
  });

  test('the text that is being typed, in lists too', async () => {
    const typed = entryNamed('open');
    const front = { ...typed.front, title: 'Typed just now' };
    const replaced = [{ ...typed, front } as AnyEntry];
    for (const address of ['/blog/open/', '/blog/', '/', '/topics/care/']) {
      expect((await render(address, { replaced })).html).toContain('Typed just now');
      expect((await render(address)).html).not.toContain('Typed just now');
    }
    expect((await render('/fr/blog/open/', { removed: [entryNamed('open', 'fr')] })).html).toContain(
      'Mangosteen',
    );
  });

  test('a changed person, topic or setting', async () => {
    const people = { ann: { name: 'Anneliese', role: 'Writes' } } as Content['people'];
    expect((await render('/blog/open/', { parts: { people } })).html).toContain('Anneliese');
    expect((await render('/authors/ann/')).html).not.toContain('Anneliese');
  });

  test.each(['/nothing/', '/blog/nothing/', '/de/', '/blog/open', '/%E0%A4%A/', '//elsewhere.example/', ''])(
    'not found at "%s"',
    async (address) => {
      const { status, html } = await render(address);
      expect(status).toBe(404);
      expect(html).toContain('</html>');
    },
  );

  test('many at once, each with its own content', async () => {
    const pages = await Promise.all(
      Array.from({ length: 8 }, (_, index) => {
        const front = { ...entryNamed('open').front, title: `Number ${String(index)}` };
        return render('/blog/open/', { replaced: [{ ...entryNamed('open'), front } as AnyEntry] });
      }),
    );
    pages.forEach(({ html }, index) => expect(html).toContain(`<title>Number ${String(index)} –`));
  });
});

test('a render that was cancelled is skipped', async () => {
  const gone = new AbortController();
  const waiting = [render('/blog/open/'), render('/', { signal: gone.signal }), render('/blog/')];
  gone.abort();
  const statuses = await Promise.allSettled(waiting);
  expect(statuses.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

describe('hostile content', () => {
  test('a title is escaped', async () => {
    const elements = elementsOf((await render('/blog/odd/')).html);
    const scripts = elements.filter(({ name }) => name === 'script').map(({ attributes }) => attributes);
    // The page's own scripts and data for machines are allowed; none may come from the title.
    const own = (script: (typeof scripts)[number]) =>
      script['type'] === 'application/ld+json' || String(script['src']).startsWith('/_astro/');
    expect(scripts.filter((script) => !own(script))).toEqual([]);
  });

  test('code in a body is not run', async () => {
    const code = '${process.exit(1)}{process.exit(1)}<%= process.exit(1) %>';
    const chunks = [
      { type: 'html', html: `<p>${code}</p>` },
      { type: 'component', name: 'process.exit', props: {}, children: [] },
      { type: 'link', href: 'javascript:process.exit(1)', children: [{ type: 'html', html: code }] },
    ] as unknown as Body['chunks'];
    const replaced = [await withBody('hostile', chunks)];
    expect((await render('/blog/open/', { replaced })).html).toContain(`<p>${code}</p>`);
  });

  test('a body with other bytes than the entry’s is refused', async () => {
    const replaced = [{ ...(await withBody('other', [])), bodyDigest: '0'.repeat(64) }];
    await expect(render('/blog/open/', { replaced })).rejects.toThrow('changed');
    expect((await render('/blog/open/')).status).toBe(200);
  });

  test.skipIf(process.platform === 'win32')(
    'a page that hangs is stopped, and the next one is shown',
    async () => {
      const entry = await withBody('hang', []);
      const path = join(folder, '.cache/bodies', entry.bodyKey.slice(0, 2), `${entry.bodyKey}.json`);
      await rm(path);
      // Reading a pipe that nobody writes to never ends.
      await promisify(execFile)('mkfifo', [path]);
      const impatient = await Previewer.start(settings, { timeLimit: 10 });
      const ask = { base, now, address: '/blog/open/' };
      const waiting = [impatient.render({ ...ask, replaced: [entry] }), impatient.render(ask)];
      await expect(waiting[0]).rejects.toThrow('more than 10 s');
      expect((await waiting[1])?.status).toBe(200);
      await impatient.close();
    },
  );

  test('a renderer that was killed, or has another address, is replaced', async () => {
    const started = vi.spyOn(RenderProcess, 'start');
    const site = { ...base.site, url: 'https://other.example/below/' };
    const other = await previewer.render({ base, parts: { site }, now, address: '/below/blog/open/' });
    expect(other.html).toContain('<link rel="canonical" href="https://other.example/below/blog/open/"/>');
    expect(other.html).toContain('href="/below/_astro/');
    expect((await render('/blog/open/')).html).toContain('href="/_astro/');
    const running = await started.mock.results[1]?.value;
    running?.kill();
    expect((await render('/blog/open/')).status).toBe(200);
    expect(started).toHaveBeenCalledTimes(3);
  });
});

describe('besides pages, the previewer gives', () => {
  test('styles, fonts and pictures', async () => {
    const { html } = await render('/blog/open/');
    const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href ?? '');
    expect(sheets.length).toBeGreaterThan(0);
    let fonts = 0;
    for (const sheet of sheets) {
      const asset = await previewer.asset(sheet);
      expect(asset?.type).toContain('text/css');
      for (const [, font = ''] of asset?.bytes.toString().matchAll(/url\(([^)]+woff2)\)/g) ?? []) {
        expect(await previewer.asset(font)).toMatchObject({ type: 'font/woff2' });
        fonts++;
      }
    }
    expect(fonts).toBeGreaterThan(0);
    const [, picture = ''] = /srcset="(\/media\/map\.\w+\.480\.webp)/.exec(html) ?? [];
    const [shown, again] = await Promise.all([previewer.asset(picture), previewer.asset(picture)]);
    expect(again?.bytes.equals(shown?.bytes ?? Buffer.of())).toBe(true);
    expect(shown?.type).toBe('image/webp');
    expect(await sharp(shown?.bytes).metadata()).toMatchObject({ width: 480, format: 'webp' });
    expect(await previewer.asset('/favicon.svg')).toMatchObject({ type: 'image/svg+xml' });
  });

  test.each([
    '/media/map.png',
    '/media/map.0000000000.480.webp',
    '/../pages.json',
    '/_astro/..%2f..%2fpages.json',
    '/',
  ])('nothing for %s', async (address) => {
    expect(await previewer.asset(address)).toBeUndefined();
  });

  test('the social card of the text that is being typed', async () => {
    const typed = {
      ...entryNamed('draft'),
      front: { ...entryNamed('draft').front, title: 'A card 𐎀' },
    } as AnyEntry;
    const card = await previewer.cardOf({ base, now, replaced: [typed], show: typed });
    expect(await sharp(card?.png).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' });
    expect(card?.missing).toEqual(['𐎀']);
    expect(await previewer.cardOf({ base, now, removed: [typed], show: typed })).toBeUndefined();
  });

  test('the search result', async () => {
    const hit = await previewer.searchHit({ base, now, show: entryNamed('why') });
    expect(hit).toContain('<title>Search – Tiny</title>');
    expect(hit).toMatch(/<a[^>]*href="\/faq\/why\/"[^>]*>Why is this so\?<\/a>/);
    expect(hit).toMatch(/data-slot="type"[^>]*>Answer</);
    expect(hit).toMatch(/data-slot="excerpt"[^>]*>In short\./);
    expect(hit).not.toContain('<script');
    const french = await previewer.searchHit({ base, now, show: entryNamed('open', 'fr') });
    expect(french).toMatch(/data-slot="date"[^>]*>1er mai 2026</);
    expect(
      await previewer.searchHit({ base, now, removed: [entryNamed('why')], show: entryNamed('why') }),
    ).toBeUndefined();
  });
});
