import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFileName } from '../../src/content/file-names.ts';
import { entryCollections, recordCollections } from '../../src/model/collections.ts';
import { slugMaxLength, slugPattern } from '../../src/model/fields.ts';
import { languageIds } from '../../src/model/languages.ts';
import { isReserved } from '../../src/model/reserved-slugs.ts';
import { numberedSlug, slugFrom } from '../../src/model/slug.ts';
import { listAddress, sections } from '../../src/publication/addresses.ts';
import { runs } from '../campaign.ts';

const collections = [...entryCollections, ...recordCollections];

test.each([
  ['L’été à Straßburg', 'l-ete-a-strassburg'],
  ["What's new? It’s here, and they'll see", 'whats-new-its-here-and-theyll-see'],
  ['Qu’est-ce que c’est\u00a0?', 'qu-est-ce-que-c-est'],
  ['渡船', 'du-chuan'],
  ['Здравствуй, день и объект', 'zdravstvuy-den-i-obekt'],
  ['مرحبا بالعالم', 'mrhb-bllm'],
  ['नमस्ते दुनिया', 'nmste-duniya'],
  ['👍', 'thumbsup'],
  ['e\u0301te\u0301', 'ete'],
  ['…env .hidden', 'env-hidden'],
  ['../../etc/passwd', 'etc-passwd'],
  ['2026', '2026'],
  ['Nº 5', 'no-5'],
  [`${'word '.repeat(30)}`, Array<string>(15).fill('word').join('-')],
  ['x'.repeat(200), 'x'.repeat(76)],
])('the title %j makes the slug %s', (title, slug) => {
  expect(slugFrom('posts', title)).toBe(slug);
});

test.each(['', ' ', '¿?!', '…', '—', '\u200f', '\ud83d', '\u0000', '\ufe0f'])(
  'a title without letters or digits makes no slug: %j',
  (title) => {
    expect(slugFrom('posts', title)).toBeUndefined();
  },
);

test.each([
  ['posts', 'Con', 'con-post'],
  ['people', 'LPT1', 'lpt1-person'],
  ['pages', 'Search', 'search-page'],
  ['pages', 'FR', 'fr-page'],
  ['posts', 'Archive', 'archive-post'],
  ['faq', 'Archive', 'archive'],
  ['people', '2026', '2026-person'],
  ['topics', 'Null', 'null-topic'],
  ['topics', '1e5', '1e5-topic'],
] as const)('of %s, "%s" may not stand alone and is %s', (collection, title, slug) => {
  expect(slugFrom(collection, title)).toBe(slug);
});

test('a typed address is kept if it is valid', () => {
  const long = `a${'-bc'.repeat(26)}`;
  expect(long).toHaveLength(79);
  expect(slugFrom('posts', long)).toBe(long);
});

test('every title in any collection makes a valid slug or none, and the same slug again from that', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 300 }));
  fc.assert(
    fc.property(text, fc.constantFrom(...collections), (title, collection) => {
      const slug = slugFrom(collection, title);
      if (slug === undefined) return;
      expect(slug).toMatch(slugPattern);
      expect(slug.length).toBeLessThanOrEqual(slugMaxLength);
      expect(isReserved(collection, slug)).toBe(false);
      expect(slugFrom(collection, slug)).toBe(slug);
      const isEntry = (entryCollections as string[]).includes(collection);
      const file = isEntry ? `${collection}/en/${slug}.mdx` : `${collection}/${slug}.yaml`;
      expect(checkFileName(file)).toBeUndefined();
    }),
    { numRuns: runs(2000) },
  );
});

test('a slug with a number is a slug, and each number makes another', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,8}(?:-[a-z0-9]{1,8}){0,8}$/), fc.nat(9999), (slug, number) => {
      const made = numberedSlug(slug, number);
      expect(made).toMatch(slugPattern);
      expect(made.length).toBeLessThanOrEqual(slugMaxLength);
      expect(made).not.toBe(numberedSlug(slug, number + 1));
    }),
  );
});

test('every address of a section, and of a language, is the site’s own', () => {
  const steps = sections.map((name) => listAddress(name, 'en', { languages: ['en'] }).slice(1, -1));
  expect(steps).toContain('blog');
  for (const name of [...steps, ...languageIds]) expect(isReserved('pages', name)).toBe(true);
});
