import { describe, expect, it } from 'vitest';
import type { PagefindPage, PagefindResult } from '../../../src/outputs/search/pagefind.ts';
import { unmatchedTerms } from '../../../src/outputs/search/unmatched-terms.ts';

/** A result with a text in which every word matches. */
const best = (content: string): PagefindResult => ({
  id: 'x',
  score: 1,
  data: () =>
    Promise.resolve({
      content,
      weighted_locations: content.split(' ').map((_, location) => ({ location, balanced_score: 1 })),
    } as PagefindPage),
});

describe('unmatchedTerms', () => {
  it.each([
    ['gift', 'gifts', []],
    ['gif', 'gifts', []],
    ['labelling', 'label', ['labelling']],
    ['partnership', 'partner', []],
    ['byline', 'by', ['byline']],
    ['ana', 'an', ['ana']],
    ['gfits', 'gifts', ['gfits']],
    ['auteur', 'l’auteur', []],
    ['email', 'e-mail', []],
    ['éditeur', 'EDITEUR,', []],
    ['礼物很好', '礼物', []],
    ['gift zzz kit', 'gift kit', ['zzz']],
  ])('%s on a page with %s', async (words, text, strange) => {
    expect(await unmatchedTerms(words.split(' '), best(text), () => Promise.resolve(false))).toEqual(strange);
  });

  it('accepts a word that the index has with another ending', async () => {
    expect(
      await unmatchedTerms(['labelling'], best('label'), (word) => Promise.resolve(word === 'labelling')),
    ).toEqual([]);
  });

  it('returns nothing if nothing was found', async () => {
    expect(await unmatchedTerms(['gift'], undefined, () => Promise.resolve(false))).toEqual([]);
  });
});
