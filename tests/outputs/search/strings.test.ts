import { describe, expect, it } from 'vitest';
import { fill, plural } from '../../../src/outputs/search/sentence.ts';
import { searchStrings } from '../../../src/i18n/search.ts';
import { interfaceLangs } from '../../../src/model/languages.ts';

/** Every string of the table with its path and its placeholders. */
function holes(value: unknown, path = ''): [string, string[]][] {
  if (typeof value === 'string') return [[path, [...value.matchAll(/\{\w+\}/g)].map(String).sort()]];
  return Object.entries(value as object).flatMap(([key, inner]) => holes(inner, `${path}.${key}`));
}

describe('searchStrings', () => {
  it.each(interfaceLangs)('has the same placeholders in %s as in English', (lang) => {
    expect(holes(searchStrings(lang))).toEqual(holes(searchStrings('en')));
  });

  it.each([
    ['fr', 'Recherche'],
    ['fr-CA', 'Recherche'],
    ['FR', 'Recherche'],
    ['en-GB', 'Search'],
    ['de-AT', 'Suche'],
    ['tlh', 'Search'],
    ['', 'Search'],
  ])('%s', (lang, heading) => {
    expect(searchStrings(lang).heading).toBe(heading);
  });
});

describe('plural', () => {
  it.each([
    ['en', 0, '0 results for “gift”'],
    ['en', 1, '1 result for “gift”'],
    ['en', 1234, '1,234 results for “gift”'],
    ['fr', 0, '0 résultat pour «\u00a0gift\u00a0»'],
    ['fr', 2, '2 résultats pour «\u00a0gift\u00a0»'],
    ['fr', 1_000_000, '1\u202f000\u202f000 résultats pour «\u00a0gift\u00a0»'],
    ['de', 1, '1\u00a0Treffer für „gift“'],
    ['de', 1234, '1.234\u00a0Treffer für „gift“'],
  ])('%s %d', (lang, count, sentence) => {
    expect(plural(searchStrings(lang).results.found, count, lang, { query: 'gift' })).toBe(sentence);
  });
});

describe('fill', () => {
  it('fills each placeholder once: inserted values are not filled again', () => {
    expect(fill('{a} {b} {c}', { a: '{b}', b: '$&' }, 'en')).toBe('{b} $& {c}');
  });
});
