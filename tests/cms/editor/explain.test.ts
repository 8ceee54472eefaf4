import { expect, test } from 'vitest';
import { faultAt, faultsOf } from '../../../src/cms/editor/explain.ts';

const post = {
  title: 'A title',
  description: 'Some words',
  date: '2026-05-01',
  authors: ['ann'],
  topics: [],
  image: { src: '', alt: '' },
  partnership: { partner: '', consideration: '' },
  draft: false,
  updated: '',
};

test('an entry with only the required fields, as Decap writes it, has no faults', () => {
  expect(faultsOf('posts', post, 'en')).toEqual([]);
});

test.each([
  ['posts.title', 'x'.repeat(120), 'This is 120 characters long.', 'At most 110 fit: shorten it by 10.'],
  ['posts.date', '31/12/2026', '"31/12/2026" is not a date.', 'Write a date as 2026-11-02'],
  ['posts.aliases.item', 'old', '“old” is not an address of this site.', 'Write it as /old/address/.'],
  ['faq.reviewEvery', 'six months', '"six months" is not a length of time.', 'Write an ISO 8601 duration'],
  ['partners.website', 'example.org', 'This is not a web address.', 'https://'],
  ['people.role', { en: 'x'.repeat(151) }, 'This is 151 characters long.', 'shorten it by 1.'],
  ['kits.contact.email', 'press', 'This is not an e-mail address.', 'press@'],
  [
    'kits.boilerplates.short',
    'a '.repeat(31),
    'This text has 31 words, and 30 are its limit.',
    'Take one word out',
  ],
  ['kits.version', '1.x', 'This is not a version.', 'numbers and points'],
  ['people.role', 'x'.repeat(151), 'This is 151 characters long.', 'shorten it by 1.'],
])('%s: %j', (at, value, message, fix) => {
  expect(faultAt(at, value, 'en')).toMatchObject({
    message,
    fix: expect.stringContaining(fix) as string,
  });
});

test.each([
  ['posts.title', 'x'.repeat(120), 'Ce texte fait 120 caractères.'],
  ['posts.title', 'a\nb', 'Ce texte contient un saut de ligne.'],
  ['posts.title', 'a\u0001b', 'Ce texte contient un caractère de commande.'],
  ['posts.date', '31/12/2026', '«\u00a031/12/2026\u00a0» n’est pas une date.'],
  ['faq.reviewEvery', 'six mois', '«\u00a0six mois\u00a0» n’est pas une durée.'],
  ['kits.contact.email', 'presse', 'Ce n’est pas une adresse de courriel.'],
  ['kits.boilerplates.short', 'a '.repeat(31), 'Ce texte a trop de mots.'],
  ['kits.version', '1.x', 'Ce n’est pas une version.'],
  ['kits.withdrawn.item.digest', 'abc', 'Ce n’est pas une empreinte.'],
  ['posts.aliases.item', 'vieux', '«\u00a0vieux\u00a0» n’est pas une adresse de ce site.'],
  [
    'posts.aliases.item',
    '/x'.repeat(401) + '/',
    'Cette adresse est plus longue que les hébergeurs ne l’acceptent.',
  ],
])('in French, %s: %j', (at, value, message) => {
  expect(faultAt(at, value, 'fr')?.message).toBe(message);
});

test.each([
  ['posts.title', 'x'.repeat(120), 'Der Text ist 120\u00a0Zeichen lang.'],
  ['posts.title', 'a\nb', 'Dieser Text enthält einen Zeilenumbruch.'],
  ['posts.title', 'a\u0001b', 'Dieser Text enthält ein Steuerzeichen.'],
  ['posts.date', '31.12.2026', '„31.12.2026“ ist kein Datum.'],
  ['faq.reviewEvery', 'sechs Monate', '„sechs Monate“ ist keine Dauer.'],
  ['kits.contact.email', 'presse', 'Das ist keine E-Mail-Adresse.'],
  ['kits.boilerplates.short', 'a '.repeat(31), 'Dieser Text hat zu viele Wörter.'],
  ['kits.version', '1.x', 'Das ist keine Version.'],
  ['kits.withdrawn.item.digest', 'abc', 'Das ist keine Prüfsumme.'],
  ['posts.aliases.item', 'alt', '„alt“ ist keine Adresse dieser Website.'],
  ['posts.aliases.item', '/x'.repeat(401) + '/', 'Diese Adresse ist länger, als Webhoster es zulassen.'],
])('in German, %s: %j', (at, value, message) => {
  expect(faultAt(at, value, 'de')?.message).toBe(message);
});

test('each fault names its field', () => {
  const faults = faultsOf(
    'posts',
    { ...post, authors: [], image: { src: '/media/a.png', alt: '' }, oops: 'x' },
    'en',
  );
  expect(faults.map(({ field }) => field.join('.')).toSorted()).toEqual(['authors', 'image.alt', 'oops']);
});

test('valid, blank and unknown fields have no faults', () => {
  expect(faultAt('posts.title', 'A title', 'en')).toBeUndefined();
  expect(faultAt('posts.title', '', 'en')).toBeUndefined();
  expect(faultAt('posts.body', 'Text', 'en')).toBeUndefined();
});
