import { gunzipSync } from 'node:zlib';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, post, put, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { elementsOf } from './elements.ts';
import { htmlFaults } from './html.ts';
import { inlineCode } from './inline-code.ts';
import { brokenLinks, foreignLoads } from './links.ts';
import { dataFaults, headFaults } from './machines.ts';
import { runScript } from './run.ts';
import { structuredDataFaults } from './structured-data.ts';

/** Each hidden entry has a word, a picture and a slug that stand nowhere else. */
const hidden = {
  draft: 'draft: true\n',
  scheduled: 'publishAt: 2026-12-01T09:00:00Z\n',
  // Its end came before its beginning: nobody has seen it.
  never: 'publishAt: 2026-10-02T09:00:00Z\nexpireAt: 2026-10-01T09:00:00Z\n',
};

/** What was on the site until its end. */
const expired = 'expireAt: 2026-10-01T09:00:00Z\ntakenDown: { reason: Its time has come. }\n';

/** All that a text can hold. */
const everyKind = `## Part one

A [link](/kits/kit/#more), a [file](/media/list.csv), a <Term means="what it <is>">word</Term> and a note.[^1]

[^1]: The note.

![A map](/media/map.png "Its caption")

<Figure src="/media/map.png" alt="The map again" caption="Here & there" credit="Ann" />

<Callout kind="warning" title="Mind">

Words.

</Callout>

<Quote by="Layla" source="https://elsewhere.example/">

Said.

</Quote>

<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />

<Download file="/media/list.csv" label="The list" />

| a | b |
| - | - |
| 1 | 2 |

\`\`\`js
const x = '</script>';
\`\`\`

## Part one
`;

const kit = (title: string, fields = '') =>
  `---\ntitle: ${title}\nsummary: In short.\nversion: "1"\nconsideration: { kind: none }\nboilerplates: { long: To copy. }\n${fields}---\n\n## More\n\nWords on ${title}.\n`;
const page = (title: string, fields = '') =>
  `---\ntitle: ${title}\ndescription: What it says.\n${fields}---\n\nWords on ${title}.\n`;
const siteYaml = (url: string) =>
  `${(tinySite['site.yaml'] ?? '').replace('https://tiny.example', url)}navigation:\n${[
    'about',
    'draft-page',
    'scheduled-page',
  ]
    .map((slug) => `  - { label: Go to ${slug}, to: /${slug}/ }\n`)
    .join('')}`;
const picture = (red: number) =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: { r: red, g: 90, b: 120 } } })
    .png()
    .toBuffer();

let root: string;
let env: Record<string, string>;
const build = (more: Record<string, string> = {}) => runScript('build', { ...env, ...more });

