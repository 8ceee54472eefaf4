import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import type { Content } from '../../src/model/content.ts';
import { Previewer } from '../../src/cms/preview/previewer.ts';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import { runScript } from './run.ts';

const now = new Date('2026-11-01T00:00:00Z');
const everyKind = `## Part one

A [link](/kits/kit/#more), a [draft](/blog/draft/), a [file](/media/list.csv), a <Term means="what it <is>">word</Term> and a note.[^1]

[^1]: The note.

![A map](/media/map.png "Its caption")

<Callout kind="warning" title="Mind">

Words.

</Callout>

<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />

<Download file="/media/map.png" label="The map" />
`;

let root: string;
let built: ReadonlyMap<string, Buffer>;
let base: Content;
let previewer: Previewer;

beforeAll(async () => {
  root = await writeFolder({});
  const contentDir = join(root, 'content');
  const picture = sharp({ create: { width: 1000, height: 400, channels: 3, background: '#345' } });
  const files: Record<string, string | Buffer> = {
    ...tinySite,
    'site.yaml': `${(tinySite['site.yaml'] ?? '').replace('tiny.example', 'tiny.example/below/it')}navigation:\n  - { label: About, to: /about/ }\n`,
    'people/layla.yaml': 'name: ليلى حداد\nrole: { en: Reviews, fr: Relit }\n',
    'partners/shop.yaml': 'name: "<b>Shop</b>"\nrelation: They lend.\n',
    'policy.yaml': `desks: { legal: { name: Legal } }\nrules: [{ match: posts/en/unapproved.mdx, require: { legal: 1 } }]\n`,
    'posts/en/all.mdx': post('All & <b>bold</b>', 'image: { src: /media/map.png, alt: A map }\n', everyKind),
    'posts/en/gift.mdx': post('A gift', 'partnership: { partner: shop, consideration: gift }\n'),
    'posts/en/draft.mdx': post('A draft', 'draft: true\n'),
    'posts/en/unapproved.mdx': post('Unapproved'),
    'posts/fr/tout.mdx': post('Tout', 'related: [posts/all]\n', 'Des mots de mirabelle.\n'),
    'faq/en/why.mdx': answer('Why?', 'related: [posts/all]\n'),
    'kits/en/kit.mdx':
      '---\ntitle: A kit\nsummary: In short.\nversion: "1"\nconsideration: { kind: none }\nboilerplates: { long: To copy. }\nfacts: [{ label: Founded, value: "2019" }]\n---\n\n## More\n\nWords.\n',
    'pages/en/about.mdx': '---\ntitle: About\ndescription: What it says.\n---\n\nWords.\n',
    'media/map.png': await picture.png().toBuffer(),
    'media/list.csv': 'a,b\n1,2\n',
  };
  for (let index = 0; index < 12; index++) {
    files[`posts/en/number-${String(index)}.mdx`] = post(`Number ${String(index)}`);
  }
  for (const [name, text] of Object.entries(files)) await put(contentDir, name, text);
  const settings = { contentDir, outDir: join(root, 'out'), cacheDir: join(root, 'cache'), now };
  const { code, output } = await runScript('build', {
    CONTENT_DIR: contentDir,
    OUT_DIR: settings.outDir,
    CACHE_DIR: settings.cacheDir,
    BUILD_TIME: now.toISOString(),
  });
  if (code !== 0) throw new Error(output);
  built = await readFolder(settings.outDir);
  const { content } = await readContent(settings);
  if (content === undefined) throw new Error('no content');
  base = content;
  // Nothing of the build is at hand to the previewer, pictures included.
  previewer = await Previewer.start({ ...settings, outDir: join(root, 'none') }, { timeLimit: 120 });
});
afterAll(async () => {
  await previewer.close();
  await remove(root);
});

test('every page is the built one, byte for byte, and every file that it loads', async () => {
  const differing: string[] = [];
  const loaded = new Set<string>();
  for (const [path, bytes] of built) {
    if (!path.endsWith('.html')) continue;
    const isMissing = path === '404.html';
    const address = `/below/it/${isMissing ? 'nowhere/' : path.replace(/index\.html$/, '')}`;
    const { status, html } = await previewer.render({ base, now, unapproved: 'hidden', address });
    if (status !== (isMissing ? 404 : 200) || html !== bytes.toString()) differing.push(path);
    for (const url of loadsOf(html)) loaded.add(url);
  }
  expect(differing).toEqual([]);
  expect(built.has('blog/page/2/index.html') && built.has('fr/blog/tout/index.html')).toBe(true);
  expect([...loaded].filter((url) => url.includes('/media/')).length).toBeGreaterThan(4);
  for (const url of loaded) {
    const asset = await previewer.asset(url);
    expect(asset?.bytes.equals(built.get(url.slice('/below/it/'.length)) ?? Buffer.of()), url).toBe(true);
  }
});

test('what is shown to editors alone differs from the built pages by nothing but itself', async () => {
  const address = '/below/it/blog/unapproved/';
  const { status, html } = await previewer.render({ base, now, address });
  expect(status).toBe(200);
  expect(html).toContain('Unapproved');
  const about = await previewer.render({ base, now, address: '/below/it/about/' });
  expect(about.html).toBe(built.get('about/index.html')?.toString());
});

test('the card of an entry is the built one', async () => {
  const show = { collection: 'posts', lang: 'en', slug: 'gift' } as const;
  const card = await previewer.cardOf({ base, now, show });
  expect(built.get('cards/en/posts/gift.png')?.equals(card?.png ?? Buffer.of())).toBe(true);
});

/** Styles, scripts, icons, pictures in every size, and downloads. */
function loadsOf(html: string): string[] {
  return elementsOf(html)
    .flatMap(({ name, attributes: { rel, href, src, srcset, download } }) => {
      if (name === 'link') return ['stylesheet', 'icon'].includes(rel ?? '') ? [href ?? ''] : [];
      if (name === 'a') return download === undefined ? [] : [href ?? ''];
      return [src ?? [], (srcset ?? '').split(', ').map((choice) => choice.split(' ')[0] ?? '')].flat();
    })
    .filter((url) => url.startsWith('/'));
}
