import { expect, test } from 'vitest';
import { localeFor, preferredLang } from '../../src/model/browser-languages.ts';

test.each([
  [['en-US', 'fr'], 'en-US'],
  [['fr-CA', 'en-ZA'], 'en-ZA'],
  [['fr'], 'en'],
  [[], 'en'],
  [['EN-us'], 'EN-us'],
  [['en-US@posix'], 'en'],
  [['en_US.UTF-8', 'en-CA'], 'en-CA'],
  [['en-', 'C', ''], 'en'],
  [['enm-GB'], 'en'],
])('an English reader whose browser prefers %j gets times as in %s', (wanted, locale) => {
  expect(localeFor('en', wanted)).toBe(locale);
  expect(new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(0)).not.toBe('');
});

test.each([
  [['fr-CA', 'en'], 'fr'],
  [['frp', 'en-GB'], 'en'],
  [['tlh', 'FR'], 'fr'],
  [['en-US@posix'], 'en'],
  [['C', ''], 'en'],
  [[], 'en'],
])('a browser that prefers %j gets the interface in %s', (wanted, lang) => {
  expect(preferredLang(wanted)).toBe(lang);
});
