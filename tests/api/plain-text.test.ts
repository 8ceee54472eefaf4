import { expect, test } from 'vitest';
import { plainText } from '../../src/api/plain-text.ts';

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
  ['', ''],
])('%s', (html, text) => {
  expect(plainText(html)).toBe(text);
});
