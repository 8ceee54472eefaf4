import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntry } from '../../../src/content/entry.ts';
import { BodyStore } from '../../../src/content/body-store.ts';
import { compileBody } from '../../../src/markdown/compile.ts';
import { kit as kitSchema } from '../../../src/model/kit.ts';
import { kitOf } from '../../../src/content/import/kit.ts';
import { asMarkdown } from '../../../src/content/import/markdown.ts';
import { readSource } from '../../../src/content/import/source.ts';
import { company, milou, product } from './samples.ts';
import { runs } from '../../campaign.ts';

const imported = (text: string, file = 'data.xml') => kitOf(readSource(file, text), 'en', '2026-11-21');

test('every part of a product of presskit.html is imported', () => {
  const { front, body, leftovers } = imported(product);
  expect(front).toMatchObject({
    title: 'Lighthouse & Sons',
    summary: 'Keep the light burning.',
    draft: true,
    consideration: { kind: 'none' },
    boilerplates: { short: 'Keep the light burning. A game of fog, {patience} and *oil*.' },
    facts: [
      { label: 'Released', value: '4 February 2025, 10 October 2025' },
      { label: 'Platforms', value: 'PC, Paper' },
      { label: 'Prices', value: '20 EUR, 2300 JPY' },
      { label: 'Publisher', value: 'Harbour Press, Brest' },
      { label: 'Sequel', value: 'Lighthouse II' },
    ],
    features: ['Forty storms.'],
    quotes: [{ text: 'I could not stop.', person: 'Ann Oak', role: 'The Weekly' }],
    people: [{ name: 'Zoë Straße', role: 'Light' }],
    contact: { email: 'press@lighthouse.example' },
    videos: [
      { title: 'Trailer', url: 'https://www.youtube.com/watch?v=7jQbITg0MSk' },
      { title: 'Trailer', url: 'https://vimeo.com/23571681' },
    ],
  });
  expect(front.links?.map(({ label, url }) => `${label} ${url}`)).toEqual([
    'Website https://lighthouse.example/game',
    'Request a review copy https://lighthouse.example/copies',
    'PC https://store.example/1',
    'Harbour Press https://harbour.example/',
    'Ann Oak, The Weekly https://weekly.example/1',
    'Zoë Straße https://www.zoe.example',
    'Soundtrack https://music.example/',
    'Notes https://notes.example/',
  ]);
  expect(body).toBe(
    '## History\n\nIt began with a storm.\n\nThen came the fog.\n\n## Awards\n\n- Best fog – Brest, 2025',
  );
  expect(leftovers).toEqual([
    { field: 'features', text: 'A very long feature. '.repeat(20).trim() },
    { field: 'trailers: mov', text: 'On disk: trailer.mov' },
    { field: 'contacts', text: 'Second: second@lighthouse.example' },
    { field: 'contacts: link', text: 'Skype: callto:lighthouse' },
    { field: 'additionals: description', text: 'Written over three winters.' },
    { field: 'widgets: steam', text: '347160' },
    { field: 'analytics', text: 'UA-1' },
  ]);
});

test('every part of a company of presskit() is imported, with its permissions', () => {
  const { front, body, leftovers } = imported(company);
  expect(front).toMatchObject({
    title: 'Studio North',
    contact: { email: 'press@north.example', phone: '+33 1 00 00 00 00' },
    permissions: { date: '2026-11-21', monetisedVideo: 'yes' },
    links: [{ label: 'Social', url: 'https://social.example/north' }],
  });
  expect(front.facts).toContainEqual({ label: 'Address', value: '1 Quay, 29200 Brest' });
  expect(front.facts).toContainEqual({ label: 'Review copies', value: 'On request' });
  expect(body).toBe('## Early days\n\nIn a boat.\n\n## Today\n\nIn a house.');
  expect(leftovers).toEqual([]);
});

test('the YAML of milou is imported, with its other field names', () => {
  const { front, body, leftovers } = imported(milou, 'data.yml');
  expect(front.facts).toEqual([
    { label: 'Released', value: '4 February 2025 (PC)' },
    { label: 'Platforms', value: 'PC, A store (to be told)' },
    { label: 'Prices', value: '20 EUR' },
  ]);
  expect(front.videos).toEqual([{ title: 'Download', url: 'https://files.example/trailer.zip' }]);
  expect(body).toBe('## A storm\n\nIt began so.\n\n## Studio North\n\nWe make games.');
  expect(leftovers).toEqual([]);
});

test.each([
  ['false', 'no'],
  ['ask', 'ask'],
  ['non-commercial', 'non-commercial'],
  ['Monetize', 'yes'],
  ['perhaps', undefined],
])('monetization-permission %s is %s', (text, state) => {
  const { front, leftovers } = kitOf({ title: 'A', 'monetization-permission': text }, 'en', '2026-11-21');
  expect(front.permissions?.monetisedVideo).toBe(state);
  expect(leftovers).toEqual(state === undefined ? [{ field: 'monetization-permission', text }] : []);
});

