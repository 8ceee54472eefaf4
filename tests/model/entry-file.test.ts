import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkFileName } from '../../src/content/file-names.ts';
import { entryCollections } from '../../src/model/collections.ts';
import { entryFile, entryFormats, parseEntryFile } from '../../src/model/entry.ts';
import type { EntryFormat } from '../../src/model/entry.ts';
import { isLanguageTag, recased } from '../../src/model/language-tag.ts';
import type { Lang } from '../../src/model/languages.ts';

const bothFormats: EntryFormat[] = ['mdx', 'md'];

const letters = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), minLength: min, maxLength: max });

/** Language, and perhaps a script, a region and a variant, in their usual case. */
const tags = fc
  .tuple(
    letters(2, 3),
    fc.option(fc.constantFrom('Hant', 'Latn', 'Cyrl'), { nil: undefined }),
    fc.option(fc.constantFrom('BR', 'AT', '419'), { nil: undefined }),
    fc.option(fc.constantFrom('1996', 'tarask', 'x-easy', 'u-nu-latn'), { nil: undefined }),
  )
  .map((parts) => parts.filter((part) => part !== undefined).join('-') as Lang);

const entries = fc.record({
  collection: fc.constantFrom(...entryCollections),
  lang: tags,
  slug: fc.string().filter((slug) => !slug.includes('/')),
  format: fc.constantFrom(...bothFormats),
});

test('the path of an entry is read as that entry, for any language, name and format', () => {
  fc.assert(
    fc.property(entries, (entry) => {
      expect(parseEntryFile(entryFile(entry), bothFormats)).toEqual(entry);
    }),
  );
});

test('a path that is read as an entry is the path of that entry, and no other path is', () => {
  const step = fc.oneof(
    fc.constantFrom(...entryCollections),
    tags,
    fc.string(),
    fc.constantFrom('', '..', 'EN'),
  );
  const endings = fc.constantFrom('.mdx', '.md', '.MDX', '.yaml', '');
  const paths = fc
    .tuple(fc.array(step, { minLength: 1, maxLength: 5 }), endings)
    .map(([steps, ending]) => steps.join('/') + ending);
  fc.assert(
    fc.property(paths, (file) => {
      const entry = parseEntryFile(file, bothFormats);
      if (entry !== undefined) expect(entryFile(entry)).toBe(file);
    }),
  );
});

test.each([
  'posts/a.mdx',
  'posts/en/deeper/a.mdx',
  '/posts/en/a.mdx',
  'content/posts/en/a.mdx',
  'people/en/a.mdx',
  'posts/en/a.yaml',
  'posts/en/mdx',
  'posts/pt-br/a.mdx',
  'posts/PT/a.mdx',
  'posts/english/a.mdx',
  'posts/../a.mdx',
  'posts//a.mdx',
  'constructor/en/a.mdx',
])('%s is the path of no entry', (file) => {
  expect(parseEntryFile(file, bothFormats)).toBeUndefined();
});

test('a text in Markdown is no entry as long as the site does not take it', () => {
  expect(entryFormats).toEqual(['mdx']);
  expect(parseEntryFile('posts/en/a.md')).toBeUndefined();
  expect(checkFileName('posts/en/a.md')).toMatchObject({ code: 'file-type', fix: 'Rename it to a.mdx.' });
});

test.each([
  ['posts/pt-br/a.mdx', 'Move it to posts/pt-BR/a.mdx.'],
  ['faq/EN/a.mdx', 'Move it to faq/en/a.mdx.'],
  ['kits/zh-hant-tw/a.mdx', 'Move it to kits/zh-Hant-TW/a.mdx.'],
])('%s is refused with the right name of its folder', (file, fix) => {
  expect(checkFileName(file)).toMatchObject({ code: 'file-language', fix });
});

test.each([
  'en',
  'pt-BR',
  'zh-Hant',
  'sr-Latn-RS',
  'es-419',
  'de-1996',
  'yue',
  'ar-u-nu-latn',
  'de-x-leicht',
])('%s is a language tag, and its lower case is not where they differ', (tag) => {
  expect(isLanguageTag(tag)).toBe(true);
  expect(recased(tag.toLowerCase())).toBe(tag);
  expect(recased(tag.toUpperCase())).toBe(tag);
  expect(isLanguageTag(tag.toLowerCase())).toBe(tag === tag.toLowerCase());
});

test.each([
  '',
  'e',
  'english',
  'en_GB',
  'en-',
  '-en',
  'en--GB',
  'pt-br',
  'a/b',
  'en-abcdefghi',
  `en${'-abcd1234'.repeat(5)}`,
])('%j is no language tag', (text) => {
  expect(isLanguageTag(text)).toBe(false);
});
