import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { Publication } from '../../../src/publication/publication.ts';
import { answer, post } from '../../fixtures/folder.ts';
import { readFiles } from '../read.ts';

let picture: Buffer;
beforeAll(async () => {
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
});

const a = 'posts/en/a.mdx';
const png = () => picture;

const about = '---\ntitle: About\ndescription: D\n---\n';

type Files = Record<string, string | (() => Buffer)>;
const cases: [name: string, files: Files, code: string, fix: RegExp][] = [
  ['an unknown person', { [a]: post('A').replace('[ann]', '[anne]') }, 'unknown-reference', /"ann"/],
  ['an unknown topic', { [a]: post('A').replace('[care]', '[caer]') }, 'unknown-reference', /"care"/],
  ['an unknown series', { [a]: post('A', 'series: run\n') }, 'unknown-reference', /series\/run\.yaml/],
  [
    'a misspelt series',
    { [a]: post('A', 'series: rnu\n'), 'series/run.yaml': 'name: R\ndescription: R\n' },
    'unknown-reference',
    /"run"/,
  ],
  ['a part that is not a number', { [a]: post('A', 'part: two\n') }, 'schema', /number/],
  ['a part number of zero', { [a]: post('A', 'part: 0\n') }, 'schema', /at least 1/],
  [
    'a post at the address of the archive',
    { 'posts/fr/archive.mdx': post('A') },
    'file-name',
    /archive-post/,
  ],
  [
    'a former address inside the archive',
    { [a]: post('A', 'aliases: [/fr/blog/archive/2019/]\n') },
    'duplicate-alias',
    /alias/,
  ],
  [
    'a former address among the pages of the blog',
    { [a]: post('A', 'aliases: [/blog/page/2/]\n') },
    'duplicate-alias',
    /alias/,
  ],
  ['a page at the address of the series list', { 'pages/en/series.mdx': about }, 'file-name', /series-page/],
  [
    'an unknown partner',
    { [a]: post('A', 'partnership: { partner: shop, consideration: gift }\n') },
    'unknown-reference',
    /partners\/shop\.yaml/,
  ],
  [
    'an unknown desk',
    { 'faq/en/q.mdx': answer('Q?'), 'policy.yaml': 'desks: { editorial: { name: Editorial } }\n' },
    'unknown-reference',
    /editorial/,
  ],
  ['an unknown related entry', { [a]: post('A', 'related: [posts/aa]\n') }, 'unknown-reference', /posts\/a/],
  [
    'a related entry without its collection',
    { [a]: post('A', 'related: [aa]\n') },
    'unknown-reference',
    /collection and slug/,
  ],
  [
    'an unknown consideration',
    { [a]: post('A', 'partnership: { partner: shop, consideration: gfit }\n') },
    'schema',
    /none, loan, gift/,
  ],
  ['a broken link', { [a]: post('A', '', '[x](/blog/b/)\n') }, 'broken-link', /\/blog\/a\//],
  ['a link without its final slash', { [a]: post('A', '', '[x](/blog/a)\n') }, 'broken-link', /\/blog\/a\//],
  [
    'a broken anchor',
    { [a]: post('A', '', '## Terms of use\n\nText [x](#term-of-use).\n') },
    'broken-anchor',
    /#terms-of-use/,
  ],
  [
    'a broken anchor on another page',
    { [a]: post('A', '', '[x](/faq/q/#none)\n'), 'faq/en/q.mdx': answer('Q?') },
    'broken-anchor',
    /Places there|without/,
  ],
  [
    'a missing file',
    { [a]: post('A', '', '![A map](/media/mpa.png)\n'), 'media/map.png': png },
    'missing-file',
    /map\.png/,
  ],
  [
    'a picture outside the media folder',
    { [a]: post('A', 'image: { src: images/map.png, alt: A map }\n') },
    'media-place',
    /\/media\/map\.png/,
  ],
  [
    'a document used as a picture',
    { [a]: post('A', 'image: { src: /media/map.pdf, alt: A map }\n'), 'media/map.pdf': '%PDF' },
    'media-kind',
    /PNG/,
  ],
  [
    'a document used as the site’s picture',
    {
      'site.yaml':
        'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en]\nimage: { src: /media/map.pdf, alt: A map }\n',
      'media/map.pdf': '%PDF',
    },
    'media-kind',
    /PNG/,
  ],
  [
    'a damaged picture of the site',
    {
      'site.yaml':
        'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en]\nimage: { src: /media/map.png, alt: A map }\n',
      'media/map.png': 'no picture',
    },
    'bad-picture',
    /PNG/,
  ],
  [
    'a picture without alt',
    { [a]: post('A', 'image: { src: /media/map.png }\n'), 'media/map.png': png },
    'missing-alt',
    /alt:/,
  ],
  [
    'a picture in the text without alt',
    { [a]: post('A', '', '![](/media/map.png)\n'), 'media/map.png': png },
    'missing-alt',
    /\S/,
  ],
  ['a misnamed file', { 'media/Big Map (1).png': png }, 'media-name', /big-map-1\.png/],
  ['an empty file', { 'media/empty.pdf': '' }, 'media-empty', /again/],
  ['an unknown type', { 'media/run.exe': 'MZ' }, 'media-type', /pdf/],
  [
    'an oversized picture',
    { 'media/huge.png': () => Buffer.alloc(41 * 1024 * 1024) },
    'media-size',
    /6,000 pixels/,
  ],
  [
    'a damaged picture',
    { [a]: post('A', '', '![A](/media/bad.png)\n'), 'media/bad.png': 'not a picture' },
    'bad-picture',
    /PNG/,
  ],
  [
    'a picture of another type than its name',
    { [a]: post('A', '', '![A](/media/map.jpg)\n'), 'media/map.jpg': png },
    'bad-picture',
    /\.png/,
  ],
  [
    'a drawing with a script',
    {
      [a]: post('A', '', '![A](/media/evil.svg)\n'),
      'media/evil.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    },
    'bad-picture',
    /plain SVG/,
  ],
  [
    'an alias that is another entry’s address',
    { [a]: post('A', 'aliases: [/about-us/]\n'), 'posts/en/b.mdx': post('B', 'aliases: [/about-us/]\n') },
    'duplicate-alias',
    /alias/,
  ],
  [
    'an alias that is a page’s address',
    { [a]: post('A', 'aliases: [/blog/]\n') },
    'duplicate-alias',
    /alias/,
  ],
  [
    'an alias that differs from a page’s address only by capitals',
    { [a]: post('A', 'aliases: [/Blog/]\n') },
    'duplicate-alias',
    /Take this alias out/,
  ],
  [
    'an alias that is the entry’s own address',
    { [a]: post('A', 'aliases: [/blog/a/]\n') },
    'duplicate-alias',
    /finds that page/,
  ],
  [
    'two aliases that some disks cannot tell apart',
    { [a]: post('A', 'aliases: [/Caf%C3%A9/]\n'), 'posts/en/b.mdx': post('B', 'aliases: [/café/]\n') },
    'duplicate-alias',
    /alias/,
  ],
  [
    'an alias where a file is',
    { [a]: post('A', 'aliases: [/rss.xml/old/]\n') },
    'duplicate-alias',
    /public\/_redirects/,
  ],
  [
    'an alias among the site’s own files',
    { [a]: post('A', 'aliases: [/media/old/]\n') },
    'duplicate-alias',
    /public\/_redirects/,
  ],
  [
    'an alias that the blog’s next pages may need',
    { [a]: post('A', 'aliases: [/fr/blog/page/2/]\n') },
    'duplicate-alias',
    /finds that page/,
  ],
  [
    'an alias that disks do not accept',
    { [a]: post('A', `aliases: [/${'x'.repeat(201)}/]\n`) },
    'schema',
    /200 bytes/,
  ],
  [
    'an alias with half an escape sequence',
    { [a]: post('A', 'aliases: [/caf%C3/]\n') },
    'schema',
    /as browsers show it/,
  ],
  [
    'an alias that climbs to a parent folder by escapes',
    { [a]: post('A', 'aliases: [/%2e%2e/x/]\n') },
    'schema',
    /as browsers show it/,
  ],
  [
    'an alias with an escaped slash',
    { [a]: post('A', 'aliases: [/a%2Fb/]\n') },
    'schema',
    /as browsers show it/,
  ],
  [
    'a replacement that is the text itself',
    { [a]: post('A', 'expireAt: 2027-01-01\ntakenDown: { replacement: posts/a }\n') },
    'taken-down-self',
    /another entry/,
  ],
  [
    'a replacement that does not exist',
    { [a]: post('A', 'expireAt: 2027-01-01\ntakenDown: { replacement: posts/b }\n') },
    'unknown-reference',
    /posts\/a/,
  ],
  [
    'a correction without words',
    { [a]: post('A', 'corrections: [{ date: 2026-06-01 }]\n') },
    'schema',
    /text: …/,
  ],
  [
    'a correction as long as a post',
    { [a]: post('A', `corrections: [{ date: 2026-06-01, text: ${'x'.repeat(501)} }]\n`) },
    'too-long',
    /500/,
  ],
  [
    'an alias that is not an address',
    { [a]: post('A', 'aliases: [old/]\n') },
    'schema',
    /slash at both ends/,
  ],
  ['a name with capitals and spaces', { 'posts/en/My Post.mdx': post('A') }, 'file-name', /my-post\.mdx/],
  [
    'a page at an address of the site itself',
    { 'pages/en/blog.mdx': '---\ntitle: A\ndescription: B\n---\n' },
    'file-name',
    /blog-page/,
  ],
  ['an entry outside the language folders', { 'posts/a.mdx': post('A') }, 'file-place', /posts\/en\/a\.mdx/],
  [
    'a language that does not exist',
    { 'posts/xx/a.mdx': post('A') },
    'file-language',
    /posts\/en, posts\/fr/,
  ],
  ['another kind of file', { 'posts/en/a.md': post('A') }, 'file-type', /a\.mdx/],
  ['a title that is too long', { [a]: post('x'.repeat(111)) }, 'too-long', /110/],
  [
    'names that differ by case',
    { 'posts/en/a.mdx': post('A'), 'posts/en/A.mdx': post('B') },
    'duplicate-slug',
    /Rename/,
  ],
  [
    'a navigation link that leads nowhere',
    {
      'site.yaml':
        'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en]\nnavigation: [{ label: X, to: /x/ }]\n',
    },
    'broken-link',
    /\S/,
  ],
  [
    'a language that the site does not list',
    {
      'site.yaml': 'name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en]\n',
      'posts/fr/a.mdx': post('A'),
    },
    'language-unlisted',
    /Add fr/,
  ],
  ['a broken site.yaml', { 'site.yaml': 'name: T\n' }, 'schema', /tagline|Add/],
];

const correction = (date: string) => `  - { date: ${date}, text: It said Monday. }\n`;

const site = (more: string) =>
  `name: T\ntagline: T\ndescription: T\nurl: https://t.example\nlanguages: [en, fr]\n${more}`;

/** The line and column of each problem, and its message. */
const places: [name: string, files: Record<string, string>, expected: string[]][] = [
  [
    'fields',
    {
      [a]: '---\ntitle: 7\ndescription: D\ndate: 2026-02-31\nauthors:\n  - ann\n  - bob\ntopics: care\nimage:\n  src: /media/x.png\ndarft: true\n---\n',
    },
    [
      `${a}:2:1 schema "title" should be a text`,
      `${a}:4:1 schema "date": "2026-02-31" is not a date`,
      `${a}:8:1 schema "topics" should be a list`,
      `${a}:9:1 missing-alt "image.alt" is missing: the picture has no alternative text`,
      `${a}:11:1 unknown-field "darft" is not a field here`,
    ],
  ],
  [
    'references',
    { [a]: post('A', 'related:\n  - faq/none\n').replace('[ann]', '[ann, bob]') },
    [
      `${a}:5:16 unknown-reference there is no person "bob"`,
      `${a}:8:5 unknown-reference there is no entry "faq/none"`,
    ],
  ],
  [
    'links',
    { [a]: post('A', '', 'See [this](/none/) and\n[that](#nowhere).\n') },
    [
      `${a}:9:5 broken-link the link /none/ leads nowhere`,
      `${a}:10:1 broken-anchor this page has no heading or place #nowhere`,
    ],
  ],
  [
    'text for each language',
    {
      'people/bob.yaml': 'name: Bob\nrole:\n  en: Works\n  nl: Werkt\n',
      'people/eve.yaml': 'name: Eve\nrole: 5\n',
    },
    [
      'people/bob.yaml:4:3 unknown-field "nl" is not a field here',
      'people/eve.yaml:2:1 schema "role" should be a text, or a text for each language',
    ],
  ],
  [
    'a record without its fields',
    { 'people/bob.yaml': 'name: Bob\n' },
    ['people/bob.yaml:1:1 schema "role" is missing (Role)'],
  ],
  [
    'desks',
    { 'policy.yaml': 'desks:\n  Big Desk:\n    name: X\n  law:\n    nmae: X\n' },
    [
      'policy.yaml:2:3 schema "desks.Big Desk" has an id that cannot be used',
      'policy.yaml:4:3 schema "desks.law.name" is missing (Name)',
      'policy.yaml:5:5 unknown-field "nmae" is not a field here',
    ],
  ],
  [
    'part numbers that are taken in the same language and series, and part numbers without a series',
    {
      'series/run.yaml': 'name: R\ndescription: R\n',
      'series/walk.yaml': 'name: W\ndescription: W\n',
      [a]: post('A', 'series: run\npart: 2\n'),
      'posts/en/b.mdx': post('B', 'series: run\npart: 2\n'),
      'posts/en/c.mdx': post('C', 'series: walk\npart: 2\n'),
      'posts/en/d.mdx': post('D', 'part: 2\n'),
      'posts/fr/a.mdx': post('A', 'series: run\npart: 2\n'),
    },
    [
      `posts/en/b.mdx:8:1 duplicate-part part 2 of run is ${a} already`,
      'posts/en/d.mdx:7:1 part-alone this is part 2 of nothing: the post names no series',
    ],
  ],
  [
    'corrections dated in the future, or before the text existed',
    {
      [a]: post(
        'A',
        `corrections:\n${['2026-04-30', '2026-05-01', '2026-11-21', '2026-11-22'].map(correction).join('')}`,
      ),
      'faq/en/q.mdx': answer('Q?', `corrections:\n${correction('2020-01-01')}${correction('2027-01-01')}`),
    },
    [
      'faq/en/q.mdx:10:7 correction-date the correction is dated 2027-01-01, which is still to come',
      `${a}:8:7 correction-date the correction is dated 2026-04-30, and the post 2026-05-01: nobody could have read it before`,
      `${a}:11:7 correction-date the correction is dated 2026-11-22, which is still to come`,
    ],
  ],
  [
    'navigation',
    {
      'site.yaml': site('navigation:\n  - label: A\n    to: /fr/about/\n  - { label: B, to: /gone/ }\n'),
      'pages/en/about.mdx': about,
    },
    [
      'site.yaml:8:5 navigation-language /fr/about/ names one language, and the navigation serves all',
      'site.yaml:9:17 broken-link the link /gone/ leads nowhere',
    ],
  ],
  [
    'languages',
    { 'site.yaml': site('').replace('[en, fr]', '[en, en]') },
    ['site.yaml:5:1 schema "languages": a language stands here twice'],
  ],
  [
    'a former address used twice is reported in the later file, whatever the order on the disk',
    Object.fromEntries(
      ['c', 'b', 'a', 'd'].map((name) => [
        `posts/en/${name}.mdx`,
        post(name, 'aliases: [/old/]\n', 'x\n\n'.repeat(name === 'a' ? 2000 : 1)),
      ]),
    ),
    ['b', 'c', 'd'].map(
      (name) =>
        `posts/en/${name}.mdx:7:11 duplicate-alias the former address /old/ belongs to posts/en/a.mdx`,
    ),
  ],
];

test.each(places)('places: %s', async (_name, files, expected) => {
  const { errors } = await readFiles(files);
  expect(
    errors.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`),
  ).toEqual(expected);
  for (const { fix } of errors) expect(fix).toMatch(/^[A-Z].*\S$/s);
});

test('a missing site.yaml is reported together with all other problems', async () => {
  const { errors, content } = await readFiles({ 'site.yaml': 'name: [', [a]: post('A', 'titel: x\n') });
  expect(content).toBeUndefined();
  expect(errors.map(({ file }) => file)).toEqual([a, 'site.yaml']);
});

test('a navigation link to a page that is not published yet is a warning', async () => {
  const { errors, warnings } = await readFiles({
    'site.yaml': site('navigation: [{ label: About, to: /about/ }]\n'),
    'pages/en/about.mdx': about.replace('D\n', 'D\npublishAt: 2027-01-01\n'),
  });
  expect(errors).toEqual([]);
  expect(warnings).toMatchObject([{ file: 'site.yaml', code: 'link-unpublished', line: 6 }]);
});

test('a message for after the end is a warning if no end is given', async () => {
  const { errors, warnings } = await readFiles({ [a]: post('A', 'takenDown: { reason: Over. }\n') });
  expect(errors).toEqual([]);
  expect(warnings).toMatchObject([{ file: a, line: 7, code: 'taken-down-never' }]);
});

test('a link to a former address works, and a warning gives the new address', async () => {
  const { errors, warnings } = await readFiles({
    [a]: post('A', 'aliases: [/old/, /fr/plus-vieux/]\n'),
    'posts/en/b.mdx': post('B', '', '[One](/old/#part), [two](/fr/old/), [three](/plus-vieux/).\n'),
    'posts/en/c.mdx': post('C', 'draft: true\naliases: [/caf%C3%A9/]\n'),
    'posts/en/d.mdx': post('D', '', '[Hidden](/café/).\n'),
  });
  expect(errors).toEqual([]);
  expect(warnings.map(({ file, code, message, fix }) => `${file} ${code} ${message}: ${fix}`)).toEqual([
    'posts/en/b.mdx link-moved /old/ has moved to /blog/a/: Write /blog/a/#part. Until then the old address leads there.',
    'posts/en/b.mdx link-moved /fr/old/ has moved to /fr/blog/a/: Write /fr/blog/a/. Until then the old address leads there.',
    'posts/en/b.mdx link-moved /plus-vieux/ has moved to /blog/a/: Write /blog/a/. Until then the old address leads there.',
    'posts/en/d.mdx link-moved /café/ has moved to /blog/c/: Write /blog/c/. Until that is on the site, the link shows as plain text.',
  ]);
});

test.each(cases)('%s', async (_name, files, code, fix) => {
  const { errors } = await readFiles(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, typeof text === 'string' ? text : text()]),
    ),
  );
  const found = errors.filter((error) => error.code === code);
  expect(found, JSON.stringify(errors)).not.toEqual([]);
  expect(found.map((error) => error.fix).join('\n')).toMatch(fix);
});

test.each([
  ...['/../x/', '/./', '/%2e%2e/', '/a b/', '//x/', '/<b>/', '/"/', '/a/?b/', '/a#/', 'a/', '/a'],
  ...['//evil.example/', 'https://evil.example/', '/\\evil.example/', '/a\r\nb/', '/a%0D%0Ab/', '/a\u0000/'],
  ...['/\u202eb/', '/%ed%a0%80/', '/x/%2e/', '/日/'.repeat(700).replaceAll('//', '/')],
])('the former address %j is refused', async (alias) => {
  const { errors } = await readFiles({ [a]: post('A', `aliases: [${JSON.stringify(alias)}]\n`) });
  expect(errors).toMatchObject([{ code: 'schema', line: 7 }]);
});

test.each(['/old/', '/2019/05/old-post.html/', '/été/', '/..x/', '/a_b/c,d/'])(
  'the former address %s is accepted',
  async (alias) => {
    expect((await readFiles({ [a]: post('A', `aliases: [${JSON.stringify(alias)}]\n`) })).errors).toEqual([]);
  },
);

test('without series, a link to the list of series is broken', async () => {
  const { errors } = await readFiles({ [a]: post('A', '', '[x](/series/)\n') });
  expect(errors).toMatchObject([{ code: 'broken-link' }]);
});

test('every kind of address on the site can be linked to', async () => {
  const { errors, warnings } = await readFiles({
    'series/run.yaml': 'name: R\ndescription: R\n',
    'partners/shop.yaml': 'name: S\nrelation: R\n',
    [a]: post(
      'A',
      '',
      [
        ...[
          '/',
          '/blog/',
          '/faq/',
          '/faq/#care',
          '/kits/',
          '/topics/',
          '/authors/',
          '/partners/',
          '/search/',
        ],
        ...[
          '/topics/care/',
          '/authors/ann/',
          '/partners/shop/',
          '/series/',
          '/blog/archive/',
          '/fr/blog/archive/',
          '/series/run/',
          '/blog/a/',
          '/blog/a/#main',
          '/blog/a/?from=b',
        ],
        ...['/fr/', '/fr/blog/', '/fr/blog/a/', '/fr/topics/care/', '/rss.xml', '/fr/rss.xml', '/robots.txt'],
        ...['/atom.xml', '/fr/feed.json', '/topics/care/rss.xml', '/fr/authors/ann/atom.xml', '/humans.txt'],
        ...['/sitemap-index.xml', '/schemas/posts.json', '/schemas/people.json'],
        ...['/feed.json', '/fr/atom.xml', '/topics/care/rss.xml', '/fr/authors/ann/feed.json'],
        ...[
          '/api/v1/index.json',
          '/api/v1/openapi.json',
          '/api/v1/topics.json',
          '/api/v1/schemas/entry.json',
        ],
        ...['/api/v1/entries/posts/fr/index.json', '/api/v1/entries/posts/en/a.json'],
      ]
        .map((to) => `[x](${to})`)
        .join(' '),
    ),
  });
  expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
});

test.each([
  '/topics/none/rss.xml',
  '/partners/shop/rss.xml',
  '/blog/atom.xml',
  '/api/v1/',
  '/api/v1/entries/posts/en/none.json',
  // The post exists only in English: its page has a French address, but its text in the API has none.
  '/api/v1/entries/posts/fr/a.json',
  '/fr/api/v1/index.json',
])('%s is not an address of the site', async (to) => {
  const { errors } = await readFiles({
    'partners/shop.yaml': 'name: Shop\nrelation: They lend.\n',
    [a]: post('A', '', `[x](${to})\n`),
  });
  expect(errors.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    `broken-link: the link ${to} leads nowhere`,
  ]);
});

test('a file of an entry that is not published in its language gives a warning and is not linked', async () => {
  const { content, errors, warnings } = await readFiles({
    [a]: post('A', '', '[x](/api/v1/entries/posts/en/b.json) [y](/api/v1/entries/posts/fr/b.json)\n'),
    'posts/en/b.mdx': post('B', 'publishAt: 2027-01-01\n'),
    'posts/fr/b.mdx': post('B'),
  });
  expect(errors).toEqual([]);
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'link-unpublished: /api/v1/entries/posts/en/b.json is not on the site at this moment',
  ]);
  if (content === undefined) throw new Error('no content');
  const publication = new Publication(content, new Date('2026-11-21T00:00:00Z'));
  expect(publication.find('posts', 'a', 'en')?.entry.links).toHaveLength(2);
  expect(publication.leadsToHidden('/api/v1/entries/posts/en/b.json')).toBe(true);
  expect(publication.leadsToHidden('/api/v1/entries/posts/fr/b.json')).toBe(false);
});

test('a link to an unpublished entry is a warning, not an error', async () => {
  const { errors, warnings } = await readFiles({
    [a]: post('A', '', '[x](/blog/b/)\n'),
    'posts/en/b.mdx': post('B', 'publishAt: 2027-01-01\n'),
  });
  expect(errors).toEqual([]);
  expect(warnings.map(({ code }) => code)).toEqual(['link-unpublished']);
});

test('links to a missing translation lead to the other language', async () => {
  const { errors } = await readFiles({
    [a]: post('A', '', '## Here\n'),
    'posts/fr/b.mdx': post('B', '', '[x](/fr/blog/a/#here) [y](/blog/b/) [z](/fr/faq/#care)\n'),
  });
  expect(errors).toEqual([]);
});
