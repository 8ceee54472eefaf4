import { describe, expect, it } from 'vitest';
import { stopWords } from '../../../src/i18n/stop-words.ts';
import {
  indexableHtml,
  isExact,
  likeness,
  searchableText,
  typeset,
} from '../../../src/outputs/search/words.ts';

const silentIn = (lang: string) => new Set(stopWords(lang).split(' '));

describe('searchableText', () => {
  it.each([
    ['en', 'How must a gift be labelled?', 'gift labelled'],
    ['en', 'follow-up by e-mail', 'follow up e-mail'],
    ['en', 'C++ and node.js', 'C++ node.js'],
    ['en', 'what is it', 'what is it'],
    ['en', '  ?!  ', ''],
    ['en', '"as it is"', '"as it is"'],
    ['en', '“as it is”', '"as it is"'],
    ['en', '«as it is»', '"as it is"'],
    ['fr', 'l’auteur d’un billet', 'auteur billet'],
    ['fr', "Qu'est-ce qu’un cadeau ?", 'cadeau'],
    ['fr', 'aujourd’hui', "aujourd'hui"],
    ['fr', 'Puis-je rendre « un cadeau » ?', 'rendre cadeau'],
    ['fr', '« l’auteur »', '"l\'auteur"'],
    ['de', 'Wie muss ich ein Geschenk kennzeichnen?', 'Geschenk kennzeichnen'],
    ['de', '„wie es ist“', '"wie es ist"'],
    ['de-AT', 'Was ist eine Sperrfrist?', 'Sperrfrist'],
    ['en', 'le cadeau', 'le cadeau'],
    ['en', 'هدية 礼物', 'هدية 礼物'],
  ] as const)('%s: %s', (lang, text, words) => {
    expect(searchableText(text, lang, silentIn(lang))).toBe(words);
  });
});

describe('isExact', () => {
  it.each([
    ['"a gift"', true],
    [' “a gift” ', true],
    ['« un cadeau »', true],
    ['"a gift', false],
    ['a "gift"', false],
    ['""', false],
  ])('%s', (text, exact) => {
    expect(isExact(text)).toBe(exact);
  });
});

describe('likeness', () => {
  it.each([
    ['How must a gift be labelled?', 'How must a gift be labelled?', 1],
    ['labelled be gift a must how', 'How must a gift be labelled?', 1],
    ['differing gift', 'Difference: a gift', 0.8],
    ['gift', 'kit', 0],
    ['', 'kit', 0],
    ['?', '?', 0],
  ])('%s / %s', (a, b, alike) => {
    expect(likeness(a, b, 'en')).toBeCloseTo(alike);
  });
});

describe('indexableHtml', () => {
  it('normalises the apostrophe inside words, in every notation, and no other', () => {
    expect(indexableHtml('<p>‘L’auteur’ d&rsquo;un J&#8217;ai 7’ l’<em>x</em>')).toBe(
      "<p>‘L'auteur’ d'un J'ai 7’ l’<em>x</em>",
    );
  });

  it('is reversed by typeset for display', () => {
    expect(typeset("L'auteur : « oui » ?")).toBe('L’auteur\u00a0: «\u00a0oui\u00a0»\u00a0?');
  });
});
