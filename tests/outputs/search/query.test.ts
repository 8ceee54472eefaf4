import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  activeFacets,
  facetKeys,
  formatQuery,
  longestText,
  noFacets,
  parseQuery,
} from '../../../src/outputs/search/query.ts';

describe('parseQuery', () => {
  it.each([
    ['', '', {}],
    ['?', '', {}],
    ['?q=gift', 'gift', {}],
    ['?q=%20%20a%20%20%20gift%C2%A0', 'a gift', {}],
    ['?q=%3Cimg%20src%3Dx%3E', '<img src=x>', {}],
    ['?q=a%00%0Agift', 'a gift', {}],
    ['?q=gift&q=kit', 'gift', {}],
    ['?type=answer&topic=partners', '', { type: ['answer'], topic: ['partners'] }],
    ['?type=post&type=answer&type=post', '', { type: ['answer', 'post'] }],
    ['?topic=%3Cb%3E&topic=Partners&topic=&topic=a--b&year=2026', '', { year: ['2026'] }],
    ['?author=ana-ferreira&utm_source=x', '', { author: ['ana-ferreira'] }],
    ['?q=%ED%A0%80', '\uFFFD\uFFFD\uFFFD', {}],
  ])('%s', (search, text, facets) => {
    expect(parseQuery(search)).toEqual({ text, facets: { ...noFacets, ...facets } });
  });

  it('cuts a text that is too long between two characters', () => {
    const { text } = parseQuery(`?q=${encodeURIComponent('x'.repeat(longestText - 1) + '😀')}`);
    expect(text).toBe('x'.repeat(longestText - 1));
  });
});

describe('formatQuery', () => {
  it.each([
    [{ text: '', facets: noFacets }, ''],
    [{ text: ' a  gift ', facets: noFacets }, '?q=a+gift'],
    [
      { text: 'gift', facets: { ...noFacets, topic: ['partners'], type: ['post', 'answer'] } },
      '?q=gift&type=answer&type=post&topic=partners',
    ],
    [{ text: '', facets: { ...noFacets, year: ['<b>'] } }, ''],
  ])('%j', (query, address) => {
    expect(formatQuery(query)).toBe(address);
  });

  const id = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,8})?$/);
  const query = fc.record({
    text: fc.string({ unit: 'binary', maxLength: 300 }),
    facets: fc.record(Object.fromEntries(facetKeys.map((key) => [key, fc.array(id, { maxLength: 4 })]))),
  });

  it('is reversed by parseQuery for any input', () => {
    fc.assert(
      fc.property(query, ({ text, facets }) => {
        const address = formatQuery({ text, facets: { ...noFacets, ...facets } });
        const parsed = parseQuery(address);
        expect(formatQuery(parsed)).toBe(address);
        for (const key of facetKeys)
          expect([...parsed.facets[key]].sort()).toEqual([...new Set(facets[key])].sort());
        expect(activeFacets(parsed.facets)).toEqual(facetKeys.filter((key) => facets[key]?.length));
      }),
    );
  });

  it('reads any address without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (search) => {
        const once = formatQuery(parseQuery(search));
        expect(formatQuery(parseQuery(once))).toBe(once);
      }),
    );
  });
});
