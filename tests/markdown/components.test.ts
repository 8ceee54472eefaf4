import { readFile } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BodyContext } from '../../src/components/body/context.ts';
import { formatBytes } from '../../src/components/body/format-bytes.ts';
import type { MediaInfo } from '../../src/content/media/info.ts';
import { openRenderer } from './rendered.ts';

const image: MediaInfo = {
  kind: 'image',
  width: 960,
  height: 540,
  src: '/base/media/map.0a1b.960.png',
  sources: [{ type: 'image/webp', srcset: '/base/media/map.0a1b.480.webp 480w' }],
  bytes: 5_000,
};
const file: MediaInfo = { kind: 'file', src: '/base/media/file.0a1b', bytes: 1_234_567, type: '' };
const pictures = ['map.png', 'badge.svg', 'file.png', 'queue.png', 'line.png', 'film.jpg'];
const files = ['film.mp4', 'film.vtt', 'list.csv', 'checklist.pdf'];
const media = Object.fromEntries([
  ...pictures.map((name) => [`/media/${name}`, image]),
  ...files.map((name) => [`/media/${name}`, file]),
]) as Record<string, MediaInfo>;
const english: BodyContext = { lang: 'en', base: '/base/', media, dead: ['/hidden/'] };

let renderer: Awaited<ReturnType<typeof openRenderer>>;
beforeAll(async () => {
  renderer = await openRenderer();
});
afterAll(() => renderer.close());

test('all components together are valid HTML', async () => {
  const source = await readFile(new URL('../fixtures/body/everything.mdx', import.meta.url), 'utf8');
  const html = await renderer.render(source, english);
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:standard'],
    rules: {
      // How attributes are written is decided by Astro and the serialiser.
      'void-style': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'no-trailing-whitespace': 'off',
      'no-inline-style': 'error',
      'long-title': 'off',
      // Lists and notes come from editors; the elements themselves are right.
      'prefer-native-element': 'off',
      'no-raw-characters': 'off',
    },
  });
  const report = await validator.validateString(
    `<!doctype html><html lang="en"><head><title>a</title></head><body><main><h1>a</h1>${html}</main></body></html>`,
  );
  expect(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ).toEqual([]);
});

test.each<[string, string, string]>([
  ['links are below the base path', 'a [b](/c/#d), e', '<p>a <a href="/base/c/#d">b</a>, e</p>'],
  ['links with a title', '[b](/c/ "d")', '<p><a href="/base/c/" title="d">b</a></p>'],
  ['links to unpublished pages become plain text', 'a [b *c*](/hidden/#d), e', '<p>a b <em>c</em>, e</p>'],
  [
    'files are linked with the names under which they are served',
    '[a](/media/checklist.pdf#page=2)',
    '<p><a href="/base/media/file.0a1b#page=2">a</a></p>',
  ],
  [
    'steps',
    '<Steps>\n\n1. a\n2. b\n\n</Steps>',
    '<div class="steps"><ol>\n<li>a</li>\n<li>b</li>\n</ol></div>',
  ],
  [
    'terms need no script',
    'a <Term means="b">c</Term>.',
    '<p>a <span class="term"><button type="button" popovertarget="term-1"><dfn>c</dfn></button><span id="term-1" popover>b</span></span>.</p>',
  ],
  [
    'quotes without source',
    '<Quote by="a" role="b">\nc\n</Quote>',
    '<figure class="quote"><blockquote><p>c</p></blockquote><figcaption><bdi>a</bdi><span>, b</span></figcaption></figure>',
  ],
  [
    'quotes from a page of the site',
    '<Quote by="a" source="/b/">\nc\n</Quote>',
    '<figure class="quote"><blockquote><p>c</p></blockquote><figcaption><a href="/base/b/"><bdi>a</bdi></a></figcaption></figure>',
  ],
  [
    'quotes from a page that is not published',
    '<Quote by="a" source="/hidden/">\nc\n</Quote>',
    '<figure class="quote"><blockquote><p>c</p></blockquote><figcaption><bdi>a</bdi></figcaption></figure>',
  ],
])('%s', async (_, source, expected) => {
  expect(await renderer.render(source, english)).toBe(expected);
});

test('pictures have sizes and formats; a caption makes a figure', async () => {
  const picture =
    '<picture><source type="image/webp" srcset="/base/media/map.0a1b.480.webp 480w" sizes="(min-width: 44rem) 40rem, 92vw">' +
    '<img src="/base/media/map.0a1b.960.png" alt="a" width="960" height="540" loading="lazy" decoding="async"></picture>';
  expect(await renderer.render('![a](/media/map.png)', english)).toBe(picture);
  expect(await renderer.render('b ![a](/media/map.png) c', english)).toBe(`<p>b ${picture} c</p>`);
  expect(await renderer.render('![a](/media/map.png "d")', english)).toMatch(
    /^<figure><picture>.*<figcaption>d\s*<\/figcaption><\/figure>$/,
  );
});

test('a callout has its kind in the language of the text', async () => {
  const source = '<Callout kind="warning" title="a">\nb\n</Callout>';
  expect(await renderer.render(source, english)).toMatch(
    /^<div role="note" class="callout warning">.*<span>Careful<\/span><strong> a<\/strong>.*<p>b<\/p>/s,
  );
  expect(await renderer.render(source, { ...english, lang: 'fr' })).toContain('<span>Attention</span>');
});

test('a download shows type and size', async () => {
  const html = await renderer.render('<Download file="/media/list.csv" />', { ...english, lang: 'fr' });
  expect(html).toContain('href="/base/media/file.0a1b" download="list.csv"');
  expect(html).toMatch(/Télécharger list\.csv <span class="label">CSV, 1,2 Mo<\/span>/);
});

test('a video of the site plays without script; an external one loads nothing before a click', async () => {
  const own = await renderer.render(
    '<Video src="/media/film.mp4" title="a" captions="/media/film.vtt" />',
    english,
  );
  expect(own).toContain(
    '<video controls preload="none" title="a"><source src="/base/media/file.0a1b"><track kind="captions" src="/base/media/file.0a1b" srclang="en" default></video>',
  );
  const elsewhere = await renderer.render('<Video src="https://vimeo.com/76979871" title="a" />', english);
  expect(elsewhere).toContain(
    'href="https://vimeo.com/76979871" data-player="https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1"',
  );
  expect(elsewhere).toContain('Vimeo learns your address');
  expect(elsewhere).not.toMatch(/<iframe| src=/);
});

test.each([
  [1, 'en', '0.1 kB'],
  [27_400, 'en', '27 kB'],
  [1_400_000, 'fr', '1,4 Mo'],
  [99_900_000, 'en', '100 MB'],
] as const)('%i bytes in %s: %s', (bytes, lang, expected) => {
  expect(formatBytes(bytes, lang)).toBe(expected);
});
