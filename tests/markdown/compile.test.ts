import { describe, expect, test } from 'vitest';
import { accepted, compile, htmlOf } from './compiled.ts';

async function html(source: string, lang = 'en'): Promise<string> {
  return htmlOf((await accepted(source, lang)).chunks);
}

describe('chunks', () => {
  test('a page of plain text is a single chunk', async () => {
    const { chunks } = await accepted(
      'A *b* [c](https://example.org/).\n\n- d\n- e\n\n> f\n\n---\n\n| g |\n| - |\n| h |',
    );
    expect(chunks.map(({ type }) => type)).toEqual(['html']);
  });

  test('links within the site stay separate, others become HTML', async () => {
    const { chunks, links } = await accepted(
      'a [b *c*](/d/?e=f#g "h"), [i](#i) and [j](https://example.org/).\n\n## I',
    );
    expect(chunks).toEqual([
      { type: 'html', html: '<p>a ' },
      { type: 'link', href: '/d/?e=f#g', title: 'h', children: [{ type: 'html', html: 'b <em>c</em>' }] },
      {
        type: 'html',
        html: ', <a href="#i">i</a> and <a href="https://example.org/">j</a>.</p><h2 id="i">I</h2>',
      },
    ]);
    expect(links).toEqual([
      { to: '/d/?e=f#g', line: 1, column: 3 },
      { to: '#i', line: 1, column: 27 },
    ]);
  });

  test('a link to a media file refers to a file, not to a page of the site', async () => {
    const { links, media } = await accepted('[a](/media/b.pdf#page=2)');
    expect(links).toEqual([]);
    expect(media).toEqual([{ to: '/media/b.pdf', line: 1, column: 1 }]);
  });

  test('pictures alone in a paragraph are taken out of it; in a sentence they stay', async () => {
    const { chunks } = await accepted('![a](/media/a.png "b")\n![c](/media/c.png)\n\nd ![e](/media/e.png) f');
    expect(chunks).toEqual([
      { type: 'picture', src: '/media/a.png', alt: 'a', title: 'b' },
      { type: 'picture', src: '/media/c.png', alt: 'c' },
      { type: 'html', html: '<p>d ' },
      { type: 'picture', src: '/media/e.png', alt: 'e' },
      { type: 'html', html: ' f</p>' },
    ]);
  });

  test('components carry their attributes and their content', async () => {
    const { chunks, media, links } = await accepted(
      '<Callout kind="tip" title="">\na [b](/c/)\n</Callout>\n\n<Figure src="/media/d.png" alt="e &amp; f" />\n\n<Quote by="g" source="/h/">\ni\n</Quote>',
    );
    expect(chunks).toEqual([
      {
        type: 'component',
        name: 'Callout',
        props: { kind: 'tip' },
        children: [
          { type: 'html', html: '<p>a ' },
          { type: 'link', href: '/c/', children: [{ type: 'html', html: 'b' }] },
          { type: 'html', html: '</p>' },
        ],
      },
      { type: 'component', name: 'Figure', props: { src: '/media/d.png', alt: 'e & f' }, children: [] },
      {
        type: 'component',
        name: 'Quote',
        props: { by: 'g', source: '/h/' },
        children: [{ type: 'html', html: '<p>i</p>' }],
      },
    ]);
    expect(media.map(({ to }) => to)).toEqual(['/media/d.png']);
    expect(links.map(({ to }) => to)).toEqual(['/c/', '/h/']);
  });

  test('terms have their own ids, also alone on a line', async () => {
    const { chunks } = await accepted('a <Term means="b">c</Term>\n\n<Term means="d">\ne\n</Term>');
    expect(chunks.filter(({ type }) => type === 'component')).toEqual([
      {
        type: 'component',
        name: 'Term',
        props: { means: 'b', id: 'term-1' },
        children: [{ type: 'html', html: 'c' }],
      },
      {
        type: 'component',
        name: 'Term',
        props: { means: 'd', id: 'term-2' },
        children: [{ type: 'html', html: 'e' }],
      },
    ]);
    expect(htmlOf(chunks)).toBe('<p>a <x-term>c</x-term></p><p><x-term>e</x-term></p>');
  });
});

