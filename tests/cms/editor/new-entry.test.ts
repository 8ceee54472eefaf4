import { expect, test, vi } from 'vitest';
import { firstFree, wishedSlug } from '../../../src/cms/editor/new-entry.ts';
import { phrases } from '../../../src/i18n/editor.ts';
import { slugFrom } from '../../../src/model/slug.ts';

const words = phrases.en.address;
const wish = (titles: string[], typed = '') => wishedSlug({ collection: 'posts', titles, typed }, words);

test.each([
  [['渡船'], '', 'du-chuan'],
  [['Ferry'], 'Our Ferry!', 'our-ferry'],
  [['¿?!', 'Le bac'], '', 'le-bac'],
  [['', 'Le bac'], '  ', 'le-bac'],
  [['¿?!'], 'ferry', 'ferry'],
])('the titles %j and the address "%s" make %s', (titles, typed, slug) => {
  expect(wish(titles, typed)).toEqual({ slug });
});

test('if no slug can be made, the error names the title or the address that was written', () => {
  expect(wish(['¿?!'])).toEqual({ fault: words.none });
  expect(wish(['Ferry'], '¿?!')).toEqual({ fault: words.unreadable });
  expect(wish(['', ' '])).toBeUndefined();
});

test('a form names an entry by the model’s rule only', () => {
  for (const title of ['Straße', 'Con', 'archive', '渡船', 'x'.repeat(200), '👍'])
    expect(wish([title])).toEqual({ slug: slugFrom('posts', title) });
});

test('if a name is taken, the first free number is added', async () => {
  const taken = new Set(['ferry', 'ferry-2', 'ferry-3']);
  const isTaken = vi.fn((slug: string) => Promise.resolve(taken.has(slug)));
  expect(await firstFree('ferry', isTaken)).toBe('ferry-4');
  expect(await firstFree('bridge', isTaken)).toBe('bridge');
  expect(await firstFree('ferry', () => Promise.resolve(true))).toBeUndefined();
});
