import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import satori from 'satori';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { cardSize } from '../../../src/outputs/cards/card.ts';
import { composeCard, drawCard, renderCard } from '../../../src/outputs/cards/render.ts';
import { samples } from './samples.ts';

const folder = join(import.meta.dirname, 'goldens');
const update = process.env['UPDATE_GOLDENS'] === '1';
const hint =
  'The card looks different. Look at it: run the tests with UPDATE_GOLDENS=1 and compare the pictures in goldens/.';

const recorded: Record<string, { size: number; lines: number; sha256: string }> = update
  ? {}
  : JSON.parse(await readFile(join(folder, 'svg.json'), 'utf8'));

describe.each(Object.entries(samples))('%s', (name, card) => {
  test('is drawn as recorded', async () => {
    const { svg, fit } = await drawCard(card);
    const golden = {
      size: fit.step.size,
      lines: fit.lines,
      sha256: createHash('sha256').update(svg).digest('hex'),
    };
    if (update) {
      recorded[name] = golden;
      await writeFile(join(folder, 'svg.json'), `${JSON.stringify(recorded, null, 2)}\n`);
      const { png } = await renderCard(card);
      await sharp(png)
        .resize(600)
        .png({ palette: true, colours: 16 })
        .toFile(join(folder, `${name}.png`));
    }
    expect(golden, hint).toEqual(recorded[name]);
  });

  test('stays inside its margins, with the headline between the lines', async () => {
    const { png } = await renderCard(card);
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([cardSize.width, cardSize.height, 3]);
    const inked = (x: number, y: number) => {
      const at = (y * info.width + x) * 3;
      return data.readUIntBE(at, 3) !== 0xffffff;
    };
    const touched: string[] = [];
    for (let y = 0; y < info.height; y++) {
      for (let x = 0; x < info.width; x++) {
        const outside = x < 56 || x >= info.width - 56 || y < 48 || y >= info.height - 40;
        // The space between headline and lower line is white: no descender reaches it.
        const above = y >= 512 && y < 518;
        if ((outside || above) && inked(x, y)) touched.push(`${x},${y}`);
      }
    }
    expect(touched.slice(0, 5)).toEqual([]);
  });
});

test('if a card reports no missing character, satori itself misses none', async () => {
  const missed: string[] = [];
  for (const [name, card] of Object.entries(samples)) {
    const { missing, tree, options } = await composeCard(card);
    if (missing.length > 0) continue;
    await satori(tree, {
      ...options,
      loadAdditionalAsset: async (_language, segment) => {
        // Satori asks for emoji although it has pictures of them, and for spaces, which HarfBuzz adds.
        if (!(segment in options.graphemeImages) && segment.trim() !== '') missed.push(`${name}: ${segment}`);
        return [];
      },
    });
  }
  expect(missed).toEqual([]);
});
