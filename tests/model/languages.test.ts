import { expect, test } from 'vitest';
import { languageInAddress, languageTagFor } from '../../src/model/language-tag.ts';
import { directionOf, interfaceLang, languageName } from '../../src/model/languages.ts';
import { inLanguage } from '../../src/model/fields.ts';
import { site } from '../../src/model/site.ts';

test.each([
  ['zh-Hant', '繁體中文', 'ltr', 'zh-hant'],
  ['sr-Latn', 'Srpski (latinica)', 'ltr', 'sr-latn'],
  ['de-AT', 'Österreichisches Deutsch', 'ltr', 'de-at'],
  ['pt-BR', 'Português (Brasil)', 'ltr', 'pt-br'],
  ['he', 'עברית', 'rtl', 'he'],
  ['ur', 'اردو', 'rtl', 'ur'],
])('%s calls itself %s, runs %s and stands in addresses as %s', (tag, name, direction, step) => {
  expect(languageTagFor(tag)).toBe(tag);
  expect(languageName(tag)).toBe(name);
  expect(directionOf(tag)).toBe(direction);
  expect(languageInAddress(tag)).toBe(step);
});

test.each(['zh-Hant', 'sr-Latn', 'pt-BR', 'he', 'ur'])('the interface speaks English beside %s', (tag) => {
  expect(interfaceLang(tag)).toBe('en');
});

test.each([
  ['francais', 'fr'],
  ['Français', 'fr'],
  ['Arabic', 'ar'],
  ['العربية', 'ar'],
  ['pt_BR', 'pt-BR'],
  ['PT-br', 'pt-BR'],
  ['eng', 'en'],
  ['iw', 'he'],
  ['cz', 'cs'],
  ['jp', 'ja'],
  ['en-UK', 'en-GB'],
  ['en-EN', 'en'],
])('a site that lists %j is told to write "%s"', (written, tag) => {
  const found = site.shape.languages.safeParse([written]);
  expect(found.error?.issues).toMatchObject([
    { message: `"${written}" is no language tag`, params: { fix: `Write "${tag}".` } },
  ]);
});

test.each(['', 'klingonish', '../etc', 'xx'])(
  'a site that lists %j is told what a tag looks like',
  (written) => {
    const found = site.shape.languages.safeParse([written]);
    expect(found.error?.issues).toMatchObject([
      { params: { fix: expect.stringMatching(/"pt-BR"/) as unknown } },
    ]);
  },
);

test('a language whose address belongs to the site is refused', () => {
  const found = site.shape.languages.safeParse(['en', 'api']);
  expect(found.error?.issues).toMatchObject([{ message: 'the address /api/ belongs to the site itself' }]);
});

test.each([
  ['pt-BR', 'Olá'],
  ['pt-PT', 'Olá'],
  ['ar', 'مرحبا'],
  ['de', 'مرحبا'],
])('for %s, the text nearest to it is %s', (lang, text) => {
  expect(inLanguage({ ar: 'مرحبا', pt: 'Olá' }, lang, ['ar'])).toBe(text);
});
