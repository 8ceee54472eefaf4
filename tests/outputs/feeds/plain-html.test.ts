import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { plainHtml } from '../../../src/components/body/plain-html.ts';
import type { PlainContext } from '../../../src/components/body/plain-html.ts';
import type { MediaInfo } from '../../../src/content/media/info.ts';
import { accepted } from '../../markdown/compiled.ts';
import { elementsOf } from '../../build/elements.ts';

const image: MediaInfo = {
  kind: 'image',
  width: 2,
  height: 1,
  src: '/base/media/map.1.png',
  sources: [],
  bytes: 5,
};
const file: MediaInfo = { kind: 'file', src: '/base/media/file.1', bytes: 12_000, type: '' };
const names = ['map.png', 'badge.svg', 'file.png', 'queue.png', 'line.png', 'film.jpg'];
const others = ['film.mp4', 'film.vtt', 'list.csv', 'checklist.pdf'];
const context: PlainContext = {
  lang: 'en',
  base: '/base/',
  media: Object.fromEntries([
    ...names.map((name) => [`/media/${name}`, image]),
    ...others.map((name) => [`/media/${name}`, file]),
  ]) as Record<string, MediaInfo>,
  dead: ['/hidden/'],
  page: 'https://h.example/base/blog/a/',
};
const render = async (source: string) => plainHtml((await accepted(source)).chunks, context);

test.each<[string, string, string]>([
  ['links get the whole address', '[b](/c/#d)', '<p><a href="https://h.example/base/c/#d">b</a></p>'],
  ['dead links become plain text', '[b](/hidden/)', '<p>b</p>'],
  [
    'anchors lead to the page',
    '## T\n\n[b](#t)',
    '<h2 id="t">T</h2><p><a href="https://h.example/base/blog/a/#t">b</a></p>',
  ],
  ['external links stay', '[b](https://e.example/?a=1)', '<p><a href="https://e.example/?a=1">b</a></p>'],
  ['files', '[b](/media/list.csv)', '<p><a href="https://h.example/base/media/file.1">b</a></p>'],
  [
    'pictures',
    '![A "map"](/media/map.png)',
    '<img src="https://h.example/base/media/map.1.png" alt="A &#34;map&#34;" width="2" height="1">',
  ],
  [
    'figures',
    '<Figure src="/media/map.png" alt="a" caption="C <3" credit="Ann" />',
    '<figure><img src="https://h.example/base/media/map.1.png" alt="a" width="2" height="1"><figcaption>C &#60;3 Picture: Ann</figcaption></figure>',
  ],
  [
    'callouts',
    '<Callout kind="warning" title="Mind">\n\nWords.\n\n</Callout>',
    '<aside><p><strong>Careful – Mind</strong></p><p>Words.</p></aside>',
  ],
  [
    'quotes',
    '<Quote by="Layla" role="Editor" source="/c/">\n\nSaid.\n\n</Quote>',
    '<figure><blockquote><p>Said.</p></blockquote><figcaption>— <a href="https://h.example/base/c/"><bdi>Layla</bdi></a>, Editor</figcaption></figure>',
  ],
  [
    'external videos become links',
    '<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />',
    '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">Play “A film”</a></p>',
  ],
  [
    'videos of the site',
    '<Video src="/media/film.mp4" title="A film" />',
    '<p><a href="https://h.example/base/media/file.1">Play “A film”</a></p>',
  ],
  [
    'downloads',
    '<Download file="/media/list.csv" label="The list" />',
    '<a href="https://h.example/base/media/file.1">The list</a> (CSV, 12 kB)',
  ],
  [
    'terms',
    'a <Term means="what it &quot;is&quot;">word</Term>',
    '<p>a <dfn title="what it &#34;is&#34;">word</dfn></p>',
  ],
])('%s', async (_, source, html) => {
  expect((await render(source)).replaceAll('\n', '')).toBe(html);
});

test('with all components together, no address is relative and nothing runs', async () => {
  const source = await readFile(new URL('../../fixtures/body/everything.mdx', import.meta.url), 'utf8');
  const elements = elementsOf(await render(source));
  expect(elements.length).toBeGreaterThan(50);
  for (const { name, attributes } of elements) {
    expect(['script', 'style', 'iframe', 'video', 'object', 'button', 'svg']).not.toContain(name);
    for (const key of Object.keys(attributes)) expect(key).not.toMatch(/^on|^style$|^srcset$/);
    for (const address of [attributes['href'], attributes['src']]) {
      if (address !== undefined) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/);
    }
  }
});
