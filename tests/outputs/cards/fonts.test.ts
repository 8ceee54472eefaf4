import { describe, expect, test } from 'vitest';
import { turnAnchors } from '../../../src/outputs/cards/anchors.ts';
import { typeset } from '../../../src/outputs/cards/fonts.ts';
import { withoutMissing } from '../../../src/outputs/cards/omission.ts';
import { withPlainTexts } from '../../../src/outputs/cards/texts.ts';
import { card, samples } from './samples.ts';

describe('missing characters', () => {
  test.each([
    ['Thai', 'ไทย', ['ไ', 'ท', 'ย']],
    ['a rune', 'Rune ᚠ here', ['ᚠ']],
    ['an accent that its letter’s font does not have', 'a\u0353b', ['a\u0353']],
    ['private use', 'x\uE000', ['\uE000']],
    ['none: spaces, joiners and marks are not drawn', 'a\u00A0b\u202Fc\u200D \u200Ed', []],
    ['none: signs that are text', '© ™ € ≥ → ✓ № ½', []],
  ])('%s', async (_, title, missing) => {
    expect((await typeset(card(title))).missing).toEqual(missing);
  });

  test('are searched for in every text of the card', async () => {
    const { missing } = await typeset(
      card('x', { kicker: 'ก', meta: 'ข', label: 'ฃ', site: 'ค', host: 'ฅ' }),
    );
    expect(missing.toSorted()).toEqual(['ก', 'ข', 'ฃ', 'ค', 'ฅ']);
  });

  test.each(Object.entries(samples).filter(([name]) => name !== 'missing'))(
    'none in %s',
    async (_, sample) => {
      expect((await typeset(withPlainTexts(sample))).missing).toEqual([]);
    },
  );
});

describe('text that no font can draw', () => {
  test.each([
    ['signs are left out', card('Rune \uE000 here'), ['\uE000'], { title: 'Rune here' }],
    [
      'a title without its letters is replaced by the site’s name',
      card('Hi ไทย'),
      ['ไ', 'ท', 'ย'],
      { title: 'Colophon' },
    ],
    ['a title of signs only is replaced too', card('\uE000'), ['\uE000'], { title: 'Colophon' }],
    [
      'a line without its letters is left out',
      card('x', { meta: 'ก · 2026' }),
      ['ก'],
      { title: 'x', meta: '' },
    ],
    ['a label is kept', card('x', { label: 'Ad — ก' }), ['ก'], { title: 'x', label: 'Ad —' }],
  ])('%s', (_, before, missing, after) => {
    expect(withoutMissing(before, missing)).toMatchObject(after);
  });
});

describe('fonts', () => {
  test('are the same objects for every card, so that each is parsed once', async () => {
    const [first, second] = [await typeset(card('Привет')), await typeset(card('Привет, мир'))];
    expect(second.fonts.map(({ data }) => data)).toEqual(first.fonts.map(({ data }) => data));
    second.fonts.forEach((font, index) => expect(font).toBe(first.fonts[index]));
  });

  test('of Japanese, Chinese and Korean follow the script, then the language', async () => {
    const families = async (title: string, lang: string) =>
      (await typeset(card(title, { lang }))).families.headline;
    expect(await families('日本', 'ja')).toContain('noto-sans-jp');
    expect(await families('日本', 'zh')).toContain('noto-sans-sc');
    expect(await families('日本', 'en')).toContain('noto-sans-sc');
    expect(await families('日本の', 'en')).toContain('noto-sans-jp');
    expect(await families('漢字 한국', 'en')).toContain('noto-sans-kr');
  });

  test('have their anchors flipped once, and are unchanged after a second flip', async () => {
    const { fonts } = await typeset(card('مرحبا'));
    const arabic = fonts.find(({ name }) => name.startsWith('noto-sans-arabic'))?.data ?? Buffer.alloc(0);
    const turned = turnAnchors(arabic);
    expect(turned.equals(arabic)).toBe(false);
    expect(turnAnchors(turned).equals(arabic)).toBe(true);
  });

  test('get texts with composed accents and without soft hyphens', () => {
    expect(withPlainTexts(card('e\u0301te\u0301 co\u00ADlo\nphon ')).title).toBe('été colo phon');
  });
});