beforeAll(async () => {
  root = await writeFolder({});
  const content = join(root, 'content');
  const files: Record<string, string | Buffer> = {
    ...tinySite,
    'posts/en/open.mdx': post(
      'Open to all',
      '',
      'Words of mangosteen. [Later](/blog/scheduled-post/), [draft](/blog/draft-post/).\n',
    ),
    'posts/fr/only-french.mdx': post('Rien qu’en français', '', 'Des mots de mirabelle.\n'),
    'posts/en/hostile.mdx': post(
      '</title><script>alert(1)</script>"><img src=x onerror=alert(2)>',
      '',
      'Harmless.\n',
    ),
    'site.yaml': siteYaml('https://tiny.example'),
    'people/layla.yaml': 'name: ليلى حداد\nrole: { en: Reviews, fr: Relit }\ndemo: true\n',
    'partners/shop.yaml': `name: '"><b>Shop</b>'\nrelation: They lend.\nwebsite: https://shop.example/?a=1&b=2\n`,
    'policy.yaml': 'desks: { legal: { name: Legal, contact: legal@tiny.example } }\n',
    'posts/en/long.mdx': post('Long '.repeat(22), 'partnership: { partner: shop, consideration: gift }\n'),
    'posts/en/emoji.mdx': post('👩‍🚀 日本 & <b>bold</b>', '', everyKind).replace('[ann]', '[layla, ann]'),
    'posts/en/half.mdx': post('Half', 'draft: true\n', 'English words of zyxhalf.\n'),
    'posts/fr/half.mdx': post('Moitié', '', 'Des mots de papaye.\n'),
    'kits/en/kit.mdx': kit('A kit', 'facts: [{ label: "<i>Founded</i>", value: "2019 & since" }]\n'),
    'pages/en/about.mdx': page('About'),
    'media/map.png': await picture(70),
    'media/list.csv': 'a,b\n1,2\n',
    'faq/en/what.mdx': answer('What is it?', 'related: [posts/scheduled-post, posts/open]\n'),
  };
  for (const [name, fields] of Object.entries({ ...hidden, expired })) {
    files[`media/${name}-picture.png`] = await picture(name.length * 20);
    files[`kits/en/${name}-kit.mdx`] = kit(`The ${name} kit`, fields);
    files[`pages/en/${name}-page.mdx`] = page(`The ${name} page`, fields);
    const image = `image: { src: /media/${name}-picture.png, alt: A picture }\n`;
    files[`posts/en/${name}-post.mdx`] = post(`The ${name} one`, fields + image, `Words of zyx${name}.\n`);
    files[`faq/en/${name}-answer.mdx`] = answer(`Why ${name}?`, fields, `Words of qwv${name}.\n`);
  }
  for (const [name, text] of Object.entries(files)) await put(content, name, text);
  env = {
    CONTENT_DIR: content,
    OUT_DIR: join(root, 'out'),
    CACHE_DIR: join(root, 'cache'),
    BUILD_TIME: '2026-11-01T00:00:00Z',
  };
});
afterAll(() => remove(root));

/** All that a visitor could find, the search index unpacked. */
async function everything(): Promise<string> {
  const files = await readFolder(join(root, 'out'));
  return [...files]
    .flatMap(([path, bytes]) => [
      path,
      isGzip(bytes) ? gunzipSync(bytes).toString('latin1') : '',
      bytes.toString('latin1'),
    ])
    .join('\n');
}

/** Paths that only one of two folders has, or that have other bytes in the other. */
function differing(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => {
    const [one, other] = [a.get(path), b.get(path)];
    return one === undefined || other === undefined || !one.equals(other);
  });
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

