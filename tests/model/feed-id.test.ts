import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedId } from '../../src/model/feed-id.ts';
import { site } from '../../src/model/site.ts';

test.each([
  'https://old.example/?p=12',
  'http://old.example/2009/05/a-post.html#comment-3',
  'https://old.example/caf%C3%A9/',
  'https://old.example/café/日本/',
  'https://bücher.example/a/',
  'http://[2001:db8::1]/a',
  'tag:blogger.com,1999:blog-123.post-456',
  'tag:example.org,2026:/posts/a',
  'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
  'urn:isbn:9780000000002',
  'oai:arXiv.org:cs/0112017',
])('%s is an id that every feed format accepts', (id) => {
  expect(feedId.parse(id)).toBe(id);
});

test.each([
  '/blog/a/',
  'blog/a',
  '?p=12',
  '12',
  '123 at https://old.example',
  'https://',
  'https:///a/',
  'https:a',
  'https://old example/',
  'https://old.example/a b/',
  'https://old.example/100%/',
  'https://old.example/%zz/',
  'https://old.example/a#b#c',
  'https://old.example/<b>/',
  'https://old.example/"a"/',
  'https://old.example/{a}|b^c`d\\e',
  'https://old.example/\u202eabc',
  'https://old.example/\u00a0a',
  'https://old.example/\ue000',
  'tag:',
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  'data:text/html,a',
  `https://old.example/${'a'.repeat(500)}`,
  'https://old.example/\nid',
])('%j is not an id', (id) => {
  expect(feedId.safeParse(id).success).toBe(false);
});

test('every accepted id can be written in XML and contains no space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const read = feedId.safeParse(`tag:x,2026:${text}`);
      if (read.success) expect(read.data).not.toMatch(/[\s<>"\p{Cc}\p{Cs}]/u);
    }),
  );
});

test.each(['tiny.example', 'ftp://tiny.example', ''])(
  '%j is not accepted as the first address of a site',
  (feedBase) => {
    expect(site.shape.feedBase.safeParse(feedBase).success).toBe(false);
  },
);
