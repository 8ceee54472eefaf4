import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberedName, uploadName } from '../../../src/model/media-names.ts';
import { foldName } from '../../../src/model/free-name.ts';
import { withOtherAddress } from '../../../src/content/media/references.ts';
import { checkMediaFile } from '../../../src/model/media-types.ts';
import { isEditable } from '../../../src/cms/desk/names.ts';

test.each([
  ['snap.jpg', 'snap.jpg'],
  ['Snap.JPG', 'snap.jpg'],
  ['IMG_1234.JPG', 'img_1234.jpg'],
  ['Été à Paris.png', 'ete-a-paris.png'],
  ['E\u0301te\u0301.png', 'ete.png'],
  ['صورة.webp', 'file.webp'],
  ['a  b (1).jpg', 'a-b-1.jpg'],
  ['..hidden.png', 'hidden.png'],
  ['C:\\pictures\\a.gif', 'a.gif'],
  ['../../policy.svg', 'policy.svg'],
])('an upload called %s is kept as %s', (given, name) => {
  expect(uploadName(given)).toBe(name);
});

test('whatever a picture is called, the site accepts the name that it gets, also with numbers', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.integer({ min: 1, max: 5000 }),
      (stem, number) => {
        const name = numberedName(uploadName(`${stem}.jpg`), number);
        expect(checkMediaFile(`/media/${name}`, 9)).toEqual([]);
        expect(isEditable(`media/${name}`)).toBe(true);
        expect(foldName(name)).toBe(name);
      },
    ),
    { numRuns: 1000 },
  );
});

test('each number gives another name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (stem) => {
      const name = uploadName(`${stem}.png`);
      const names = [1, 2, 3, 10, 11, 100].map((number) => numberedName(`media/${name}`, number));
      expect(new Set(names).size).toBe(6);
    }),
  );
});

test.each([
  ['media/snap.jpg', 2, 'media/snap-2.jpg'],
  ['media/team.a/map.tar.zip', 3, 'media/team.a/map.tar-3.zip'],
  ['media/team.a/noend', 2, 'media/team.a/noend-2'],
])('%s with the number %i is %s', (file, number, name) => {
  expect(numberedName(file, number)).toBe(name);
});

describe('a new address in a text', () => {
  const change = (text: string) => withOtherAddress(text, '/media/a.jpg', '/media/a-2.jpg');
  test.each([
    'image: { src: /media/a.jpg, alt: A }',
    'src: "/media/a.jpg"\nother: x',
    '![A](/media/a.jpg)',
    '![A](/media/a.jpg "title")',
    '[a]:/media/a.jpg',
    '<Figure src="/media/a.jpg" alt="A" />',
    'See /media/a.jpg.',
    "'/media/a.jpg'",
    '(/media/a.jpg)',
  ])('replaces every reference to the file: %s', (text) => {
    expect(change(text)).toBe(text.replace('/media/a.jpg', '/media/a-2.jpg'));
  });

  test.each([
    '![](/media/a.jpg.png)',
    '![](/media/a.jpg/b.png)',
    '![](/media/a-jpg)',
    '![](/media/axjpg)',
    '![](/media/b/media/a.jpg)',
    'https://elsewhere.example/media/a.jpg',
    '/media/a.jpg-old.png',
    '../media/a.jpg',
  ])('does not replace a part of another address: %s', (text) => {
    expect(change(text)).toBe(text);
  });

  test('is inserted literally, whatever characters it has', () => {
    expect(withOtherAddress('/media/a+b.jpg', '/media/a+b.jpg', '/media/$&.jpg')).toBe('/media/$&.jpg');
  });
});
