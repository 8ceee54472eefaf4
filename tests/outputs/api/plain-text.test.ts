import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/outputs/api/plain-text.ts';
import { plainHtml } from '../../../src/components/body/plain-html.ts';
import type { MediaInfo } from '../../../src/content/media/info.ts';
import { compile } from '../../markdown/compiled.ts';
import { fixture, mutated, strewn } from '../../markdown/mutations.ts';
import { plainTextByTree } from './plain-text-by-tree.ts';
import { runs } from '../../campaign.ts';

test.each<[string, string]>([
  ['<p>One <em>two</em>\n<b>three</b>.</p><p>Four<br>five</p>', 'One two three.\n\nFour\nfive'],
  ['<ul>\n<li>a</li>\n<li>b &amp; &lt;c&gt;</li>\n</ul>', 'a\n\nb & <c>'],
  ['<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td>1</td>\n<td></td>\n</tr>\n</table>', 'a\tb\n\n1'],
  ['<pre><code>if (a) {\n  b();\n}</code></pre>', 'if (a) {\n  b();\n}'],
  ['<figure><img src="x" alt="A map"><figcaption>Its caption</figcaption></figure>', 'A map\n\nIts caption'],
  [
    '<p>Said.<sup><a href="#fn-1" id="fnref-1">1</a></sup></p><ol><li><p>Note <a href="#fnref-1" class="note-back">↩</a></p></li></ol>',
    'Said.\n\nNote',
  ],
  ['<p>مرحبا 👩‍🚀</p>', 'مرحبا 👩‍🚀'],
  ['<p><a href="/a/" title="a > b">&#x1F469; &#8594;</a> &unknown;</p>', '👩 → &unknown;'],
  ['', ''],
])('%s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

const anyMedia = new Proxy<Record<string, MediaInfo>>(
  {},
  {
    get: (_, name) => ({
      kind: String(name).endsWith('.png') ? 'image' : 'file',
      src: '/media/it',
      width: 60,
      height: 40,
      sources: [],
      bytes: 1,
      type: '',
    }),
  },
);

test.each([
  ['a text that has everything', fc.constant(fixture), 1],
  ['mutations of it', mutated, 200],
  ['pieces without a text', strewn, 1_000],
] as const)('a parser finds the same words in %s', async (_, arbitrary, numRuns) => {
  const check = async (source: string) => {
    const { body } = await compile(source);
    if (body === undefined) return;
    const context = {
      lang: 'en',
      base: '/',
      media: anyMedia,
      dead: [],
      page: 'https://tiny.example/a/',
    } as const;
    const html = plainHtml(body.chunks, context);
    expect(plainText(html)).toBe(plainTextByTree(html));
  };
  await fc.assert(fc.asyncProperty(arbitrary, check), { numRuns: runs(numRuns) });
});
