import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardCache } from '../../../src/outputs/cards/cache.ts';
import { cardKey } from '../../../src/outputs/cards/key.ts';
import { isWholePng } from '../../../src/outputs/cards/png.ts';
import { card } from './samples.ts';

const png = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#1b4dd8' } })
  .png()
  .toBuffer();

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cards-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a key', () => {
  const plain = card('Title', { meta: 'Meta', label: 'Label' });
  test.each([
    [{ path: 'cards/fr/posts/sample.png' }],
    [{ kind: 'page' as const }],
    [{ lang: 'fr' }],
    [{ title: 'Title.' }],
    [{ kicker: 'Other' }],
    [{ meta: 'Other' }],
    [{ label: 'Other' }],
    [{ site: 'Other' }],
    [{ host: 'other.example' }],
  ])('changes with %j', (change) => {
    expect(cardKey({ ...plain, ...change })).not.toBe(cardKey(plain));
  });

  test('is the same for an equal card, in any order of fields', () => {
    const reversed = Object.fromEntries(Object.entries(plain).toReversed());
    expect(cardKey({ ...plain, ...reversed })).toBe(cardKey(plain));
    expect(cardKey(plain)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('differs if a text moved to the neighbouring field', () => {
    const { meta: _meta, ...bare } = plain;
    expect(cardKey({ ...bare, label: 'x' })).not.toBe(cardKey({ ...bare, meta: 'x' }));
  });
});

describe('a cache', () => {
  test('finds a stored card with its missing characters', async () => {
    const cache = cardCache(folder);
    expect(await cache.find('a')).toBeUndefined();
    await cache.store('a', { png, missing: [] });
    await cache.store('b', { png, missing: ['ไ'] });
    expect(await cache.find('a')).toEqual({ missing: [] });
    expect(await cache.find('b')).toEqual({ missing: ['ไ'] });
    expect(await readFile(cache.file('a'))).toEqual(png);
    expect(await readdir(join(folder, 'cards'))).toEqual(['a.png', 'b.missing.json', 'b.png']);
  });

  test('forgets the missing characters when a card is stored again', async () => {
    const cache = cardCache(folder);
    await cache.store('a', { png, missing: ['ไ'] });
    await cache.store('a', { png, missing: [] });
    expect(await cache.find('a')).toEqual({ missing: [] });
  });

  test.each([
    ['truncated', (file: string) => truncate(file, png.length - 20)],
    ['empty', (file: string) => truncate(file, 0)],
    ['changed in one byte', async (file: string) => writeFile(file, flipped(png, png.length >> 1))],
    ['longer', async (file: string) => writeFile(file, Buffer.concat([png, png]))],
  ])('does not find a file that is %s', async (_, damage) => {
    const cache = cardCache(folder);
    await cache.store('a', { png, missing: [] });
    await damage(cache.file('a'));
    expect(await cache.find('a')).toBeUndefined();
  });

  test('does not find a card with damaged notes', async () => {
    const cache = cardCache(folder);
    await cache.store('a', { png, missing: ['ไ'] });
    await writeFile(join(folder, 'cards', 'a.missing.json'), '["');
    expect(await cache.find('a')).toBeUndefined();
  });

  test('explains what to do if it cannot write, and leaves no files behind', async () => {
    await writeFile(join(folder, 'occupied'), '');
    const cache = cardCache(join(folder, 'occupied'));
    await expect(cache.store('a', { png, missing: [] })).rejects.toThrow(
      /^Cannot keep social cards in .*occupied/,
    );

    await mkdir(join(folder, 'cards', 'b.png'), { recursive: true });
    await expect(cardCache(folder).store('b', { png, missing: [] })).rejects.toThrow(
      /^Cannot keep social cards in/,
    );
    expect(await readdir(join(folder, 'cards'))).toEqual(['b.png']);
  });

  test('removes what no build has used for 30 days, and keeps the rest', async () => {
    const cache = cardCache(folder);
    const age = async (name: string, days: number) => {
      const then = Date.now() / 1000 - days * 86_400;
      await utimes(join(folder, 'cards', name), then, then);
    };
    for (const key of ['used', 'old', 'young']) await cache.store(key, { png, missing: ['ไ'] });
    await writeFile(join(folder, 'cards', 'x.png.1234.tmp'), 'half');
    await age('used.png', 29);
    await age('used.missing.json', 29);
    await age('old.png', 31);
    await age('old.missing.json', 31);
    await age('young.png', 29);
    await age('x.png.1234.tmp', 2);

    await cache.find('used');
    expect(Date.now() - (await stat(cache.file('used'))).mtimeMs).toBeLessThan(60_000);
    await cache.sweep();
    expect(await readdir(join(folder, 'cards'))).toEqual([
      'used.missing.json',
      'used.png',
      'young.missing.json',
      'young.png',
    ]);
  });
});

test('a complete PNG is told from an incomplete one', () => {
  expect(isWholePng(png)).toBe(true);
  for (const length of [0, 7, 8, 20, png.length - 12, png.length - 1]) {
    expect(isWholePng(png.subarray(0, length))).toBe(false);
  }
  for (const at of [0, 20, 40, png.length - 5]) expect(isWholePng(flipped(png, at))).toBe(false);
});

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}
