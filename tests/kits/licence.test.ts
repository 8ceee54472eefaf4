import { expect, test } from 'vitest';
import { licenceOf, suggestLicence } from '../../src/kits/licence.ts';

test.each([
  ['CC BY 4.0', 'CC-BY-4.0'],
  ['cc-by-4.0', 'CC-BY-4.0'],
  ['CC-BY', 'CC-BY-4.0'],
  ['CC BY-SA', 'CC-BY-SA-4.0'],
  ['CC BY NC ND 4.0', 'CC-BY-NC-ND-4.0'],
  ['CCBY4', 'CC-BY-4.0'],
  ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0'],
  ['CC0', 'CC0-1.0'],
  ['mit', 'MIT'],
  ['MIT License', 'MIT'],
  ['Apache 2.0', 'Apache-2.0'],
  ['apache-2', 'Apache-2.0'],
  ['GPL v3', 'GPL-3.0-only'],
])('%s is suggested as %s', (text, id) => {
  expect(suggestLicence(text)).toBe(id);
});

test('for a publisher’s own terms nothing is suggested', () => {
  expect(suggestLicence('Press use only, until the fair closes')).toBeUndefined();
  expect(suggestLicence('All rights reserved')).toBeUndefined();
});

test('a licence has its name and its address', () => {
  expect(licenceOf({ licence: 'CC-BY-SA-3.0' })).toEqual({
    id: 'CC-BY-SA-3.0',
    name: 'Creative Commons Attribution Share Alike 3.0 Unported',
    address: 'https://creativecommons.org/licenses/by-sa/3.0/',
  });
  expect(licenceOf({ licence: 'CC0-1.0' }).address).toBe(
    'https://creativecommons.org/publicdomain/zero/1.0/',
  );
  expect(licenceOf({ licence: 'MIT', terms: 'https://x.example/mit' }).address).toBe('https://x.example/mit');
  expect(licenceOf({ licence: 'constructor', terms: 'https://x.example/' })).toEqual({
    name: 'constructor',
    address: 'https://x.example/',
  });
});
