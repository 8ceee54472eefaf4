import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeAtom } from '../../../src/outputs/feeds/atom.ts';
import { writeJsonFeed } from '../../../src/outputs/feeds/json-feed.ts';
import { writeRss } from '../../../src/outputs/feeds/rss.ts';
import { itemHtml } from '../../../src/outputs/feeds/written-feed.ts';
import type { WrittenFeed } from '../../../src/outputs/feeds/written-feed.ts';
import { escapeXml, xmlSafe } from '../../../src/lib/xml.ts';
import type { XmlElement } from '../../../src/lib/xml-reader.ts';
import { wellFormed } from './well-formed.ts';

/** A feed in which every text is `words`. */
function feedOf(words: string): WrittenFeed {
  const link = 'https://tiny.example/blog/a/';
  return {
    address: '/',
    link: 'https://tiny.example/',
    id: 'https://tiny.example/',
    self: 'https://tiny.example/rss.xml',
    stylesheet: '/feed.css',
    lang: 'en',
    title: words,
    description: words,
    publisher: { name: words, url: 'https://tiny.example/' },
    updated: '2026-05-01T00:00:00Z',
    items: [
      {
        id: link,
        link,
        title: words,
        summary: words,
        label: { text: words, link },
        corrections: [{ title: words, date: '2026-05-02', text: words }],
        published: '2026-05-01T00:00:00Z',
        authors: [{ name: words, url: link }],
        categories: [{ id: words, name: words, url: `${link}?q=a&b="c"` }],
        html: `<p>${words}</p>`,
      },
    ],
  };
}

/** The text of the element at a path below the root: `channel/title`. */
function textAt(root: XmlElement, path: string): string | undefined {
  const step = (element: XmlElement | undefined, name: string) =>
    element?.children.find((child) => child.name === name);
  return path.split('/').reduce(step, root)?.text.replace(/\r\n?/g, '\n');
}

/** As parsers return it: XML has one kind of line end. */
const readBack = (words: string) => xmlSafe(words).replace(/\r\n?/g, '\n');

const hostile = [
  'plain',
  '<script>alert(1)</script> & "quotes" \'too\'',
  ']]>',
  '<![CDATA[ a ]]>',
  '&amp; &#0; &nbsp; &unknown;',
  '<!-- --> <?xml?> <!DOCTYPE x [<!ENTITY a "b">]>',
  'a\u0000b\u0008c\u000bd\u001fe\ufffe\uffff\ud800f',
  '👩‍🚀 日本 \u{1f1eb}\u{1f1f7} e\u0301',
  'مرحبا \u202eabc\u202c \u200fשלום',
  '  spaces\n\nand lines\t ',
  '</title></item></channel></rss>',
];

test.each(hostile)('%j breaks no format, and comes back as it was', (words) => {
  const rss = wellFormed(writeRss(feedOf(words)));
  const atom = wellFormed(writeAtom(feedOf(words)));
  const clean = readBack(words);
  expect(textAt(rss, 'channel/title')).toBe(clean);
  expect(textAt(rss, 'channel/item/dc:creator')).toBe(clean);
  expect(textAt(rss, 'channel/item/content:encoded')).toBe(`<p>${clean}</p>`);
  expect(textAt(atom, 'title')).toBe(clean);
  expect(textAt(atom, 'entry/summary')).toBe(`[${clean}] ${clean}`);
  expect(JSON.parse(writeJsonFeed(feedOf(words)))).toMatchObject({
    title: words,
    items: [{ content_html: `<p>${words}</p>` }],
  });
});

test('no text can break a feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      for (const xml of [writeRss(feedOf(words)), writeAtom(feedOf(words))]) {
        wellFormed(xml);
        expect(xml).not.toContain(']]>');
        // As many elements as intended, whatever the text contains.
        expect(xml.match(/<(?:item|entry)>/g)).toHaveLength(1);
      }
      expect(() => JSON.parse(writeJsonFeed(feedOf(words)))).not.toThrow();
    }),
  );
});

test('characters that XML forbids are removed, and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const allowed = (code: number) =>
        code === 9 ||
        code === 10 ||
        code === 13 ||
        (code >= 32 && code <= 0xd7ff) ||
        (code >= 0xe000 && code <= 0xfffd) ||
        code >= 0x10000;
      return xmlSafe(text) === [...text].filter((one) => allowed(one.codePointAt(0) ?? 0)).join('');
    }),
  );
  expect(xmlSafe('a\u0000b\u000bc\ufffe d\ud800 e😀')).toBe('abc d e😀');
});

test('an escaped text contains no character with a meaning in XML', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[<>"]/.test(escapeXml(text))));
});

test('an item begins with the label, then the corrections, then the picture', () => {
  const [item] = feedOf('a "b" <c>').items;
  if (item === undefined) throw new Error('no item');
  const picture = { src: 'https://tiny.example/media/a.png', alt: '"A"', width: 2, height: 1 };
  expect(itemHtml({ ...item, picture }, '<p>Text</p>')).toBe(
    '<p><strong><a href="https://tiny.example/blog/a/">a &quot;b&quot; &lt;c&gt;</a></strong></p>' +
      '<p><strong>a &quot;b&quot; &lt;c&gt;</strong> – a &quot;b&quot; &lt;c&gt;</p>' +
      '<p><img src="https://tiny.example/media/a.png" alt="&quot;A&quot;" width="2" height="1"></p><p>Text</p>',
  );
});
