import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileName } from '../../src/kits/names.ts';

const of = (file: string, credit: string, size: string | undefined = '512px', kit = 'colophon') =>
  fileName(kit, { file: `/media/${file}`, credit, kind: 'logo' }, size, 'png');

test.each([
  ['mark.svg', 'Inès Moreau', 'colophon-mark-ines-moreau-512px.png'],
  ['colophon-mark.svg', 'Inès Moreau', 'colophon-mark-ines-moreau-512px.png'],
  ['colophon.svg', 'Ann', 'colophon-logo-ann-512px.png'],
  ['team/2026/a_b-c.v2.png', 'Ann', 'colophon-a-b-c-v2-ann-512px.png'],
  ['mark.svg', 'مصطفى محمود', 'colophon-mark-mstfa-mhmwd-512px.png'],
  ['mark.svg', 'Зоя Ковалёва', 'colophon-mark-zoya-kovaleva-512px.png'],
  ['mark.svg', '田中ゆき', 'colophon-mark-tianzhongyuki-512px.png'],
  ['mark.svg', 'Søren Ærø & Co.', 'colophon-mark-soren-aero-co-512px.png'],
  ['mark.svg', 'D’Arc', 'colophon-mark-darc-512px.png'],
  ['mark.svg', '../../etc/passwd', 'colophon-mark-etc-passwd-512px.png'],
  ['mark.svg', '\u202e…', 'colophon-mark-credit-512px.png'],
  ['mark.svg', '-', 'colophon-mark-credit-512px.png'],
])('%s by %s is %s', (file, credit, name) => {
  expect(of(file, credit)).toBe(name);
});

test('long parts are cut between words, and a long word inside', () => {
  const long = of(
    `${'harbour-'.repeat(12)}end.png`,
    'The Photographic Department of the Municipal Archive',
    'print-4000x2667',
    'village-fair-of-the-upper-valley-and-its-neighbours',
  );
  expect(long.length).toBeLessThanOrEqual(120);
  expect(long).toMatch(
    /^village-fair-of-the-upper-valley-and-its-harbour(?:-harbour)*-the-photographic-department-of-print-4000x2667\.png$/,
  );
});

test('whatever an editor writes, the file name is valid on every disk and in every mail program', () => {
  const stem = fc.stringMatching(/^[a-z0-9]{1,20}(?:[-_.][a-z0-9]{1,20}){0,5}$/);
  const slug = fc.stringMatching(/^[a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,3}$/);
  const credit = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 });
  fc.assert(
    fc.property(stem, slug, credit, (file, kit, by) => {
      const name = of(`${file}.png`, by, 'print-4000x2667', kit);
      expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*\.png$/);
      expect(name.length).toBeLessThanOrEqual(120);
    }),
  );
});
