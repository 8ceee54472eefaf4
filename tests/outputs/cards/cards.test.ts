import { mkdtemp, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Card } from '../../../src/outputs/cards/card.ts';
import { renderCards } from '../../../src/outputs/cards/cards.ts';
import { card } from './samples.ts';

let folder = '';
let options = { cacheDir: '', outDir: '' };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'));
  options = { cacheDir: join(folder, 'cache'), outDir: join(folder, 'out') };
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const cards: Card[] = [
  card('First', { path: 'cards/en/posts/first.png' }),
  card('Second', { path: 'cards/en/posts/second.png', kind: 'page' }),
  card('Third ไทย', { path: 'cards/fr/faq/third.png', kind: 'answer' }),
];
const missing = [{ path: 'cards/fr/faq/third.png', title: 'Third ไทย', characters: ['ไ', 'ท', 'ย'] }];

test('cards are rendered once and then come from the cache, with their warnings', async () => {
  expect(await renderCards(cards, options)).toEqual({ rendered: 3, cached: 0, missing });
  const picture = await readFile(join(options.outDir, 'cards/en/posts/first.png'));
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
  expect(picture.length).toBeLessThan(45_000);

  await rm(options.outDir, { recursive: true });
  expect(await renderCards(cards, options)).toEqual({ rendered: 0, cached: 3, missing });
  expect(await readFile(join(options.outDir, 'cards/en/posts/first.png'))).toEqual(picture);
});

test('only a changed or damaged card is rendered again, with the same bytes', async () => {
  const [first, second, third] = cards as [Card, Card, Card];
  const before = await readFile(join(options.outDir, first.path));
  const stored = (await readdir(join(options.cacheDir, 'cards'))).filter((name) => name.endsWith('.png'));
  for (const name of stored) {
    const file = join(options.cacheDir, 'cards', name);
    if ((await readFile(file)).equals(before)) await truncate(file, 100);
  }
  const changed = [first, { ...second, title: 'Second, changed' }, third];
  expect(await renderCards(changed, options)).toEqual({ rendered: 2, cached: 1, missing });
  expect((await readFile(join(options.outDir, first.path))).equals(before)).toBe(true);
});

test('a card that fails is named, and the others are made', async () => {
  const broken = card('Of no text', {
    path: 'cards/en/posts/broken.png',
    kicker: 42 as unknown as string,
  });
  const stray = card('Stray', { path: '../stray.png' });
  const twice = card('Twice', { path: 'cards/en/posts/first.png' });
  const fourth = card('Fourth', { path: 'cards/en/posts/fourth.png' });
  const failure: unknown = await renderCards([...cards, broken, stray, twice, fourth], options).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(AggregateError);
  const { message } = failure as AggregateError;
  expect(message).toMatch(/^3 social cards could not be made:/);
  expect(message).toContain('cards/en/posts/broken.png (“Of no text”)');
  expect(message).toContain('"../stray.png" is not a valid path for a card');
  expect(message).toContain('Another card has the path "cards/en/posts/first.png"');
  expect(await renderCards([fourth], options)).toMatchObject({ rendered: 0, cached: 1 });
});

test('an aborted run stops', async () => {
  const signal = AbortSignal.abort(new Error('Stopped.'));
  const fresh = Array.from({ length: 20 }, (_, index) =>
    card(`Fresh ${index}`, { path: `cards/${index}.png` }),
  );
  await expect(renderCards(fresh, { ...options, signal })).rejects.toThrow('Stopped.');
});

test('without cards nothing is done', async () => {
  expect(await renderCards([], options)).toEqual({ rendered: 0, cached: 0, missing: [] });
});
