import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchMarkup, fromBrailleDigits, toBrailleDigits } from '../../../src/outputs/search/markup.ts';

describe('searchMarkup', () => {
  it('puts the facts of an entry on one element', () => {
    const { body } = searchMarkup({
      type: 'answer',
      topics: ['partners', 'press'],
      authors: ['ana'],
      date: '2026-11-02',
    });
    expect(body).toEqual({
      'data-pagefind-body': '',
      'data-search-0': 'answer',
      'data-search-1': 'partners',
      'data-search-2': 'press',
      'data-search-3': 'ana',
      'data-search-4': '2026',
      'data-search-date': '⠃⠚⠃⠋-⠁⠁-⠚⠃',
      'data-pagefind-filter':
        'type[data-search-0], topic[data-search-1], topic[data-search-2], author[data-search-3], year[data-search-4]',
      'data-pagefind-sort': 'date:2026-11-02',
      'data-pagefind-meta': 'date[data-search-date], image:',
    });
  });

  it('puts a page without a date at the end of the order, without a year', () => {
    const { body } = searchMarkup({ type: 'page' });
    expect(body['data-pagefind-sort']).toBe('date:0000-00-00');
    expect(body['data-pagefind-filter']).toBe('type[data-search-0]');
    expect(body['data-pagefind-meta']).toBe('image:');
  });

  it('returns nothing for a page that must not be found', () => {
    expect(searchMarkup(undefined)).toEqual({ body: {}, label: {}, title: {}, lead: {}, aside: {} });
  });
});

describe('veil', () => {
  it('writes a date in characters that are neither letters nor digits, and reads it back', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(toBrailleDigits(day)).not.toMatch(/[\p{L}\p{N}]/u);
        expect(fromBrailleDigits(toBrailleDigits(day))).toBe(day);
      }),
    );
  });
});