describe('one publication rule', () => {
  test('what is not published is nowhere: pages, lists, feeds, sitemap, cards, pictures, search', async () => {
    const { code, output } = await build();
    expect(output).toContain('Built');
    expect(code).toBe(0);
    const all = await everything();
    expect(all).toContain('mangosteen');
    for (const name of Object.keys(hidden)) {
      for (const trace of [
        `zyx${name}`,
        `qwv${name}`,
        `${name}-post`,
        `${name}-answer`,
        `${name}-picture`,
        `${name}-kit`,
        `${name}-page`,
        `The ${name} `,
      ]) {
        expect(all.includes(trace), `${trace} is on the site`).toBe(false);
      }
    }
    // What has ended is nowhere either; its addresses say so, and hosts that ask are told.
    expect(all).not.toMatch(/zyxexpired|qwvexpired|expired-picture/);
    const files = await readFolder(join(root, 'out'));
    const ended = [...files].filter(
      ([path, bytes]) => path.includes('expired-') || bytes.includes('The expired'),
    );
    expect(ended.map(([path]) => path).toSorted()).toEqual(
      ['blog/expired-post', 'faq/expired-answer', 'kits/expired-kit', 'expired-page']
        .flatMap((path) => [`${path}/index.html`, `fr/${path}/index.html`])
        .toSorted(),
    );
    expect(files.get('fr/expired-page/index.html')?.toString()).toMatch(
      /The expired page[^]*1er octobre 2026[^]*Its time/,
    );
    expect(files.get('_redirects')?.toString()).toContain('\n/kits/expired-kit/ /kits/expired-kit/ 410!\n');
    // A link to what is not there yet is plain text.
    const page = files.get('blog/open/index.html')?.toString() ?? '';
    expect(page).toContain('Later');
    expect(page).not.toContain('scheduled-post');
    // A text that is a draft in one language alone is shown in the other.
    expect(all).not.toContain('zyxhalf');
    expect(files.get('blog/half/index.html')?.toString()).toContain('papaye');
  });

  test('odd names and titles make valid pages, of which every link leads somewhere and nothing is foreign', async () => {
    const files = await readFolder(join(root, 'out'));
    expect(brokenLinks(files, 'https://tiny.example/')).toEqual([]);
    expect(foreignLoads(files)).toEqual([]);
    expect(await htmlFaults(files)).toEqual([]);
    expect(inlineCode(files)).toEqual([]);
    expect(headFaults(files, 'https://tiny.example/')).toEqual([]);
    expect(dataFaults(files, 'https://tiny.example/')).toEqual([]);
    expect(await structuredDataFaults(files)).toEqual([]);
    const text = (path: string) => files.get(path)?.toString() ?? '';
    expect(text('blog/emoji/index.html')).toContain('👩‍🚀 日本 &amp; &lt;b&gt;bold&lt;/b&gt;');
    expect(text('blog/emoji/index.html')).toContain('ليلى حداد');
    expect(text('rss.xml')).toContain('[Advertisement: a gift between us and ');
    for (const name of ['emoji', 'long', 'hostile'])
      expect(files.has(`cards/en/posts/${name}.png`)).toBe(true);
    // The check itself: a file that is gone is missed.
    expect(
      brokenLinks(
        new Map([...files].filter(([path]) => path !== 'about/index.html')),
        'https://tiny.example/',
      ),
    ).not.toEqual([]);
  });

  test('a hostile title stays text', async () => {
    const files = await readFolder(join(root, 'out'));
    for (const [path, bytes] of files) {
      if (!path.endsWith('.html')) continue;
      for (const { name, attributes } of elementsOf(bytes.toString())) {
        expect(
          Object.keys(attributes).filter((key) => key.startsWith('on')),
          path,
        ).toEqual([]);
        if (name === 'img') expect(attributes['src'], path).not.toBe('x');
        if (name === 'script')
          expect(attributes['src'] ?? attributes['type'], path).toMatch(/^\/_astro\/|json/);
      }
    }
    expect(files.get('rss.xml')?.toString()).toContain('&lt;script&gt;alert(1)');
  });

  test('what is not translated is shown in its own language, marked, and not indexed twice', async () => {
    const files = await readFolder(join(root, 'out'));
    const page = files.get('blog/only-french/index.html')?.toString() ?? '';
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('mirabelle');
    expect(page).toContain('You are reading it in French');
    expect(page).toContain('<meta name="robots" content="noindex"');
    expect(page).toContain('<link rel="canonical" href="https://tiny.example/fr/blog/only-french/"');
    expect(page).not.toContain('data-pagefind-body');
    const sitemap = files.get('sitemap-0.xml')?.toString() ?? '';
    expect(sitemap).toContain('https://tiny.example/fr/blog/only-french/');
    expect(sitemap).not.toContain('https://tiny.example/blog/only-french/');
    expect(files.get('rss.xml')?.toString()).not.toContain('only-french');
  });

  test('refused content is not built, every error is said, and the last output stays', async () => {
    const before = await readFolder(join(root, 'out'));
    const content = join(root, 'content');
    await put(
      content,
      'posts/en/broken.mdx',
      post('Broken', 'titel: x\n', 'import x from "y"\n\n[gone](/blog/nowhere/)\n'),
    );
    await put(content, 'people/bob.yaml', 'role: Nobody\n');
    const { code, output } = await build();
    await remove(join(content, 'posts/en/broken.mdx'));
    await remove(join(content, 'people/bob.yaml'));
    expect(code).toBe(1);
    for (const part of [
      'posts/en/broken.mdx',
      '"titel"',
      'mdx-import',
      '/blog/nowhere/',
      'people/bob.yaml',
      '"name" is missing',
    ]) {
      expect(output).toContain(part);
    }
    expect(await readFolder(join(root, 'out'))).toEqual(before);
  });

  test('a killed build leaves the last output whole, and the next one works', async () => {
    const before = await readFolder(join(root, 'out'));
    await put(
      join(root, 'content'),
      'posts/en/open.mdx',
      post('Open to all', '', 'Words of mangosteen and pomelo.\n'),
    );
    const staged = async () => (await readdir(root)).filter((name) => /^\.colophon-out-\d+$/.test(name));
    const killed = await runScript('build', env, {
      killWhen: async () =>
        (await Promise.all((await staged()).map((name) => readdir(join(root, name))))).flat().length > 0,
    });
    expect(killed.code).toBeNull();
    expect(await staged()).toHaveLength(1);
    expect(await readFolder(join(root, 'out'))).toEqual(before);

    // Another build's folder is not ours to clear.
    await mkdir(join(root, '.colophon-out-next-42'));
    expect((await build()).output).toContain('Built');
    expect(await everything()).toContain('pomelo');
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual(['.colophon-out-next-42']);
  });

  test('a build that was killed in the middle of the swap is put right by the next, which gives the same bytes', async () => {
    const before = await readFolder(join(root, 'out'));
    await rename(join(root, 'out'), join(root, '.colophon-out-old'));
    await writeFile(join(root, '.colophon-out-lock'), '999999999');
    await put(join(root, 'content'), 'posts/en/broken.mdx', 'x');
    expect((await build()).code).toBe(1);
    expect(await readFolder(join(root, 'out'))).toEqual(before);
    await remove(join(root, 'content/posts/en/broken.mdx'));
    expect((await build()).output).toContain('Built');
    expect(differing(before, await readFolder(join(root, 'out')))).toEqual([]);
  });

  test('an incremental build gives the bytes of a clean one, after edits, additions, deletions, renames and a moved clock', async () => {
    const content = join(root, 'content');
    await put(content, 'posts/en/open.mdx', post('Open to everyone', '', 'Words of mangosteen.\n'));
    await put(content, 'posts/en/added.mdx', post('Added', 'related: [faq/what]\n'));
    await put(content, 'posts/fr/open.mdx', post('Ouvert à tous'));
    await put(content, 'topics/care.yaml', 'name: { en: Caring, fr: Soins }\ndescription: On care.\n');
    await remove(join(content, 'posts/en/hostile.mdx'));
    await remove(join(content, 'faq/en/what.mdx'));
    await put(content, 'faq/en/what-now.mdx', answer('What now?'));
    await put(content, 'posts/en/added.mdx', post('Added', 'related: [faq/what-now]\n'));
    await put(content, 'site.yaml', siteYaml('https://tiny.example/project'));
    const later = { BUILD_TIME: '2026-12-24T00:00:00Z' };
    const warm = await build(later);
    expect(warm.output).toContain('Built');
    const incremental = await readFolder(join(root, 'out'));
    const clean = await build({
      ...later,
      OUT_DIR: join(root, 'clean'),
      CACHE_DIR: join(root, 'clean-cache'),
    });
    expect(clean.code).toBe(0);
    const fresh = await readFolder(join(root, 'clean'));
    expect(differing(fresh, incremental)).toEqual([]);
    // The site has moved below a path meanwhile.
    expect(brokenLinks(fresh, 'https://tiny.example/project/')).toEqual([]);
    expect(await htmlFaults(fresh)).toEqual([]);
    expect(headFaults(fresh, 'https://tiny.example/project/')).toEqual([]);
    expect(dataFaults(fresh, 'https://tiny.example/project/')).toEqual([]);
  });

  test('what was scheduled has appeared; what is a draft or expired has not', async () => {
    const all = await everything();
    for (const trace of [
      'zyxscheduled',
      'qwvscheduled',
      'scheduled-picture',
      'cards/en/posts/scheduled-post.png',
    ]) {
      expect(all).toContain(trace);
    }
    expect(all).not.toMatch(/zyxdraft|zyxexpired/);
  });
});