test.each([
  ['data.xml', '<!DOCTYPE a [<!ENTITY b "c">]><game><title>&b;</title></game>', 'declares entities'],
  ['data.xml', '<game><title>A</game>', 'is no XML'],
  ['data.xml', '<html><title>A</title></html>', 'none of <game>, <product> and <company>'],
  ['data.xml', '<game></game>', 'none of <game>'],
  ['data.xml', '<game><website>a.example</website></game>', 'has no title'],
  ['data.yml', 'a: [', 'is no YAML'],
  ['data.yml', '- a', 'has no fields'],
  ['data.yml', 'title: &a x\nb: *a', 'is no YAML'],
])('%s with %j is refused with a reason', (file, text, message) => {
  expect(() => readSource(file, text)).toThrow(message);
});

const anything = fc.string({ unit: 'grapheme', maxLength: 400 });

test('any foreign kit becomes a valid kit', () => {
  const fields = fc.dictionary(
    fc.constantFrom(
      'description',
      'website',
      'history',
      'features',
      'quotes',
      'credits',
      'trailers',
      'contacts',
      'platforms',
      'awards',
      'prices',
      'additionals',
      'phone',
      'press-contact',
      'monetization-permission',
      'odd',
    ),
    fc.oneof(
      anything,
      fc.array(anything, { maxLength: 3 }),
      fc.array(
        fc.dictionary(
          fc.constantFrom(
            'name',
            'title',
            'description',
            'link',
            'person',
            'role',
            'mail',
            'youtube',
            'website',
            'odd',
          ),
          anything,
        ),
        { maxLength: 3 },
      ),
    ),
  );
  fc.assert(
    fc.property(fields, anything, (source, title) => {
      const { front } = kitOf({ ...source, title: title.trim() || 'A title' }, 'en', '2026-11-21');
      const result = kitSchema.safeParse(front);
      expect(result.error?.issues ?? []).toEqual([]);
    }),
    { numRuns: runs(300) },
  );
});

test.each([
  'plain',
  '{1 + 1}',
  '<script>alert(1)</script>',
  '# no heading',
  '- no item',
  '1. no item',
  '2) no item',
  '+ no item',
  '=== no rule',
  '*no* _emphasis_ `code` ~~gone~~',
  'https://link.example www.link.example mail@link.example',
  '[a](b) ![c](d) [^1]',
  'a & b &amp; c',
  'a | b',
  '\\ back',
  '$x$',
  'import a from "b"',
  'export const a = 1',
  '> no quotation',
  '--- no rule',
])('%j is plain text in the Markdown of the kit', async (text) => {
  const { body, problems, found } = await compileBody(asMarkdown(text), {
    file: 'a.mdx',
    firstLine: 1,
    lang: 'en',
  });
  expect(problems).toEqual([]);
  expect(found.links).toEqual([]);
  expect(JSON.stringify(body?.chunks)).not.toMatch(/"(?:em|strong|code|h[1-6]|ul|ol|hr|blockquote|del)"/);
  expect(textOf(body?.chunks)).toBe(text);
});

test('a kit with the strangest texts is read back unchanged', async () => {
  const { front, body } = kitOf(
    {
      title: 'A: "b" #c',
      description: '--- {x} <y>',
      histories: [{ header: '<b>', text: '{{z}} --- import a' }],
    },
    'en',
    '2026-11-21',
  );
  const { stringify } = await import('yaml');
  const bytes = Buffer.from(`---\n${stringify(front)}---\n\n${body}\n`);
  const { facts, problems } = await readEntry({ collection: 'kits', lang: 'en', slug: 'a' }, bytes, {
    bodies: new BodyStore('/nonexistent/cache'),
    version: 'test',
    media: () => Promise.resolve(undefined),
  }).catch((error: unknown) => {
    // The store cannot be written here, which is reported only after everything was read without faults.
    if ((error as NodeJS.ErrnoException).code !== undefined) return { facts: { entry: true }, problems: [] };
    throw error;
  });
  expect(problems).toEqual([]);
  expect(facts.entry).toBeTruthy();
});

function textOf(chunk: unknown): string {
  if (typeof chunk === 'string') return chunk;
  if (Array.isArray(chunk)) return chunk.map(textOf).join('');
  if (typeof chunk !== 'object' || chunk === null) return '';
  const { type, value, html, children, chunks } = chunk as Record<string, unknown>;
  if (type === 'html') return decode(String(html ?? value ?? ''));
  return textOf(children ?? chunks ?? value ?? '');
}

function decode(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name = '') =>
      hex === undefined && decimal === undefined
        ? (named[name] ?? '')
        : String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)),
    )
    .trim();
}