describe('markup', () => {
  test.each([
    [
      'one line in a component is a paragraph',
      '<Callout kind="tip">a *b*</Callout>',
      '<x-callout><p>a <em>b</em></p></x-callout>',
    ],
    [
      'raw elements',
      'a<br />b <kbd>c</kbd> <span lang="fr">d</span>',
      '<p>a<br>b <kbd>c</kbd> <span lang="fr">d</span></p>',
    ],
    ['a raw element alone on its line', '<kbd>a</kbd>', '<p><kbd>a</kbd></p>'],
    [
      'details',
      '<details>\n<summary>a *b*</summary>\n\nc\n\n</details>',
      '<details><summary>a <em>b</em></summary><p>c</p></details>',
    ],
    ['escaped signs', 'a \\{b\\} \\<c> `{d} \\{`', '<p>a {b} &#x3C;c> <code>{d} \\{</code></p>'],
    [
      'a line that begins like code inside a sentence',
      'we\nimport tea and\nexport wool',
      '<p>we\nimport tea and\nexport wool</p>',
    ],
    ['numbered lists keep their first number', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
    [
      'tables scroll, and align without inline styles',
      '| a | b | |\n| :-: | --: | - |\n| c | d | e |',
      '<section class="table-scroll" tabindex="0" aria-label="Table 1"><table>\n<thead>\n<tr>\n<th scope="col" class="align-center">a</th>\n<th scope="col" class="align-end">b</th>\n<td></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-center">c</td>\n<td class="align-end">d</td>\n<td>e</td>\n</tr>\n</tbody>\n</table></section>',
    ],
    [
      'tasks show whether they are done',
      '- [x] a\n- [ ] b',
      '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" disabled checked aria-label="Done"> a</li>\n<li class="task-list-item"><input type="checkbox" disabled aria-label="Not done"> b</li>\n</ul>',
    ],
    [
      'code in an unknown language',
      '```nope\na < {b}\n```',
      '<pre tabindex="0" data-language="nope"><code>a &#x3C; {b}</code></pre>',
    ],
    ['code without language', '```\nimport a\n```', '<pre tabindex="0"><code>import a</code></pre>'],
  ])('%s', async (_, source, expected) => {
    expect(await html(source)).toBe(expected);
  });

  test('code is coloured with classes', async () => {
    const found = await html('```js\nimport a from "b"; // {c}\n```');
    expect(found).toContain(
      '<pre tabindex="0" data-language="js"><code><span class="tok-keyword">import</span>',
    );
    expect(found).toContain('<span class="tok-comment">// {c}</span>');
    expect(found).not.toContain('style=');
  });

  test('notes are numbered, use the language of the text and contain no words of the author in their ids', async () => {
    const found = await html('a[^x y] b[^é"] c[^é"]\n\n[^é"]: d', 'fr');
    expect(found).toBe(
      '<p>a[^x y] b<sup><a href="#fn-1" id="fnref-1" aria-describedby="footnote-label">1</a></sup> c<sup><a href="#fn-1" id="fnref-1-2" aria-describedby="footnote-label">1</a></sup></p>' +
        '<section class="footnotes" role="doc-endnotes" aria-labelledby="footnote-label"><h2 id="footnote-label">Notes</h2><ol><li id="fn-1">\n' +
        '<p>d <a href="#fnref-1" class="note-back" aria-label="Retour au texte, note 1">↩</a> <a href="#fnref-1-2" class="note-back" aria-label="Retour au texte, note 1-2">↩</a></p>\n</li></ol></section>',
    );
  });
});

describe('headings and anchors', () => {
  test('keep every script, are unique and do not use the page’s own ids', async () => {
    const { headings, anchors } = await accepted(
      '## Größe & Maß\n\n## 質問 (FAQ)\n\n## ما هذا؟\n\n## Main\n\n## A `b` *c*\n\n### A — b c\n\n## A b c\n\n## !\n\n## fn-1\n\n## Term 1\n\na[^1]\n\n[^1]: b',
    );
    expect(headings.map(({ id }) => id)).toEqual([
      'größe-maß', '質問-faq', 'ما-هذا', 'main-1', 'a-b-c', 'a-b-c-1', 'a-b-c-2', 'section', 'section-fn-1', 'section-term-1',
    ]); // prettier-ignore
    expect(headings[5]).toEqual({ depth: 3, id: 'a-b-c-1', text: 'A — b c' });
    expect(anchors).toEqual([...headings.map(({ id }) => id), 'fnref-1', 'fn-1']);
  });

  test('a heading’s text does not contain note numbers', async () => {
    const { headings } = await accepted('## A[^1]\n\n[^1]: b');
    expect(headings).toEqual([{ depth: 2, id: 'a', text: 'A' }]);
  });
});

describe('word counts', () => {
  test.each([
    ['en', 'One *two*three, four’s (five). `six`', 5],
    ['en', 'a\n\n- b\n- c\n\n| d | e |\n| - | - |\n| f | g |', 7],
    ['en', '```js\nnot counted\n```\n\n<Callout kind="tip">\none\n</Callout>', 1],
    ['fr', 'L’arbre qu’on a planté', 4],
    ['zh', '我喜欢读书', 3],
    ['ja', '私は本を読む', 5],
    ['en', '', 0],
  ])('%s %j: %i', async (lang, source, words) => {
    expect((await accepted(source, lang)).words).toBe(words);
  });
});

test('the same text compiles to the same bytes', async () => {
  const source =
    '## A\n\n[b](/c/) <Term means="d">e</Term>\n\n```ts\ntype A = string\n```\n\na[^1]\n\n[^1]: b';
  const [first, second] = await Promise.all([compile(source), compile(source)]);
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
  expect(JSON.parse(JSON.stringify(first.body))).toEqual(first.body);
});

test('Windows line ends make no difference', async () => {
  const source = '## A\n\nb\nc\n\n<Callout kind="tip">\nd\n</Callout>\n\n- e\n- f\n';
  expect(htmlOf((await accepted(source.replaceAll('\n', '\r\n'))).chunks).replaceAll('\r\n', '\n')).toBe(
    await html(source),
  );
});
